"""The opportunity note: one page on one activity in one territory, from the published tables."""

from collections.abc import Mapping

import pandas as pd

from generator.errors import DataError, Fault
from generator.french import (
    NARROW,
    clauses,
    is_known,
    listed,
    number,
    sentence,
    text_of,
    typographic,
)
from generator.opportunities.arithmetic import OPINIONS_FR
from generator.publication.briefs import note_around
from generator.publication.briefs.note_model import known_row, model_rows
from generator.publication.briefs.note_steps import limits, next_steps
from generator.publication.briefs.proposals import RESOURCE_CRITERIA, VERDICTS, marked
from generator.publication.briefs.sheets import (
    Picture,
    Rows,
    Section,
    Sheet,
    Words,
    sections,
)
from generator.publication.drawings.mark_chart import Mark, mark_chart

Tables = Mapping[str, pd.DataFrame]
NEED_CRITERIA = ("besoin", "manque_offre", "acces")
PLACE_COUNT = 5


def opportunity_note(tables: Tables, opportunity_id: str, build_id: str) -> Sheet:
    """Read the note of an opportunity from the published tables.

    Parameters
    ----------
    tables
        The ``out_*`` tables by name, of its EPCI or of more.
    opportunity_id
        ``<epci>-<activity>``.

    Raises
    ------
    DataError
        If the opportunity is not in ``out_opportunities``.
    """
    row = opportunity_row(tables, opportunity_id)
    own = {name: _of(table, row) for name, table in tables.items()}
    activity = known_row(tables["out_activities"], "activity_id", str(row["activity_id"]))
    territory = own["out_territories"].iloc[0]
    return Sheet(
        key=opportunity_id,
        kind_fr="Note d’opportunité",
        title_fr=typographic(str(row["activity_label_fr"])),
        subtitle_fr=typographic(str(territory["epci_name"])),
        build_id=build_id,
        is_demo=bool(is_known(territory["is_demo"]) and territory["is_demo"]),
        headline_fr=_headline(row),
        left=_left(own, row, activity),
        right=_right(own, row),
        asked_title_fr="Que faire maintenant",
        asked=next_steps(own, row, activity),
        limits=limits(row),
        sources_fr=_sources(own["out_opportunity_parts"]),
    )


def opportunity_row(tables: Tables, opportunity_id: str) -> pd.Series:
    """Return the row of an opportunity.

    Raises
    ------
    DataError
        If it is not in ``out_opportunities``; the nearest of its EPCI are named.
    """
    rows = tables["out_opportunities"]
    found = known_row(rows, "opportunity_id", opportunity_id)
    if found is not None:
        return found
    same = rows[rows["epci_code"] == opportunity_id.partition("-")[0]].sort_values("rank")
    raise DataError(
        Fault(
            f"l'opportunité « {opportunity_id} » n'est pas dans ce calcul",
            example=", ".join(same["opportunity_id"].head(3)) or "200039055-recyclerie",
            remedy="écrivez <code de l'EPCI>-<identifiant de l'activité>",
        )
    )


def _of(table: pd.DataFrame, row: pd.Series) -> pd.DataFrame:
    for key in ("opportunity_id", "epci_code"):
        if key in table:
            own: pd.DataFrame = table[table[key] == row[key]]
            return own
    return table


def _headline(row: pd.Series) -> str:
    rank = row["rank"]
    placed = (
        f"{number(rank)}{'re' if rank == 1 else 'e'} de son territoire" if is_known(rank) else ""
    )
    told = [
        text for text in (text_of(row["class_label_fr"]), placed, marked(row.to_dict())) if text
    ]
    return sentence(", ".join(told))


def _left(own: Tables, row: pd.Series, activity: pd.Series | None) -> tuple[Section, ...]:
    parts = own["out_opportunity_parts"]
    told = parts[parts["criterion_id"].isin(RESOURCE_CRITERIA) & parts["sentence_fr"].notna()]
    known = told[~told["is_missing"].fillna(value=True)].sort_values("criterion_id")
    places = own["out_opportunity_places"].sort_values("commune_code")["commune_name"]
    named = typographic(listed([str(name) for name in places], PLACE_COUNT))
    return sections(
        (
            "Le besoin et ses preuves",
            [
                Words(sentence(text_of(row["called_by_fr"]))),
                *(Words(sentence(str(text))) for text in _evidence(parts)),
                note_around.needs(
                    own["out_needs"], activity, has_survey=not own["out_surveys"].empty
                ),
                Words(named, f"Où{NARROW}:") if len(places) else None,
            ],
        ),
        (
            "Avec quelles ressources locales",
            [
                *(Words(sentence(str(text))) for text in known["sentence_fr"]),
                note_around.resources(own["out_resources"], activity),
                note_around.kinds(activity, "critical", "Indispensables"),
                note_around.kinds(activity, "useful", "Utiles"),
            ],
        ),
        (
            "Qui le fait déjà",
            [
                Words(sentence(text_of(row["supplementarite_fr"]))),
                Words(_opinion(row)),
                note_around.supply(own["out_existing_supply"]),
            ],
        ),
        ("Le modèle de l’activité", [_model(activity)]),
    )


