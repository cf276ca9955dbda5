"""The map of a territory; a table beside it says all that it shows."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from generator.folding import fold
from generator.french import number, typographic, within
from generator.review.asking import Request
from generator.review.mapping.drawing import drawn_map
from generator.review.mapping.layers import (
    ANSWERS,
    OF_ACTIVITY,
    PEOPLE,
    THEME,
    Layer,
    layer,
    layer_choices,
    usual,
)
from generator.review.models import Territory
from generator.review.pages.territory import territory_of
from generator.review.reading.subject import sheets_of
from generator.review.trial.asked import tried

EVERY = ("", "Toutes")


class MapForm(forms.Form):
    """What the map shows; whatever is not understood is left at its default."""

    couche = forms.ChoiceField(label="Montrer", required=False)
    activite = forms.ChoiceField(label="Activité (opportunités, existant)", required=False)

    def __init__(
        self,
        asked: Mapping[str, str],
        layers: Sequence[tuple[str, str]],
        activities: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__(asked, label_suffix="")
        for name, choices in (("couche", layers), ("activite", [EVERY, *activities])):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = list(choices)

    def asked(self, name: str) -> str:
        """Return what was asked, or nothing when it was not understood."""
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")


def territory_map(request: Request, epci_code: str) -> HttpResponse:
    """Draw one subject, commune by commune."""
    found = territory_of(epci_code)
    layers = layer_choices(found)
    labels = dict(_activities(found))
    first = request.GET.get("couche") or usual(found)
    form = MapForm(request.GET.dict() | {"couche": first}, layers, list(labels.items()))
    key, activity_id = form.asked("couche") or usual(found), form.asked("activite")
    sheets = sheets_of(found, activity_id) if key in OF_ACTIVITY else []
    shown = layer(found, key, sheets)
    rows = found.rows("out_communes")
    context = {
        "territory": found,
        "name_fr": typographic(found.epci_name),
        "form": form,
        "shown": shown,
        "activity_fr": within(labels.get(activity_id, "")) if key in OF_ACTIVITY else "",
        "source_fr": _source(key, found),
        "map": drawn_map(rows, shown, lambda code: _page_of(request, epci_code, code)),
        "rows": [_row(row, shown) for row in sorted(rows, key=_by_name)],
        "is_people": key == PEOPLE,
    }
    return render(request, "review/map.html", context)


def _page_of(request: Request, epci_code: str, commune_code: str) -> str:
    return reverse("commune", args=[epci_code, commune_code]) + tried(request)


def _activities(found: Territory) -> list[tuple[str, str]]:
    rows = found.opportunities.order_by("search").values_list("activity_id", "activity_label_fr")
    return [(key, typographic(label)) for key, label in rows]


def _by_name(row: Mapping[str, Any]) -> str:
    return fold(row["commune_name"])


def _row(row: Mapping[str, Any], shown: Layer) -> dict[str, str]:
    return {
        "code": row["commune_code"],
        "name_fr": typographic(row["commune_name"]),
        "told_fr": typographic(shown.told_of(row["commune_code"])),
        "people_fr": number(row["population"]),
    }


def _source(key: str, found: Territory) -> str:
    if key.startswith(THEME) or key == ANSWERS:
        return "enquêtes importées"
    if key == PEOPLE:
        [told] = found.rows("out_territories")
        return f"recensement de {told['population_year']}" if told["population_year"] else ""
    return "sources et registres du calcul"
