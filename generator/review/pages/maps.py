"""The map of a territory and the page of each commune; a table says all that the map shows."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from generator.french import is_known, listed, number, percent, sentence, typographic, within
from generator.review.asking import Request
from generator.review.mapping.drawing import drawn_map
from generator.review.mapping.layers import (
    OF_ACTIVITY,
    THEME,
    Layer,
    layer,
    layer_choices,
    own,
    usual,
)
from generator.review.models import OpportunitySheet, Territory
from generator.review.pages.opportunities import axes_of
from generator.review.pages.territory import territory_of
from generator.review.trial import trial_of
from generator.review.trial.asked import tried
from generator.review.trial.panel import banner
from generator.review.trial.standing import stand
from generator.review.trial.told import moved_fr, summary_fr

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
    sheets = _sheets(found, activity_id) if key in OF_ACTIVITY else []
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
        "rows": [_row(row, shown) for row in rows],
    }
    return render(request, "review/map.html", context)


def commune(request: Request, epci_code: str, commune_code: str) -> HttpResponse:
    """Show what was told in a commune, what exists there, and which opportunities propose it."""
    found = territory_of(epci_code)
    row = next((r for r in found.rows("out_communes") if r["commune_code"] == commune_code), None)
    if row is None:
        raise Http404
    sheets = _sheets(found, "")
    trial = trial_of(request.GET, axes_of(found.build))
    places = stand([sheet.opportunity for sheet in sheets], trial)
    sheets.sort(key=lambda sheet: sheet.opportunity.rank)
    context = {
        "territory": found,
        "name_fr": typographic(row["commune_name"]),
        "people_fr": number(row["population"]),
        "heard_fr": layer(found, "reponses", ()).told_of(commune_code)
        if found.rows("out_surveys")
        else "aucune enquête dans ce territoire",
        "needs": [_need(one) for one in _there(found, "out_place_needs", commune_code)],
        "cluster": next(iter(_there(found, "out_clusters", commune_code)), None),
        "resources": [
            one for one in found.rows("out_resources") if one["commune_name"] == row["commune_name"]
        ],
        "supply": _supply(sheets, commune_code),
        "proposals": _proposals(sheets, commune_code),
    } | banner(request, trial, summary_fr(places.values()))
    return render(request, "review/commune.html", context)


def _page_of(request: Request, epci_code: str, commune_code: str) -> str:
    return reverse("commune", args=[epci_code, commune_code]) + tried(request)


def _activities(found: Territory) -> list[tuple[str, str]]:
    rows = found.opportunities.order_by("search").values_list("activity_id", "activity_label_fr")
    return [(key, typographic(label)) for key, label in rows]


def _sheets(found: Territory, activity_id: str) -> list[OpportunitySheet]:
    """Read the sheets of an activity, or of all: one question."""
    rows = OpportunitySheet.objects.filter(opportunity__territory=found)
    if activity_id:
        rows = rows.filter(opportunity__activity_id=activity_id)
    return list(rows.select_related("opportunity").order_by("opportunity__rank"))


def _there(found: Territory, table: str, commune_code: str) -> list[dict[str, Any]]:
    return [row for row in found.rows(table) if row["commune_code"] == commune_code]


def _row(row: Mapping[str, Any], shown: Layer) -> dict[str, str]:
    return {
        "code": row["commune_code"],
        "name_fr": typographic(row["commune_name"]),
        "told_fr": typographic(shown.told_of(row["commune_code"])),
        "people_fr": number(row["population"]),
    }


def _source(key: str, found: Territory) -> str:
    if key.startswith(THEME) or key == "reponses":
        return "enquêtes importées"
    if key == "habitants":
        [told] = found.rows("out_territories")
        return f"recensement de {told['population_year']}" if told["population_year"] else ""
    return "sources et registres du calcul"


def _need(row: Mapping[str, Any]) -> dict[str, str]:
    low, high = row["share_low"], row["share_high"]
    between = f" (entre {percent(low, 0)} et {percent(high, 0)})" if is_known(low) else ""
    return {
        "theme_fr": typographic(row["theme_label_fr"]),
        "told_fr": sentence(f"environ {percent(row['smoothed_share'], 0)} en parlent{between}"),
        "hot_fr": sentence(row["hot_spot_fr"] or ""),
    }


def _supply(sheets: Sequence[OpportunitySheet], commune_code: str) -> list[str]:
    """List what exists in a commune, each thing once whatever the activities that meet it."""
    found: dict[str, set[int]] = {}
    for row in (row for sheet in sheets for row in own(sheet)):
        if row["commune_code"] == commune_code:
            told = typographic(f"{row['structure_name'] or row['supply_kind_label_fr']}")
            count = row["structure_count"] or 1
            found.setdefault(told, set()).add(count)
    return [
        f"{told} ({number(max(counts))})" if max(counts) > 1 else told
        for told, counts in sorted(found.items())
    ]


def _proposals(sheets: Sequence[OpportunitySheet], commune_code: str) -> list[dict[str, Any]]:
    told = []
    for sheet in sheets:
        reasons = [
            row["reason_fr"]
            for row in sheet.rows("out_opportunity_places")
            if row["commune_code"] == commune_code
        ]
        if reasons:
            one = sheet.opportunity
            told.append(
                {
                    "opportunity_id": one.opportunity_id,
                    "label_fr": typographic(one.activity_label_fr),
                    "class_id": one.class_id,
                    "class_fr": typographic(one.class_label_fr),
                    "rank": one.rank,
                    "moved": moved_fr(one),
                    "reason_fr": sentence(listed([str(reason) for reason in reasons])),
                }
            )
    return told