def _right(own: Tables, row: pd.Series) -> tuple[Section, ...]:
    sensitivity = own["out_sensitivity"]
    drawn = None if sensitivity.empty else sensitivity.iloc[0]
    changes = () if drawn is None else tuple(
        Words(sentence(text_of(drawn.get(name))))
        for name in ("draws_fr", "change_fr", "missing_ends_fr")
    )  # fmt: skip
    missing = text_of(row["missing_fr"])
    return sections(
        ("Les notes, axe par axe", [_marks(own["out_opportunity_parts"])]),
        ("Qui pourrait porter", [_carriers(own["out_opportunity_carriers"])]),
        (
            "Ce qui parle contre",
            [
                *(Words(text) for text in _against(row)),
            ],
        ),
        (
            "Ce qui changerait son rang",
            [*changes, Words(sentence(missing), f"Inconnus{NARROW}:") if missing else None],
        ),
    )


def _evidence(parts: pd.DataFrame) -> list[str]:
    """List what is known of the need and of what is lacking, criterion by criterion."""
    told = parts[parts["criterion_id"].isin(NEED_CRITERIA) & parts["sentence_fr"].notna()]
    known = told[~told["is_missing"].fillna(value=True)].set_index("criterion_id")["sentence_fr"]
    return [str(known[name]) for name in NEED_CRITERIA if name in known.index]


def _against(row: pd.Series) -> list[str]:
    """List what speaks against, each once: a condition may be the counter-argument itself."""
    texts = [sentence(text_of(row.get(name))) for name in ("counter_fr", "gates_fr", "held_fr")]
    return [text for text in dict.fromkeys(texts) if text]


def _opinion(row: pd.Series) -> str:
    if not is_known(row["cle_opinion"]):
        return ""
    opinion = OPINIONS_FR.get(str(row["cle_opinion"]), str(row["cle_opinion"]))
    return sentence(f"Avis du comité local pour l'emploi : {opinion} ({row['cle_opinion_date']})")


def _model(activity: pd.Series | None) -> Rows | None:
    if activity is None:
        return None
    headings = ("Quoi", "Ordre de grandeur", "Certitude")
    told = model_rows({str(name): cell for name, cell in activity.items()})
    return Rows("Modèle de l’activité", headings, told, (1.0, 1.7, 0.8), is_whole=True)


def _marks(parts: pd.DataFrame) -> Picture:
    ordered = parts.sort_values(["weight", "criterion_id"], ascending=[False, True])
    marks = [
        Mark(
            text_of(part["criterion_label_fr"]),
            *map(_mark, (part["mark"], part["mark_low"], part["mark_high"])),
        )
        for _, part in ordered.iterrows()
    ]
    return Picture(mark_chart(marks))


def _mark(cell: object) -> float | None:
    return float(cell) if is_known(cell) else None  # type: ignore[arg-type]


def _carriers(carriers: pd.DataFrame) -> Rows:
    rows = []
    for _, one in carriers.sort_values("carrier_position").iterrows():
        there = ", ".join(
            t for t in (text_of(one["structure_name"]), text_of(one["commune_name"])) if t
        )
        label = text_of(one["carrier_label_fr"])
        rows.append((
            f"{there} ({label})" if there else label,
            VERDICTS.get(str(one["verdict"]), ""),
            text_of(one["reason_fr"]),
        ))  # fmt: skip
    headings = ("Porteur", "En droit", "Pourquoi")
    return Rows(
        "Qui pourrait porter", headings, tuple(rows), (1.2, 0.6, 1.8),
        "autre porteur", "autres porteurs",
    )  # fmt: skip


def _sources(parts: pd.DataFrame) -> str:
    known = parts[~parts["is_missing"].fillna(value=True)]["source_fr"].dropna()
    # Criteria share sources: each is named once.
    named = dict.fromkeys(one for text in known for one in clauses(text_of(text)))
    return f"Sources{NARROW}: {f'{NARROW}; '.join(named)}." if named else ""
