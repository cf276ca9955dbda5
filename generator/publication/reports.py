"""What the operator reads of a run: freshness, quality bulletin, ranking and links, as text."""

from collections.abc import Iterator, Mapping, Sequence, Sized
from typing import Any, TypeVar

import pandas as pd

from generator.errors import Fault
from generator.french import agree, counted, is_known, number
from generator.publication.briefs.printing import BRIEFS, NOTES
from generator.publication.release import Release
from generator.warehouse.checks import CheckResult
from generator.warehouse.store import Build

Stage = TypeVar("Stage", bound=Sized)

WHOLE = 100.0  # a progress bar's end, in percent
RANKED = 10  # first activities shown of each territory
NAMED_EACH = 20  # sheets; more are told by their folder and their number
SHOWN = 300  # lines above which a page is no longer read
DATE_LENGTH = len("2026-11-22")


def stages(batches: Sequence[Stage]) -> Iterator[tuple[float, Stage]]:
    """Give each batch of tables with the share of the tables made once it is over, in percent."""
    total, done = sum(map(len, batches)), 0
    for batch in batches:
        done += len(batch)
        yield WHOLE * done / total, batch


def freshness(taken_on: Mapping[str, str], faults: Mapping[str, str]) -> list[dict[str, str]]:
    """Say of each source which copy is held, and why it is not today's when fetching failed."""
    return [
        {
            "Source": source_id,
            "Copie du": taken_on[source_id],
            "Collecte": (
                f"en échec, dernière bonne copie gardée : {faults[source_id]}"
                if source_id in faults
                else "réussie"
            ),
        }
        for source_id in sorted(taken_on)
    ]


def bulletin(build: Build, sources: pd.DataFrame, results: Sequence[CheckResult]) -> str:
    """Write the quality bulletin of a build.

    Parameters
    ----------
    sources : DataFrame, one row per source
        ``out_sources`` of that build.
    results
        What each rule about data found.
    """
    taken = {key: str(folder) for key, folder in build.context.get("snapshots", {}).items()}
    without = build.context.get("without", [])
    lines = [
        f"# Bulletin de qualité du calcul {build.build_id}",
        "",
        f"{_counts(sources, results)}, {counted(len(build.tables), 'table')}.",
        f"Sources dont on s'est passé : {', '.join(without) or 'aucune'}.",
        "",
        "## Sources",
        "",
        *_table(
            ("Source", "Millésime", "Copie du", "Lignes", "Codes suivis", "Codes sans équivalent",
             "Couverture", "À savoir"),
            [_source_row(row, taken) for row in _records(sources)],
        ),
        "",
        "## Règles sur les données",
        "",
        *_rules(results),
    ]  # fmt: skip
    return "\n".join(lines)


def refusal(faults: Sequence[Fault]) -> str:
    """Say which rules refused a build, and which rows are at fault."""
    return "\n".join(
        [
            f"# Publication arrêtée : {counted(len(faults), 'règle')} en défaut",
            "",
            *(f"- {fault}" for fault in faults),
        ]
    )


def ranking(
    opportunities: pd.DataFrame, territories: pd.DataFrame, epci_codes: Sequence[str]
) -> list[dict[str, str]]:
    """List the first activities of each chosen territory, as many territories as a page holds.

    Parameters
    ----------
    opportunities, territories : DataFrame
        ``out_opportunities`` and ``out_territories``.
    """
    names = territories.set_index("epci_code")["epci_name"]
    chosen = opportunities[opportunities["epci_code"].isin(epci_codes)]
    first = chosen[chosen["rank"] <= RANKED].sort_values(["epci_code", "rank", "opportunity_id"])
    return [
        {
            "Territoire": str(names[row["epci_code"]]),
            "Rang": number(row["rank"]),
            "Activité": str(row["activity_label_fr"]),
            "Score": number(row["score"], 1),
            "Bornes": f"{number(row['score_low'], 1)} à {number(row['score_high'], 1)}",
            "Classement": str(row["class_label_fr"]),
        }
        for row in _records(first.head(SHOWN))
    ]


def collection_line(unanswered: Sequence[str]) -> str:
    """Say how fetching the sources went."""
    told = f"en échec : {', '.join(unanswered)}" if unanswered else "toutes ont répondu"
    return f"Sources collectées ; {told}."


def release_lines(release: Release) -> list[str]:
    """List what a person opens first in a release: the workbook, the briefs and the notes."""
    return [
        f"Publication : {release.folder}",
        *(f"  {one}" for one in opened_first(release)),
        *release.notes,
    ]


def opened_first(release: Release) -> list[str]:
    """Name the workbook, and each brief and note, or their folder where they are many."""
    told = [str(release.workbook)]
    for name, one, many in ((BRIEFS, "fiche", "fiches"), (NOTES, "note", "notes")):
        files = [release.folder / path for path in release.files if path.parts[0] == name]
        if len(files) > NAMED_EACH:
            told.append(f"{release.folder / name} : {counted(len(files), one, many)}")
        else:
            told += map(str, files)
    return told


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _counts(sources: pd.DataFrame, results: Sequence[CheckResult]) -> str:
    verified = agree(len(results), "vérifiée")
    return f"{counted(len(sources), 'source')}, {counted(len(results), 'règle')} {verified}"


def _source_row(row: Mapping[str, object], taken: Mapping[str, str]) -> tuple[str, ...]:
    return (
        str(row["title"]),
        str(row["vintage"]),
        taken.get(str(row["source_id"]), "")[:DATE_LENGTH],
        *(_count(row[name]) for name in ("row_count", "followed_count", "unmatched_count")),
        str(row["coverage_fr"]),
        _text(row["note_fr"]),
    )


def _rules(results: Sequence[CheckResult]) -> list[str]:
    if not results:
        return ["Aucune règle n'est écrite."]
    return _table(
        ("Règle", "Constat", "Exemples"),
        [
            (
                result.sentence,
                f"{counted(result.rows, 'ligne')} {agree(result.rows, 'signalée')}"
                if result.rows
                else "respectée",
                " ; ".join(result.examples),
            )
            for result in results
        ],
    )


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Write a Markdown table; a bar or a line break in a cell would break its columns."""
    return [
        f"| {' | '.join(cell.replace('|', '/').replace(chr(10), ' ') for cell in row)} |"
        for row in (header, ["---"] * len(header), *rows)
    ]


def _count(value: object) -> str:
    return number(int(str(value))) if is_known(value) else "—"


def _text(value: object) -> str:
    return str(value) if is_known(value) else ""
