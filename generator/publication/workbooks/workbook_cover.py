"""The first sheet of the workbook: what it is, what it holds, how to read it."""

from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa

from generator.catalogues.weightings import REFERENCE
from generator.french import counted, typographic
from generator.publication.edition import Edition
from generator.publication.published import TERRITORIES, PublishedTable
from generator.publication.workbooks.workbook_paper import A4, PAPER_NOTE, told_on_cover

LINE_LENGTH, LINE_HEIGHT = 54, 15  # sentences wrap a little before the width is full
# The sheet fits a printed page even where Calibri is missing: LibreOffice then draws a character
# of width 2.4 mm wide, and does not shrink the page, whatever it is asked.
COVER_WIDTH, COVER_LENGTH = 70, 64


def write_cover(
    book: Any,  # noqa: ANN401  xlsxwriter ships no types
    sheets: list[tuple[PublishedTable, pa.Table]],
    outside: Mapping[str, str],
    edition: Edition,
) -> None:
    """Write it, before any table."""
    sheet = book.add_worksheet("Lire d’abord")
    sheet.set_column(0, 0, COVER_WIDTH, book.add_format({"text_wrap": True, "valign": "top"}))
    sheet.fit_to_pages(1, 0)
    sheet.set_paper(A4)
    title = book.add_format({"bold": True, "font_size": 14})
    strong = book.add_format({"bold": True, "text_wrap": True})
    lines: list[tuple[str, Any]] = [("Activités à étudier : les tables du calcul", title)]
    if edition.is_demo:
        lines.append(("DONNÉES FICTIVES : réponses, ressources et acteurs sont inventés.", strong))
    lines += [(one.sentence_fr, strong) for one in edition.imprint.withdrawals]
    lines += [(text, None) for text in _about(edition)]
    lines += [("Les feuilles", strong), (PAPER_NOTE, None)]
    lines += [(told_on_cover(table, rows), None) for table, rows in sheets]
    lines += [
        (f"{name} : {why}. Elle est entière dans csv/ et parquet/.", strong)
        for name, why in outside.items()
    ]
    lines += [(note, strong) for note in (*_unsearched(sheets), *edition.notes)]
    for position, (raw, style) in enumerate(lines):
        text = typographic(raw)
        if style is not title:
            sheet.set_row(position, line_count(text, COVER_LENGTH) * LINE_HEIGHT)
        sheet.write_string(position, 0, text, style)


def _unsearched(sheets: list[tuple[PublishedTable, pa.Table]]) -> Iterator[str]:
    """Say for how many EPCIs no coalition was looked for: an empty sheet would not tell why."""
    territories = next(rows for table, rows in sheets if table.name == TERRITORIES)
    without = territories.num_rows - territories["coalitions_note_fr"].null_count
    if without:
        yield (
            f"Coalitions : rien n'est cherché pour {counted(without, 'EPCI', 'EPCI')}, "
            "dont le registre ne note aucun acteur ou aucun rôle possible. La raison est dans la "
            "feuille « Territoires »."
        )


def line_count(text: str | None, length: int = LINE_LENGTH) -> int:
    """Count the lines a text takes once wrapped; a blank takes one."""
    return sum(len(part) // length + 1 for part in (text or "").split("\n"))


def _weighting(weighting: str) -> str:
    if weighting == REFERENCE:
        return "Les poids des critères sont ceux de la référence du projet."
    return f"Les poids des critères sont ceux de la pondération votée « {weighting} »."


def _about(edition: Edition) -> tuple[str, ...]:
    return (
        f"Calcul {edition.build_id}, sélection « {edition.selection} ».",
        _weighting(edition.weighting),
        (
            "Ce classeur croise les besoins d'un territoire, ce qui y existe et ses ressources, "
            "pour proposer des activités à étudier. Une note signale une piste, pas une décision."
        ),
        ("Une case vide veut dire « inconnu », ou « non publié ». Elle ne veut jamais dire zéro."),
        (
            "Les notes vont de 0 à 100. « Note basse » et « Note haute » donnent ce qu'elles "
            "seraient si tous les critères sans donnée valaient 0, puis 100."
        ),
        "Les emplois sont des estimations, à vérifier.",
        (
            "Les parts sont affichées en pourcentage. Leurs deux bornes ne comptent que le hasard "
            "des réponses : elles ne disent rien de ceux qui n'ont pas répondu."
        ),
        (
            "Chaque colonne est expliquée par une note sur son titre et dans la feuille "
            "« Colonnes » ; chaque source, avec son millésime et sa licence, dans la feuille "
            "« Sources »."
        ),
    )
