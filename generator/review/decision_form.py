"""The form of a decision: what is asked, and what could not be handed to the next build."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from generator.catalogues import read_catalogue
from generator.catalogues.lists import read_lists
from generator.decisions.lines import checked
from generator.decisions.opportunities import reason_faults
from generator.errors import DataError
from generator.french import sentence, text_of, typographic
from generator.resources.cells import LONGEST_LABEL
from generator.review.configuration import configuration
from generator.review.forms import ALL, SearchForm
from generator.review.models import Verdict
from generator.settings import shipped

ASKED = ("verdict", "reason_id", "reason", "carrier", "comment")
ONLY_WITH = "Un motif ne va qu'avec « écarter » ou « à approfondir »."
WITHOUT_REASON = (Verdict.KEPT, Verdict.REOPENED)
Offered = Sequence[tuple[str, Sequence[str]]]


@lru_cache(maxsize=1)
def reasons() -> dict[str, str]:
    """Name the reasons of the workspace's catalogue; a new one is taken at the next start."""
    lists = read_lists([shipped("data"), configuration().workspace.catalogues])
    rows = lists["land_decision_reasons"].sort_values("rank_order")
    return dict(zip(rows["reason_id"], rows["label_fr"], strict=True))


@lru_cache(maxsize=1)
def catalogued_carriers() -> tuple[str, ...]:
    """Name the forms of the workspace's catalogue; a new one is taken at the next start."""
    catalogue = read_catalogue([shipped("data"), configuration().workspace.catalogues])
    return tuple(sorted(text_of(one.label_fr) for one in catalogue.carriers.values()))


def _words(label: str, rows: int, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST_LABEL,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class DecisionForm(forms.Form):
    """A verdict, why, who could carry it, and free words.

    Parameters
    ----------
    offered
        The carriers that may be chosen: a title, and the names under it.
    """

    verdict = forms.ChoiceField(
        label="Décision",
        choices=Verdict.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez une décision."},
    )
    reason_id = forms.ChoiceField(
        label="Motif", required=False, help_text="Demandé pour écarter, possible pour approfondir."
    )
    reason = _words("Précision sur le motif", 2)
    carrier = forms.ChoiceField(label="Porteur pressenti", required=False)
    comment = _words(
        "Commentaire", 4, "Lu ici seulement, jamais publié. N’y nommez pas de particulier."
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's form
        offered: Offered,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        groups = [(title, [(name, name) for name in names]) for title, names in offered if names]
        for name, choices in (
            ("reason_id", [("", "Aucun motif"), *reasons().items()]),
            ("carrier", [("", "Aucun pour l’instant"), *groups]),
        ):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def clean_reason(self) -> str:
        """Refuse what a line of the next build's file could not hold."""
        return self._written("reason")

    def clean_comment(self) -> str:
        """Refuse what a line of the next build's file could not hold."""
        return self._written("comment")

    def clean(self) -> None:
        """Ask why an opportunity is set aside; refuse a reason against what is kept."""
        super().clean()
        asked = self.cleaned_data
        verdict, reason_id = asked.get("verdict"), asked.get("reason_id")
        # What is at fault already says so on its own field.
        if "reason_id" in asked and "reason" in asked:
            for fault in reason_faults(verdict, reason_id, asked["reason"], "motif"):
                self.add_error("reason_id", sentence(f"{fault.what} : {fault.remedy}"))
        if reason_id and verdict in WITHOUT_REASON:
            self.add_error("reason_id", typographic(ONLY_WITH))

    def _written(self, name: str) -> str:
        text = str(self.cleaned_data.get(name) or "").strip()
        try:
            # Its lines are kept here; the file, where a line is a decision, joins them.
            checked(text, name)
        except DataError as error:
            [fault] = error.faults
            raise ValidationError(sentence(f"{fault.what} : {fault.remedy}")) from error
        return text


class DecisionFilter(SearchForm):
    """What narrows the list of decisions; whatever is not understood is left at its default."""

    decision = forms.ChoiceField(label="Décision", required=False, choices=[*ALL, *Verdict.choices])
    motif = forms.ChoiceField(label="Motif", required=False)
    auteur = forms.ChoiceField(label="Auteur", required=False)
    lignes = forms.ChoiceField(
        label="Montrer",
        required=False,
        choices=[("", "Ce qui vaut aujourd’hui"), ("toutes", "Tout l’historique")],
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's form
        authors: Sequence[str],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        for name, choices in (
            ("motif", [("", "Tous"), *reasons().items()]),
            ("auteur", [("", "Tous"), *((author, author) for author in authors)]),
        ):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def asked(self, name: str) -> str:
        """Return what was asked, or nothing when it was not understood."""
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")
