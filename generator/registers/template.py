"""Write the register workbook: lists, notes, an example a sheet, and what is kept already."""

import datetime as dt
import io
from collections.abc import Mapping
from typing import Any

import pandas as pd

from generator.errors import DataError, Fault
from generator.french import is_known
from generator.resources.cells import Value
from generator.resources.sheets import SEVERAL_MARK, Choice, Column, Dictionary, Sheet

LISTS_SHEET = "listes"
GUIDE_SHEET = "Mode d'emploi"
YES_NO = (Choice(id="oui", label_fr="oui"), Choice(id="non", label_fr="non"))
YES_NO_LIST = "oui_non"
EXAMPLE_ROW, FIRST_ROW, LAST_ROW = 1, 2, 2_000  # counted from 0; the lists are offered so far
REFERENCE = {"reference"}
CHOSEN = {"choice", "yes_no"}
WIDTHS = {"label": 34, "choice": 30, "choices": 34, "references": 24}
NARROW = 16  # characters
GUIDE_WIDTH = 100
NOTE_SIZE = {"x_scale": 1.8, "y_scale": 1.2}
HEADING, NEEDED, GREY = "#dfeae8", "#b9d6d1", "#8a8a8a"
FORMATS = {"date": "yyyy-mm-dd", "number": "0.##", "percent": "0.##", "whole": "0", "year": "0"}
TEXT_FORMAT = "@"  # so that 01004 keeps its zero
GUIDE_FR = (
    (
        "Une feuille par sorte de chose, une ligne par chose. La première colonne est son "
        "identifiant : un nom court, sans espace ni accent, qui ne change plus (act-1, loc-"
        "ecole)."
    ),
    (
        "Les titres foncés sont à remplir ; les autres peuvent rester vides. Une case vide "
        "veut dire « on ne le sait pas » ; elle ne veut jamais dire zéro."
    ),
    (
        "La ligne grise de chaque feuille est un exemple. Toute ligne dont l'identifiant "
        "commence par EXEMPLE est ignorée à l'import : vous pouvez la laisser ou l'effacer."
    ),
    (
        "Passez la souris sur un titre pour savoir quoi écrire. Les cases à liste n'acceptent"
        " que les valeurs de la liste. Plusieurs valeurs dans une case se séparent par un "
        "point-virgule."
    ),
    (
        "Les dates s'écrivent année-mois-jour (2026-03-14). Les nombres s'écrivent seuls, "
        "l'unité est dans le titre ; ils sont arrondis au centième."
    ),
    (
        "N'écrivez aucun nom de personne, téléphone ni courriel : ce qui y ressemble est "
        "masqué à l'import, et le nom d'un habitant ou d'un salarié est refusé. Une personne "
        "n'est connue que par son identifiant."
    ),
    ("Ne changez ni les titres, ni l'ordre de la première ligne ; n'ajoutez pas de colonne."),
    (
        "Pour contrôler : generateur registre verifier FICHIER.xlsx. Pour importer : "
        "generateur registre importer FICHIER.xlsx. Le classeur remplace alors tout le "
        "registre : une ligne absente serait perdue, et l'import le refuse si vous ne le "
        "demandez pas."
    ),
)


def workbook_of(
    dictionary: Dictionary,
    tables: Mapping[str, pd.DataFrame] | None = None,
    epci_code: str | None = None,
) -> bytes:
    """Write the workbook that people fill, empty or with what the registers hold now.

    Parameters
    ----------
    tables
        What ``load_registers`` gives; None for a blank workbook.
    epci_code
        Written in the examples, for people of one territory.

    Raises
    ------
    DataError
        If a table has more rows than the lists of a sheet are offered for.
    """
    from xlsxwriter import Workbook  # late: most who read registers write no workbook

    raw = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(raw, options)
    # A date of its own would change the bytes of the same workbook.
    book.set_properties({"title": "Registres", "created": dt.datetime(2026, 1, 1)})  # noqa: DTZ001 -- naive is what the format holds
    _write_guide(book, dictionary)
    sheets = [(sheet, book.add_worksheet(sheet.label_fr)) for sheet in dictionary.sheets]
    _write_lists(book, dictionary)
    formats = _formats(book)
    for sheet, page in sheets:
        _write_headings(page, sheet, formats)
        _write_example(page, sheet, dictionary, formats["example"], epci_code)
        _offer_choices(page, sheet, dictionary)
        if tables is not None:
            _write_rows(page, sheet, dictionary, tables[sheet.id])
    book.close()
    return raw.getvalue()


def _formats(book: Any) -> dict[str, Any]:  # noqa: ANN401 -- xlsxwriter ships no types
    title = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": HEADING, "border": 1}
    return {
        "heading": book.add_format(title),
        "needed": book.add_format({**title, "bg_color": NEEDED}),
        "example": book.add_format({"italic": True, "font_color": GREY, "num_format": TEXT_FORMAT}),
        TEXT_FORMAT: book.add_format({"num_format": TEXT_FORMAT, "valign": "top"}),
        **{
            written: book.add_format({"num_format": written, "valign": "top"})
            for written in FORMATS.values()
        },
    }


