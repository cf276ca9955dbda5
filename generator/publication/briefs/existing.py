"""What exists in a territory, and what is missing: structures, resources, equipment, links."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from generator.french import (
    UNKNOWN,
    WIDE,
    counted,
    is_known,
    listed,
    number,
    sentence,
    text_of,
    typographic,
    within,
)
from generator.publication.briefs.places import missing_link

FEWEST_EXPECTED = 2.0  # under two expected, one more or less decides: the gap is not told
ROUNDED_FROM = 10.0  # from ten on, a tenth of an equipment says nothing
ASSOCIATION = "association"  # as out_supply names them
REGISTER = "registre local"  # as out_resources names it; other sources are public files
RESOURCE_KINDS = 6  # more would fill the column: the workbook has them all


@dataclass(frozen=True)
class Existing:
    """What exists and what is missing; a supply is a label and a count in words."""

    supply: tuple[tuple[str, str], ...]
    supply_note_fr: str
    resources_fr: str
    gaps: tuple[tuple[str, str, str, str], ...]  # type, present, expected, least and most likely
    gaps_note_fr: str
    missing_link_fr: str


def existing(
    tables: Mapping[str, pd.DataFrame], associations_note: object, *, is_overseas: bool
) -> Existing:
    """Read what exists and what is missing in one EPCI.

    Parameters
    ----------
    tables
        ``out_supply``, ``out_gaps``, ``out_resources``, ``out_value_chains`` and
        ``out_opportunities``, of that EPCI alone.
    associations_note
        What its row of ``out_territories`` says of associations.
    is_overseas
        It lies in an overseas département.
    """
    supply = tables["out_supply"].sort_values(
        ["structure_count", "structure_kind"], ascending=[False, True], na_position="last"
    )
    lacking = lacking_types(tables["out_gaps"])
    return Existing(
        supply=tuple(
            (
                _dated(row["structure_kind_label_fr"], row["structure_year"]),
                _count(row["structure_count"]),
            )
            for _, row in supply.iterrows()
        ),
        supply_note_fr=_supply_note(supply, associations_note),
        resources_fr=typographic(_resources(tables["out_resources"])),
        gaps=tuple(
            (
                text_of(row["type_label_fr"]),
                _count(row["observed_count"]),
                number(row["expected_count"], 0 if row["expected_count"] >= ROUNDED_FROM else 1),
                _range(row["expected_low"], row["expected_high"]),
            )
            for _, row in lacking.iterrows()
        ),
        gaps_note_fr=_gaps_note(lacking, is_overseas=is_overseas),
        missing_link_fr=missing_link(tables["out_value_chains"], tables["out_opportunities"]),
    )


def _dated(label: object, year: object) -> str:
    """Name a kind of structure with the year it was counted, when it was."""
    return f"{text_of(label)} ({year})" if is_known(year) else text_of(label)


def lacking_types(gaps: pd.DataFrame) -> pd.DataFrame:
    """Keep the types truly short, those furthest from what is expected first."""
    known = gaps[gaps["gap_count"].notna() & gaps["expected_count"].notna()]
    told = known["is_lacking"].fillna(value=False) & (known["expected_count"] >= FEWEST_EXPECTED)
    short = known[told]
    share = short["gap_count"] / short["expected_count"]
    # What falls under the range is no chance; what lies in it may be.
    is_under = (short["observed_count"] < short["expected_low"]).fillna(value=False)
    return short.assign(short_share=share, is_under=is_under).sort_values(
        ["is_under", "short_share", "type_code"], ascending=[False, False, True]
    )


def _gaps_note(lacking: pd.DataFrame, *, is_overseas: bool) -> str:
    if lacking.empty:
        return ""
    years = " et ".join(str(year) for year in sorted(lacking["equipment_year"].dropna().unique()))
    held = "huit territoires sur dix"
    # Measured with départements held out (docs/evaluation): the range is too narrow there.
    held += " de métropole, moins outre-mer," if is_overseas else ""
    return sentence(
        f"Attendus : pour tant d'habitants, cette densité et ce revenu ; {held} "
        f"sont dans la fourchette de la dernière colonne (base permanente des équipements, "
        f"{years}). Un nombre dans la fourchette peut tenir au hasard"
    )


def _range(low: object, high: object) -> str:
    if not (is_known(low) and is_known(high)):
        return ""
    return f"{number(float(low))}{WIDE}et{WIDE}{number(float(high))}"  # type: ignore[arg-type]


def _supply_note(supply: pd.DataFrame, associations_note: object) -> str:
    """Say why each unknown count is so, then what to know of associations that are counted."""
    is_unknown = supply["structure_count"].isna()
    reasons = supply[is_unknown & supply["note_fr"].notna()].groupby("note_fr", sort=True)
    told = [
        f"{listed([within(str(label)) for label in rows['structure_kind_label_fr']])} : {note}"
        for note, rows in reasons
    ]
    is_repeated = (is_unknown & (supply["structure_kind"] == ASSOCIATION)).any()
    if is_known(associations_note) and not is_repeated:
        told.append(str(associations_note))
    return " ".join(sentence(note) for note in told)


def _count(value: float | None) -> str:
    return number(value) if is_known(value) else UNKNOWN


def _resources(resources: pd.DataFrame) -> str:
    """Tell the local register, then what public files see by commune.

    What they count by EPCI (structures, vacant dwellings) is told beside, or in the workbook.
    """
    if resources.empty:
        return "Aucune ressource locale n'est connue à ce jour."
    is_registered = resources["source_fr"] == REGISTER
    registered, public = resources[is_registered], resources[~is_registered]
    told = _registered(registered) if len(registered) else "Registre local : aucune ressource."
    placed = public[public["commune_name"].notna()]
    seen = [
        f"{label} dans {counted(rows['commune_name'].nunique(), 'commune')} ({source})"
        for (label, source), rows in placed.groupby(["resource_kind_label_fr", "source_fr"])
    ]
    return f"{told} Fichiers publics : {' ; '.join(seen)}." if seen else told


def _registered(resources: pd.DataFrame) -> str:
    """Name the first kinds of resources; labels hold commas, so semicolons part them."""
    kinds = (
        resources.groupby("resource_kind_label_fr")
        .size()
        .rename("resource_count")
        .reset_index()
        .sort_values(["resource_count", "resource_kind_label_fr"], ascending=[False, True])
    )
    told = [
        f"{row['resource_kind_label_fr']}{_times(int(row['resource_count']))}"
        for _, row in kinds.head(RESOURCE_KINDS).iterrows()
    ]
    left = len(kinds) - len(told)
    told += [counted(left, "autre sorte", "autres sortes")] if left else []
    total = counted(len(resources), "ressource locale", "ressources locales")
    return f"{total} au registre : {' ; '.join(told)}."


def _times(count: int) -> str:
    return f" ({number(count)})" if count > 1 else ""
