"""The weightings one may try: those voted, one's own, those shared; name, change, share, erase."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from generator.french import typographic
from generator.review.asking import Request, person_of
from generator.review.models import Build, Weighting
from generator.review.reading.criteria import axes_of
from generator.review.selection import Axis
from generator.review.trial import Trial, trial_of
from generator.review.trial.asked import written
from generator.review.trial.offered import Offered, offer_to
from generator.review.trial.panel import hidden

if TYPE_CHECKING:  # Django's form takes its model in brackets for the type checker alone
    _Form = forms.ModelForm[Weighting]
else:
    _Form = forms.ModelForm

NOTHING = "Changez d’abord un poids dans la table des opportunités : il n’y a rien à garder."


class WeightingForm(_Form):
    """A name, why, and whether others see it; the weights come from the address."""

    class Meta:
        """What a person writes."""

        model = Weighting
        fields = ("name", "why", "is_shared")
        widgets = {"why": forms.Textarea(attrs={"rows": 3})}  # noqa: RUF012 - Django's own form

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's form
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.fields["is_shared"].help_text = "Qui se connecte pourra l’essayer."

    def _get_validation_exclusions(self) -> set[str]:
        """Check the author too, who is not asked: a name is given once by each."""
        return super()._get_validation_exclusions() - {"author"}  # type: ignore[misc,no-any-return]


def weightings(request: Request) -> HttpResponse:
    """List what may be tried, with each weight."""
    build = Build.objects.first()
    axes = axes_of(build)
    offer = offer_to(person_of(request), build)
    groups = (
        ("Votées, ou du calcul", offer.voted),
        ("Les vôtres", offer.own),
        ("Partagées par d’autres", offer.shared),
    )
    context = {
        "groups": [
            (title, [_line(one, axes) for one in found]) for title, found in groups if found
        ],
        "faults": offer.faults,
    }
    return render(request, "review/weightings.html", context)


def new(request: Request) -> HttpResponse:
    """Name and keep the weights that the address or the form tries."""
    trial = trial_of(request.POST or request.GET, axes_of(Build.objects.first()))
    if not trial.is_on:
        for fault in trial.faults or (typographic(NOTHING),):
            messages.error(request, fault)
        return redirect("weightings")
    asked = Weighting(author=person_of(request), weights=trial.weights)
    form = WeightingForm(request.POST or None, instance=asked)
    return _kept(request, form, trial, "Garder ces poids")


def edit(request: Request, weighting_id: int) -> HttpResponse:
    """Change the name, the reason or the sharing of one's own."""
    own = _own(request, weighting_id)
    axes = axes_of(Build.objects.first())
    trial = trial_of({}, axes)
    form = WeightingForm(request.POST or None, instance=own)
    return _kept(request, form, trial, own.name)


@require_POST
def erase(request: Request, weighting_id: int) -> HttpResponse:
    """Erase one's own; nothing else depends on it."""
    own = _own(request, weighting_id)
    own.delete()
    messages.success(request, typographic(f"La pondération « {own.name} » est effacée."))
    return redirect("weightings")


def _own(request: Request, weighting_id: int) -> Weighting:
    """Find one's own; another's is not there, shared or not."""
    found = Weighting.objects.filter(author=person_of(request), pk=weighting_id).first()
    if found is None:
        raise Http404
    return found


def _kept(request: Request, form: WeightingForm, trial: Trial, title: str) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        kept = form.save()
        messages.success(request, typographic(f"La pondération « {kept.name} » est gardée."))
        return redirect("weightings")
    axes = axes_of(Build.objects.first())
    told = Offered("", "", form.instance.weights).lines_fr(axes)
    context = {"form": form, "title": title, "weights_fr": told, "trial_fields": hidden(trial)}
    return render(request, "review/weighting.html", context)


def _line(one: Offered, axes: list[Axis]) -> dict[str, Any]:
    return {
        "offered": one,
        "query": written(one.moved_from(axes)),
        "weights_fr": one.lines_fr(axes),
    }
