"""Set aside or mend what is doubtful in a file, and count it for the bulletin."""

from typing import Literal

import pandas as pd

from generator.contracts import COMMUNE, Note

LOST_ZERO = r"^\d{4}$"
POSTAL = r"^(?:0[1-9]|[1-8]\d|9[0-8])\d{3}$"
# Line breaks, tabulations and the control characters left by a bad conversion (U+0080 to U+009F).
BREAKS = r"[\s\x00-\x1f\x7f-\x9f]+"
CONTROLS = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
CONTACT = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:\+33|\b0) ?[1-9](?:[ .-]?\d{2}){4}\b"
CONTACT_HIDDEN = "[coordonnées retirées]"


def told(
    kind: Literal["repare", "mis_a_part", "non_compris"], what_fr: str, count: int
) -> tuple[Note, ...]:
    """Return one note, or none when there is nothing to tell."""
    return (Note(kind, what_fr, count),) if count else ()


def keep_sound(
    frame: pd.DataFrame, sound: pd.Series, what_fr: str
) -> tuple[pd.DataFrame, tuple[Note, ...]]:
    """Keep the sound rows and say how many were not; an unknown answer is not sound."""
    kept = sound.astype("boolean").fillna(value=False).astype(bool)
    return frame[kept].reset_index(drop=True), told("mis_a_part", what_fr, int((~kept).sum()))


def commune_codes(texts: pd.Series) -> tuple[pd.Series, tuple[Note, ...]]:
    """Read commune codes, giving back a lost leading zero; another form becomes unknown.

    A shortened Corsican code ('2B14') is never completed: '2B014' would be another commune.
    """
    codes = texts.astype("string").str.strip()
    lost = codes.str.fullmatch(LOST_ZERO).fillna(value=False)
    padded = codes.mask(lost, codes.str.zfill(5))
    sound = padded.str.match(COMMUNE).fillna(value=False)
    odd = int((~sound & codes.notna() & (codes != "").fillna(value=False)).sum())
    return padded.where(sound), (
        *told("repare", "codes de commune dont le zéro initial était perdu", int(lost.sum())),
        *told("non_compris", "codes de commune illisibles, laissés inconnus", odd),
    )


def postal_codes(texts: pd.Series) -> tuple[pd.Series, tuple[Note, ...]]:
    """Read postal codes, giving back a lost leading zero; '00000' or '-1' becomes unknown."""
    codes = texts.astype("string").str.strip()
    lost = codes.str.fullmatch(LOST_ZERO).fillna(value=False)
    padded = codes.mask(lost, codes.str.zfill(5))
    sound = padded.str.fullmatch(POSTAL).fillna(value=False)
    odd = int((~sound & codes.notna() & (codes != "").fillna(value=False)).sum())
    return padded.where(sound), (
        *told("repare", "codes postaux dont le zéro initial était perdu", int(lost.sum())),
        *told("non_compris", "codes postaux impossibles, laissés inconnus", odd),
    )


def departement_of_postal(codes: pd.Series) -> pd.Series:
    """Return the département a postal code names: two characters, 2A or 2B, three overseas.

    A few communes are served from the next département: good for a search, not for a total.
    """
    two = codes.str.slice(0, 2)
    corsica = codes.str.slice(0, 3).map({"200": "2A", "201": "2A", "202": "2B", "206": "2B"})
    overseas = codes.str.slice(0, 3).where(two.isin(["97", "98"]))
    return overseas.fillna(corsica).fillna(two.mask(two == "20"))


def one_line(texts: pd.Series) -> tuple[pd.Series, tuple[Note, ...]]:
    """Put texts on one line; a text with nothing in it is unknown."""
    raw = texts.astype("string")
    damaged = int(raw.str.contains(CONTROLS, regex=True).fillna(value=False).sum())
    flat = raw.str.replace(BREAKS, " ", regex=True).str.strip()
    return flat.mask(flat == ""), told(
        "repare", "textes contenant des caractères de contrôle, remplacés par une espace", damaged
    )


def without_contacts(texts: pd.Series) -> tuple[pd.Series, tuple[Note, ...]]:
    """Hide e-mail addresses and telephone numbers: a person must not be reached from here."""
    found = texts.str.contains(CONTACT, regex=True).fillna(value=False)
    return texts.str.replace(CONTACT, CONTACT_HIDDEN, regex=True), told(
        "repare", "descriptions dont une adresse ou un téléphone a été retiré", int(found.sum())
    )
