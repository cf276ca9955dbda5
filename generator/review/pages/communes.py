"""The page of a commune: what was told there, what exists, which opportunities could live there."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from generator.french import is_known, listed, number, percent, sentence, typographic
from generator.review.asking import Request
from generator.review.mapping.layers import ANSWERS, NONE, STATE, layer, own
from generator.review.models import OpportunitySheet, Territory
from generator.review.pages.territory import territory_of
from generator.review.reading.criteria import axes_of
from generator.review.reading.subject import sheets_of
from generator.review.trial import trial_of
from generator.review.trial.panel import banner
from generator.review.trial.standing import stand
from generator.review.trial.told import moved_fr, summary_fr


def commune(request: Request, epci_code: str, commune_code: str) -> HttpResponse:
    """Show what was told in a commune, what exists there, and which opportunities propose it."""
    found = territory_of(epci_code)
    row = next((r for r in found.rows("out_communes") if r["commune_code"] == commune_code), None)
    if row is None:
        raise Http404
    sheets = sheets_of(found)
    trial = trial_of(request.GET, axes_of(found.build))
    places = stand([sheet.opportunity for sheet in sheets], trial)
    sheets.sort(key=lambda sheet: sheet.opportunity.rank)
    context = {
        "territory": found,
        "name_fr": typographic(row["commune_name"]),
        "people_fr": number(row["population"]),
        "heard_fr": layer(found, ANSWERS, ()).told_of(commune_code)
        if found.rows("out_surveys")
        else "aucune enquête dans ce territoire",
        "silence_fr": _silence(found, row),
        "needs": [_need(one) for one in _there(found, "out_place_needs", commune_code)],
        "cluster": next(iter(_there(found, "out_clusters", commune_code)), None),
        "resources": [
            one for one in found.rows("out_resources") if one["commune_name"] == row["commune_name"]
        ],
        "supply": _supply(sheets, commune_code),
        "proposals": _proposals(sheets, commune_code),
    } | banner(request, trial, summary_fr(places))
    return render(request, "review/commune.html", context)


def _there(found: Territory, table: str, commune_code: str) -> list[dict[str, Any]]:
    return [row for row in found.rows(table) if row["commune_code"] == commune_code]


def _silence(found: Territory, row: Mapping[str, Any]) -> str:
    """Say why no need is told of a commune: each reason is another thing to do next."""
    if not found.rows("out_surveys"):
        return "Sans enquête, rien ne dit ce que pensent les habitants d’ici."
    if row[STATE] == NONE:
        return "Aucune réponse n’est rattachée à cette commune."
    return (
        "Les réponses d’ici sont trop peu nombreuses, thème par thème, pour être publiées sans que "
        "quelqu’un puisse y être reconnu."
    )


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