def _write_guide(book: Any, dictionary: Dictionary) -> None:  # noqa: ANN401 -- xlsxwriter
    page = book.add_worksheet(GUIDE_SHEET)
    page.set_column(0, 0, GUIDE_WIDTH, book.add_format({"text_wrap": True, "valign": "top"}))
    strong = book.add_format({"bold": True})
    lines = [("Les registres du territoire", strong), *((text, None) for text in GUIDE_FR)]
    lines.append(("Les feuilles", strong))
    lines += [(f"{sheet.label_fr} : {sheet.about_fr}", None) for sheet in dictionary.sheets]
    for position, (text, style) in enumerate(lines):
        page.write_string(position, 0, text, style)


def _write_lists(book: Any, dictionary: Dictionary) -> None:  # noqa: ANN401 -- xlsxwriter
    from xlsxwriter.utility import xl_col_to_name  # late, as above

    page = book.add_worksheet(LISTS_SHEET)
    page.hide()
    for position, (name, choices) in enumerate({**dictionary.lists, YES_NO_LIST: YES_NO}.items()):
        page.write_string(0, position, name)
        for row, choice in enumerate(choices, start=1):
            page.write_string(row, position, choice.label_fr)
        letter = xl_col_to_name(position)
        span = f"${letter}$2:${letter}${len(choices) + 1}"
        book.define_name(f"liste_{name}", f"={LISTS_SHEET}!{span}")


def _write_headings(page: Any, sheet: Sheet, formats: Mapping[str, Any]) -> None:  # noqa: ANN401 -- xlsxwriter
    page.freeze_panes(1, 1)
    for position, column in enumerate(sheet.columns):
        width = WIDTHS.get(column.type, NARROW)
        page.set_column(position, position, width, formats[_format_of(column)])
        style = formats["needed" if column.is_required else "heading"]
        page.write_string(0, position, column.heading_fr, style)
        page.write_comment(0, position, _note(column), NOTE_SIZE)


def _note(column: Column) -> str:
    parts = [column.note_fr]
    if column.example:
        parts.append(f"Exemple : {column.example}")
    if column.when:
        parts.append("À laisser vide pour une autre sorte")
    return ".\n".join(parts) + "."


def _write_example(
    page: Any,  # noqa: ANN401 -- xlsxwriter
    sheet: Sheet,
    dictionary: Dictionary,
    style: Any,  # noqa: ANN401 -- xlsxwriter
    epci_code: str | None,
) -> None:
    for position, column in enumerate(sheet.columns):
        text = epci_code if column.type == "epci" and epci_code else column.example
        shown = _labels(column, dictionary).get(text, text)
        page.write_string(EXAMPLE_ROW, position, shown, style)


def _offer_choices(page: Any, sheet: Sheet, dictionary: Dictionary) -> None:  # noqa: ANN401 -- xlsxwriter
    for position, column in enumerate(sheet.columns):
        area = (FIRST_ROW, position, LAST_ROW, position)
        if column.type in CHOSEN:
            rule = {
                "validate": "list",
                "source": f"=liste_{column.choices or YES_NO_LIST}",
                "error_title": column.label_fr[:32],
                "error_message": "Choisissez une valeur de la liste, ou laissez la case vide.",
            }
            page.data_validation(*area, rule)
        elif column.type in REFERENCE:
            target = next(found for found in dictionary.sheets if found.id == column.to)
            source = f"='{target.label_fr}'!$A${FIRST_ROW + 1}:$A${LAST_ROW + 1}"
            # A warning only: the row it names may be written afterwards.
            page.data_validation(
                *area, {"validate": "list", "source": source, "error_type": "warning"}
            )


def _write_rows(page: Any, sheet: Sheet, dictionary: Dictionary, table: pd.DataFrame) -> None:  # noqa: ANN401 -- xlsxwriter
    if len(table) > LAST_ROW:
        what = f"la table a {len(table)} lignes, plus que les {LAST_ROW} d'une feuille du modèle"
        raise DataError(Fault(what, sheet.csv_name, remedy="modifiez le fichier CSV lui-même"))
    for position, column in enumerate(sheet.columns):
        labels = _labels(column, dictionary)
        for row, value in enumerate(table[column.id].tolist(), start=FIRST_ROW):
            if is_known(value):
                _write_cell(page, (row, position), column, value, labels)


def _write_cell(
    page: Any,  # noqa: ANN401 -- xlsxwriter
    at: tuple[int, int],
    column: Column,
    value: Value,
    labels: Mapping[str, str],
) -> None:
    if isinstance(value, bool):
        page.write_string(*at, "oui" if value else "non")
    elif column.type == "date":
        page.write_datetime(*at, dt.date.fromisoformat(str(value)))
    elif isinstance(value, int | float):
        page.write_number(*at, value)
    else:
        parts = str(value).split(f"{SEVERAL_MARK} ") if labels else [str(value)]
        page.write_string(*at, f"{SEVERAL_MARK} ".join(labels.get(part, part) for part in parts))


def _labels(column: Column, dictionary: Dictionary) -> dict[str, str]:
    choices = dictionary.choices_of(column) if column.choices else ()
    return {choice.id: choice.label_fr for choice in choices}


def _format_of(column: Column) -> str:
    return FORMATS.get(column.type, TEXT_FORMAT)
