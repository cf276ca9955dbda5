"""The map of an EPCI's communes, in the territory's legal projection."""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from generator.french import (
    NARROW,
    counted,
    is_known,
    listed,
    number,
    sentence,
    typographic,
)
from generator.publication.drawings.choropleth import (
    Choropleth,
    LegendEntry,
    Words,
    choropleth,
    map_sheet,
    map_with_legend,
)
from generator.publication.drawings.sheet import Drawing

WITHHELD = "retenu"  # of ``statement_state``


@dataclass(frozen=True)
class CommuneMap:
    """A drawing, its printed legend, and the sentence that says what it shows."""

    svg: str
    alt_fr: str
    caption_fr: str
    legend: tuple[LegendEntry, ...]
    reading_fr: str
    note_fr: str


@dataclass(frozen=True)
class _Subject:
    column: str
    caption_fr: str
    noun_fr: str
    missing_fr: str


STATEMENTS = _Subject(
    "statement_count",
    "Personnes ayant répondu, par commune",
    "de réponses",
    "aucune réponse localisée",
)
PEOPLE = _Subject(
    "population", "Nombre d’habitants, par commune", "d’habitants", "population inconnue"
)


def commune_map(
    communes: pd.DataFrame,
    note_fr: str = "",
    hot_codes: Collection[str] = (),
    population_year: object = None,
) -> CommuneMap | None:
    """Draw the communes, coloured by located statements, or by population when there are none.

    Parameters
    ----------
    communes
        Rows of ``out_communes`` of one EPCI; ``geometry`` in longitude and latitude.
    note_fr
        What the territory says of its contours.
    hot_codes
        The communes where a need gathers, drawn with a heavy outline.
    population_year
        The census the populations come from.

    Returns
    -------
    CommuneMap or None
        None when no commune has a contour.
    """
    drawn = _with_contour(communes)
    if drawn.empty:
        return None
    subject = _subject(drawn)
    ground = _ground(drawn, subject, hot_codes, population_year)
    alt_fr = typographic(_finding(drawn, subject))
    return CommuneMap(
        svg=map_sheet(ground, subject.caption_fr, alt_fr).svg,
        alt_fr=alt_fr,
        caption_fr=subject.caption_fr,
        legend=ground.legend,
        reading_fr=" ".join(ground.reading_fr),
        note_fr=_notes(drawn, len(communes) - len(drawn), note_fr),
    )


def commune_sheet(
    communes: pd.DataFrame,
    epci_name: str,
    note_fr: str = "",
    population_year: object = None,
) -> Drawing | None:
    """Draw the same map with its title, legend and notes inside: a file whole by itself."""
    drawn = _with_contour(communes)
    if drawn.empty:
        return None
    subject = _subject(drawn)
    notes = _notes(drawn, len(communes) - len(drawn), note_fr)
    return map_with_legend(
        _ground(drawn, subject, (), population_year, notes),
        f"{epci_name} – {subject.caption_fr}",
        typographic(_finding(drawn, subject)),
    )


def _with_contour(communes: pd.DataFrame) -> pd.DataFrame:
    has_contour = [is_known(shape) and not shape.is_empty for shape in communes["geometry"]]
    return communes[has_contour].sort_values("commune_code", ignore_index=True)


def _subject(drawn: pd.DataFrame) -> _Subject:
    return STATEMENTS if drawn["statement_count"].notna().any() else PEOPLE


def _ground(
    drawn: pd.DataFrame,
    subject: _Subject,
    hot_codes: Collection[str],
    population_year: object,
    note_fr: str = "",
) -> Choropleth:
    # An EPCI lies within one legal territory: it has no inset, overseas neither.
    areas = pd.DataFrame(
        {
            "area_code": drawn["commune_code"],
            "area_name": drawn["commune_name"],
            "geometry": drawn["geometry"],
            "crs": drawn["crs"],
            "weight": drawn["population"],
            "value": drawn[subject.column],
            "is_withheld": _is_withheld(drawn, subject),
            "inset_fr": "",
        }
    )
    census = f"recensement de {population_year}" if is_known(population_year) else "recensement"
    source_fr = census if subject is PEOPLE else "enquêtes importées"
    words = Words(subject.caption_fr, source_fr, subject.missing_fr, note_fr=note_fr)
    return choropleth(areas, words, hot_codes=hot_codes)


def _is_withheld(drawn: pd.DataFrame, subject: _Subject) -> pd.Series:
    """Tell the communes whose number is not published from those where nobody answered."""
    state = "statement_state"
    if subject is PEOPLE or state not in drawn:  # a build from before it was said
        return pd.Series(data=False, index=drawn.index)
    return drawn[state] == WITHHELD


def _finding(drawn: pd.DataFrame, subject: _Subject) -> str:
    known = drawn[drawn[subject.column].notna()].sort_values(
        [subject.column, "commune_code"], ascending=[False, True]
    )
    begin = f"Carte de {counted(len(drawn), 'commune')}. {subject.caption_fr} :"
    if known.empty:
        return f"{begin} {subject.missing_fr} partout."
    told = [
        f"{row.commune_name} ({number(getattr(row, subject.column))})"
        for row in known.head(3).itertuples()
    ]
    missing = len(drawn) - len(known)
    is_withheld = _is_withheld(drawn, subject)
    blanks = (
        (int(is_withheld.sum()), "nombre non publié"),
        (missing - int(is_withheld.sum()), subject.missing_fr),
    )
    tail = "".join(f" Dans {counted(n, 'commune')} : {why}." for n, why in blanks if n)
    last = known.iloc[-1]
    among = ", parmi les communes publiées," if missing else ""
    least = (
        f" ; le moins{among} à {last['commune_name']} ({number(last[subject.column])})"
        if len(known) > len(told)
        else ""
    )
    return f"{begin} le plus {subject.noun_fr} à {listed(told)}{least}.{tail}"


def _notes(drawn: pd.DataFrame, without_contour: int, note_fr: str) -> str:
    notes = []
    if drawn["is_approximate"].fillna(value=False).any():
        notes.append("Contours approchés.")
    if note_fr and "contours approchés" in note_fr.lower():
        notes = []
    if note_fr:
        notes.append(sentence(note_fr))
    if without_contour:
        notes.append(f"{counted(without_contour, 'commune')} sans contour{NARROW}: non dessinées.")
    return typographic(" ".join(notes))
