"""Sign in, sign out, change one's password."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.http import HttpResponse
from django.urls import reverse_lazy

from generator.review.forms import PasswordForm, SignInForm


class SignIn(LoginView):
    """Sign in by name and password; five misses and the name waits a quarter of an hour."""

    template_name = "review/sign_in.html"
    form_class = SignInForm
    redirect_authenticated_user = True


class SignOut(LogoutView):
    """Sign out; by a form alone, so that no link of another site does it."""

    http_method_names = ["post", "options"]  # noqa: RUF012 - Django's own name


class Password(PasswordChangeView):
    """Change one's password; other sessions of the person end there."""

    template_name = "review/password.html"
    form_class = PasswordForm
    success_url = reverse_lazy("home")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Hand the request to the form: misses are counted by name and address."""
        return super().get_form_kwargs() | {"request": self.request}

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        """Change it and say so."""
        messages.success(self.request, "Votre mot de passe est changé.")
        return super().form_valid(form)
