"""The forms of the pages: what is asked, what is accepted, in French."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from generator.review.models import Verdict

ALL = [("", "Toutes")]
UNDECIDED = "aucune"
ROWS, MOST_ROWS = 100, 1500


class SignInForm(AuthenticationForm):
    """Name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's form
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.fields["username"].label = "Identifiant"


class PasswordForm(PasswordChangeForm):
    """The old password, the new one twice."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's form
        request: HttpRequest,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.label_suffix = ""

    def clean_old_password(self) -> str:
        """Check it as signing in does: a seat left unlocked is not a place to guess from."""
        old = str(self.cleaned_data["old_password"])
        name = self.user.get_username()
        if authenticate(self.request, username=name, password=old) is None:
            message = self.error_messages["password_incorrect"]
            raise ValidationError(message, code="password_incorrect")
        return old


class SearchForm(forms.Form):
    """One line to look for, as people write it."""

    q = forms.CharField(
        label="Chercher",
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


class OpportunityFilter(SearchForm):
    """What narrows and orders the table; whatever is not understood is left at its default."""

    classe = forms.ChoiceField(label="Classe", required=False)
    decision = forms.ChoiceField(
        label="Décision",
        required=False,
        choices=[*ALL, (UNDECIDED, "Aucune encore"), *Verdict.choices],
    )
    tri = forms.ChoiceField(label="Trier par", required=False)
    sens = forms.ChoiceField(
        label="Ordre", required=False, choices=[("", "Habituel"), ("inverse", "Inverse")]
    )
    lignes = forms.ChoiceField(
        label="Lignes",
        required=False,
        choices=[("", str(ROWS)), (str(MOST_ROWS), f"Jusqu’à {MOST_ROWS}")],
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's form
        classes: list[tuple[str, str]],
        orders: list[tuple[str, str]],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        for name, choices in (("classe", [*ALL, *classes]), ("tri", orders)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def asked(self, name: str) -> str:
        """Return what was asked, or nothing when it was not understood."""
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")
