"""Read one cell of a register: a value in its one written form, or a sentence. Pure."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Sequence

from generator.codes import Code, CommuneCode, EpciCode, has_luhn_key, is_siret
from generator.folding import fold_name
from generator.resources.sheets import SEVERAL_MARK, Choice, Column

Value = str | float | int | bool

IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,59}", re.ASCII)
NUMBER = re.compile(r"\d+(?:[.,]\d+)?", re.ASCII)
# « 1.200 » is a thousand for some and one and a fifth for others.
UNCERTAIN = re.compile(r"\d{1,3}\.\d{3}", re.ASCII)
SPACES = re.compile(r"[\s\u00a0\u202f]+")
FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
LONGEST_LABEL = 2_000  # a spreadsheet cell holds 32,767; beyond this it is a document
WHOLE_PERCENT = 100
GREATEST_NUMBER = 10**12  # with two decimals, fifteen digits: all that a spreadsheet keeps
DECIMALS = 2
FIRST_YEAR, LAST_YEAR = 1900, 2100  # outside, it is a slip of the keyboard
SIREN_DIGITS, SIRET_DIGITS = 9, 14
ROME_CODE = re.compile(r"[A-N]\d{4}", re.ASCII)
YES_NO = {"oui": True, "non": False, "vrai": True, "faux": False, "true": True, "false": False}
SHOWN_LENGTH = 40  # enough to find the cell again; a whole text could tell who a person is
LIST_REMEDY = "choisissez dans la liste déroulante"


class CellError(ValueError):
    """A cell that cannot be kept: what is wrong, and what to write instead."""

    def __init__(self, what: str, remedy: str) -> None:
        self.what = what
        self.remedy = remedy
        super().__init__(what)


def read_cell(text: str, column: Column, choices: Sequence[Choice]) -> Value:
    """Read a cell that is not blank.

    Parameters
    ----------
    text
        As written, without spaces around.
    choices
        The closed list of the column; empty for a column without one.

    Raises
    ------
    CellError
        If the cell does not have the form its column asks for.
    """
    if column.type in ("choice", "choices"):
        return _chosen(text, choices, several=column.type == "choices")
    value = READERS[column.type](text)
    if column.most is not None and not 1 <= float(value) <= column.most:
        what, remedy = (
            f"« {_shown(text)} » est hors des bornes",
            f"écrivez un nombre de 1 à {column.most}",
        )
        raise CellError(what, remedy)
    if column.least is not None and float(value) < column.least:
        what, remedy = f"« {_shown(text)} » est trop petit", f"écrivez au moins {column.least}"
        raise CellError(what, remedy)
    return value


def written(value: Value) -> str:
    """Write a value the one way it is kept; reading it again gives the same value."""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, float):
        return f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
    return str(value)


def read_label(text: str) -> str:
    """Read a free text: one line, nothing invisible, nothing a spreadsheet would compute.

    Raises
    ------
    CellError
        If it is too long, begins like a formula or holds an invisible character.
    """
    kept = SPACES.sub(" ", text).strip()
    if any(unicodedata.category(letter) == "Cc" for letter in kept):
        what = "un caractère invisible s'est glissé dans le texte"
        raise CellError(what, "retapez cette case")
    if len(kept) > LONGEST_LABEL:
        what = f"le texte dépasse {LONGEST_LABEL} signes"
        raise CellError(what, "gardez l'essentiel, le détail tient dans un autre document")
    if kept.startswith(FORMULA_STARTS):
        what = f"un texte qui commence par « {kept[0]} » serait lu comme une formule"
        raise CellError(what, "commencez par une lettre ou un chiffre")
    return kept


def _shown(text: str) -> str:
    return text if len(text) <= SHOWN_LENGTH else f"{text[:SHOWN_LENGTH]}…"


def _identifier(text: str) -> str:
    if not IDENTIFIER.fullmatch(text):
        what = f"« {_shown(text)} » n'est pas un identifiant"
        raise CellError(what, "sans espace ni accent, 60 signes au plus, par exemple act-1")
    return text


def _identifiers(text: str) -> str:
    parts = [part.strip() for part in text.split(SEVERAL_MARK) if part.strip()]
    return f"{SEVERAL_MARK} ".join(dict.fromkeys(parts))


def _code(kind: type[Code]) -> Callable[[str], str]:
    def read(text: str) -> str:
        kept = SPACES.sub("", text)
        if not kind.pattern.fullmatch(kept):
            what = f"« {_shown(text)} » n'est pas un {kind.label_fr}"
            raise CellError(what, f"écrivez-le comme {kind.example}, en gardant le zéro du début")
        return kept

    return read


def _rome(text: str) -> str:
    kept = SPACES.sub("", text).upper()
    if not ROME_CODE.fullmatch(kept):
        what = f"« {_shown(text)} » n'est pas un code de métier ROME"
        raise CellError(what, "écrivez une lettre de A à N et quatre chiffres, par exemple A1203")
    return kept


def _siren(text: str) -> str:
    return _registered(text, SIREN_DIGITS, "SIREN")


def _siret(text: str) -> str:
    return _registered(text, SIRET_DIGITS, "SIRET")


def _registered(text: str, digits: int, name: str) -> str:
    kept = SPACES.sub("", text)
    if not re.fullmatch(rf"\d{{{digits}}}", kept, re.ASCII):
        what = f"« {_shown(text)} » n'est pas un {name}"
        raise CellError(what, f"écrivez ses {digits} chiffres")
    if not (has_luhn_key(kept) or is_siret(kept)):
        what = f"la clé du {name} « {kept} » est fausse"
        raise CellError(what, "un chiffre est faux ou deux sont échangés : recopiez-le")
    return kept


def _date(text: str) -> str:
    try:
        date = dt.date.fromisoformat(text)
    except ValueError:
        what = f"« {_shown(text)} » n'est pas une date lisible sans deviner"
        raise CellError(what, "écrivez année-mois-jour, par exemple 2026-03-14") from None
    if not FIRST_YEAR <= date.year <= LAST_YEAR:
        what = f"l'année {date.year} est hors du possible"
        raise CellError(what, "vérifiez l'année")
    return date.isoformat()


def read_number(text: str) -> float:
    """Read a positive number.

    Raises
    ------
    CellError
        If it is negative, too great, or would have to be guessed.
    """
    kept = SPACES.sub("", text).replace("€", "")
    if kept.startswith("-"):
        what = f"« {_shown(text)} » est négatif"
        raise CellError(what, "écrivez un nombre positif, ou laissez vide")
    if not NUMBER.fullmatch(kept) or UNCERTAIN.fullmatch(kept):
        what = f"« {_shown(text)} » n'est pas un nombre lisible sans deviner"
        raise CellError(what, "écrivez seulement le nombre, avec une virgule s'il le faut")
    number = round(float(kept.replace(",", ".")), DECIMALS)
    if number > GREATEST_NUMBER:
        what = f"« {_shown(text)} » est trop grand"
        raise CellError(what, "vérifiez l'unité écrite dans le titre")
    return number


def _percent(text: str) -> float:
    """Read a share written as a percentage; « 0,5 » is half for some and half of 1 % for others."""
    number = read_number(text.rstrip("% "))
    if number > WHOLE_PERCENT or 0 < number < 1:
        told = "dépasse 100 %" if number > 1 else "n'est pas un pourcentage lisible sans deviner"
        what = f"« {_shown(text)} » {told}"
        raise CellError(what, "écrivez un nombre de 1 à 100 (la moitié s'écrit 50), ou 0")
    return number


def _whole(text: str) -> int:
    number = read_number(text)
    if not number.is_integer():
        what = f"« {_shown(text)} » n'est pas un nombre entier"
        raise CellError(what, "écrivez un nombre entier")
    return int(number)


def _year(text: str) -> int:
    year = _whole(text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        what = f"« {_shown(text)} » n'est pas une année"
        raise CellError(what, "écrivez ses quatre chiffres")
    return year


def _yes_no(text: str) -> bool:
    if fold_name(text) not in YES_NO:
        what = f"« {_shown(text)} » n'est ni oui ni non"
        raise CellError(what, "écrivez oui ou non, ou laissez vide si on ne le sait pas")
    return YES_NO[fold_name(text)]


def _chosen(text: str, choices: Sequence[Choice], *, several: bool) -> str:
    known = {fold_name(choice.label_fr): choice.id for choice in choices}
    known |= {choice.id: choice.id for choice in choices}
    parts = [part.strip() for part in text.split(SEVERAL_MARK)] if several else [text]
    wanted = [part for part in parts if part]
    unknown = [part for part in wanted if part not in known and fold_name(part) not in known]
    if unknown or not wanted:
        labels = ", ".join(choice.label_fr for choice in choices[:3])
        remedy = f"{LIST_REMEDY}, par exemple {labels}"
        what = f"« {_shown((unknown or [text])[0])} » n'est pas dans la liste"
        raise CellError(what, remedy)
    ids = [known.get(part) or known[fold_name(part)] for part in wanted]
    return f"{SEVERAL_MARK} ".join(dict.fromkeys(ids))


READERS: dict[str, Callable[[str], Value]] = {
    "key": _identifier,
    "word": _identifier,
    "reference": _identifier,
    "references": _identifiers,
    "label": read_label,
    "epci": _code(EpciCode),
    "commune": _code(CommuneCode),
    "siren": _siren,
    "siret": _siret,
    "rome": _rome,
    "date": _date,
    "year": _year,
    "whole": _whole,
    "number": read_number,
    "percent": _percent,
    "value": read_label,
    "yes_no": _yes_no,
}
