"""What a territory's limits are worth: its perimeter year by year, its living areas. Pure."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pandas as pd

from generator.french import agree, counted, is_known, listed, percent, sentence

MOST = 0.5  # « most people » and « mostly elsewhere »: more than half
AREA, ZONE = "bassin_vie", "zone_emploi"
SHOWN = 3  # zones or territories alike named in a sentence
NO_COMPARISON = (
    "comparaison nationale non disponible : moins de onze territoires chargés, comme dans la"
    " démonstration"
)
LITTLE_KNOWN = "trop peu de chiffres connus de ce territoire pour lui trouver des semblables"
NO_AGE = "l’âge des habitants n’est pas comparé, aucune source chargée ne le donne"
NO_AREA = "bassins de vie non chargés : l’échelle de l’intercommunalité n’est pas jugée"
ZONE_NAMES_FR = {AREA: "du bassin de vie", ZONE: "de la zone d’emploi"}
NOTE_COLUMNS = dict.fromkeys(
    ["epci_code", "perimeter_fr", "income_note_fr", "scale_fr", "lookalikes_fr"], "string"
)
SCALE_COLUMNS = dict.fromkeys(["epci_code", "zone_kind", "zone_code", "sentence_fr"], "string")

Frames = Mapping[str, pd.DataFrame]


def territory_notes(frames: Frames) -> pd.DataFrame:
    """Say of each EPCI what its perimeter was, why an income is missing, and its right scale.

    Parameters
    ----------
    frames
        ``core_epcis``, ``core_epci_perimeters``, ``core_epci_overlaps``, ``core_epci_figures``,
        ``land_figure_perimeters``, ``core_epci_scales``, ``core_scale_names``,
        ``calc_lookalikes``.

    Returns
    -------
    DataFrame, one row per EPCI
        `NOTE_COLUMNS`; ``income_note_fr`` is blank where the income is known.
    """
    codes = frames["core_epcis"].sort_values("epci_code")["epci_code"]
    sentences = {
        "perimeter_fr": perimeter_sentences(codes, frames["core_epci_perimeters"]),
        "income_note_fr": income_notes(frames),
        "scale_fr": scale_sentences(codes, frames["core_epci_scales"], frames["core_scale_names"]),
        "lookalikes_fr": _alike(codes, frames["calc_lookalikes"], frames["core_epcis"]),
    }
    told = {name: codes.map(found).to_numpy() for name, found in sentences.items()}
    return pd.DataFrame({"epci_code": codes} | told).astype(NOTE_COLUMNS)


def perimeter_sentences(codes: pd.Series, perimeters: pd.DataFrame) -> dict[str, str]:
    """Tell the communes that entered and left each EPCI, between the years that are loaded."""
    years = sorted(int(year) for year in perimeters["year"].unique())
    held = perimeters[perimeters["epci_code"].isin(codes)]
    if len(years) <= 1:  # a change takes two years
        told = f"Périmètre de {years[0]} ; " if years else ""
        text = sentence(f"{told}périmètres des années passées non chargés")
        return dict.fromkeys(codes, text)
    after = dict(pairwise(years))
    before = held[held["year"] != years[-1]]
    keys = ["epci_code", "commune_code", "year"]
    moved = before.assign(year=before["year"].map(after).astype("Int64"))[keys].merge(
        held[held["year"] != years[0]][keys].astype({"year": "Int64"}),
        on=keys, how="outer", indicator=True,
    )  # fmt: skip
    births = held.groupby("epci_code")["year"].min()
    moved = moved[moved["year"] > moved["epci_code"].map(births)]
    entered = moved[moved["_merge"] == "right_only"].groupby(["epci_code", "year"]).size()
    left = moved[moved["_merge"] == "left_only"].groupby(["epci_code", "year"]).size()
    changes: dict[str, list[str]] = {str(code): [] for code in codes}
    for code, year in sorted({*entered.index, *left.index}):
        come, gone = entered.get((code, year), 0), left.get((code, year), 0)
        parts = [f"{counted(come, 'commune')} {agree(come, 'entrée')}"] if come else []
        parts += [f"{counted(gone, 'commune')} {agree(gone, 'sortie')}"] if gone else []
        changes[str(code)].append(f"{listed(parts)} en {year}")
    return {
        code: _perimeter(found, int(births.get(code, years[-1])), years)
        for code, found in changes.items()
    }


def _perimeter(changes: list[str], birth: int, years: list[int]) -> str:
    since = f"créé en {birth}" if birth > years[0] else f"existe depuis {birth} au moins"
    told = listed(changes) if changes else f"périmètre inchangé jusqu’en {years[-1]}"
    return sentence(f"{since} ; {told}")


def income_notes(frames: Frames) -> dict[str, str]:
    """Say why the income of an EPCI is unknown, when it is."""
    figures = frames["core_epci_figures"]
    known = set(figures.loc[figures["median_income_eur"].notna(), "epci_code"])
    year = int(frames["land_figure_perimeters"]["perimeter_year"].max())
    perimeters, then = frames["core_epci_perimeters"], frames["core_epci_overlaps"]
    is_loaded = bool((perimeters["year"] == year).any())
    changed = then[then["year"] == year].set_index("epci_code")
    notes = {}
    for code in frames["core_epcis"]["epci_code"]:
        if code in known:
            continue
        row = changed.loc[code].to_dict() if code in changed.index else None
        notes[str(code)] = sentence(f"revenu inconnu : {_reason(row, year, is_loaded=is_loaded)}")
    return notes


def _reason(row: Mapping[Any, Any] | None, year: int, *, is_loaded: bool) -> str:
    if not is_loaded:
        return "non publié pour cet EPCI"
    if row is None:
        return f"cet EPCI n’existait pas en {year}, année des périmètres de la source"
    come, gone = int(row["entered_count"]), int(row["left_count"])
    if not come + gone:
        return "non publié pour cet EPCI (secret statistique ou hors du champ)"
    parts = [f"{counted(come, 'commune')} {agree(come, 'entrée')}"] if come else []
    parts += [f"{counted(gone, 'commune')} {agree(gone, 'sortie')}"] if gone else []
    return (
        f"périmètre changé depuis {year}, année de la source ({listed(parts)}) ; une médiane ne"
        " passe pas d’un périmètre à un autre"
    )


def scale_sentences(codes: pd.Series, scales: pd.DataFrame, names: pd.DataFrame) -> dict[str, str]:
    """Say whether most people's living area goes beyond their EPCI."""
    areas = scales[scales["zone_kind"] == AREA].sort_values(
        ["epci_code", "epci_people_share", "zone_code"], ascending=[True, False, True]
    )
    named = _names(names)
    told = {code: _scale(rows, named) for code, rows in areas.groupby("epci_code")}
    return {code: told.get(code, sentence(NO_AREA)) for code in codes}


def _scale(areas: pd.DataFrame, named: Mapping[tuple[str, str], str]) -> str:
    if areas["zone_people_share"].isna().any() or areas["epci_people_share"].isna().any():
        return sentence("bassins de vie connus en partie : l’échelle n’est pas jugée")
    beyond = areas[areas["zone_people_share"] < MOST]
    share = float(beyond["epci_people_share"].sum())
    if share > MOST:
        where = [named.get((AREA, str(code)), str(code)) for code in beyond["zone_code"]]
        return sentence(
            f"l’intercommunalité n’est pas la bonne échelle : {percent(share, 0)} de ses habitants"
            " vivent dans un bassin de vie dont la plus grande part des habitants est ailleurs"
            f" ({listed(where, SHOWN)})"
        )
    return sentence(
        f"{percent(1 - share, 0)} des habitants vivent dans un bassin de vie dont la plus grande"
        " part des habitants est dans l’EPCI"
    )


def zone_sentences(scales: pd.DataFrame, names: pd.DataFrame) -> pd.DataFrame:
    """Say of each zone how many of the EPCI's people are in it, and what they are of it."""
    named = _names(names)
    rows = scales.sort_values(["epci_code", "zone_kind", "zone_code"])
    told = [_zone(row, named) for row in rows.to_dict("records")]
    sentences = rows.assign(sentence_fr=pd.array(told, dtype="string"))
    return sentences[list(SCALE_COLUMNS)].astype(SCALE_COLUMNS)


def _zone(row: Mapping[Any, Any], named: Mapping[tuple[str, str], str]) -> str:
    kind, code = str(row["zone_kind"]), str(row["zone_code"])
    zone = f"{ZONE_NAMES_FR[kind]} « {named.get((kind, code), code)} »"
    if not is_known(row["zone_population"]):
        return f"Habitants {zone} : nombre inconnu."
    people = counted(row["zone_population"], "habitant")
    part = f"{people} ({percent(row['epci_people_share'], 0)} de l’EPCI) {zone}"
    if not is_known(row["zone_people_share"]):
        return sentence(part)
    return sentence(f"{part}, dont ils font {percent(row['zone_people_share'], 0)} des habitants")


def _names(names: pd.DataFrame) -> dict[tuple[str, str], str]:
    return {
        (str(kind), str(code)): str(name)
        for kind, code, name in zip(
            names["zone_kind"], names["zone_code"], names["zone_name"], strict=True
        )
    }


def _alike(codes: pd.Series, near: pd.DataFrame, epcis: pd.DataFrame) -> dict[str, str]:
    names = epcis.set_index("epci_code")["epci_name"]
    places = epcis.set_index("epci_code")["departement_code"]
    found = {
        str(code): [f"{names[other]} ({places[other]})" for other in rows["lookalike_code"]]
        for code, rows in near.sort_values("lookalike_position").groupby("epci_code")
    }
    return {
        code: sentence(
            f"les plus semblables : {listed(found[code], SHOWN)} ; {NO_AGE}"
            if code in found
            else (LITTLE_KNOWN if found else NO_COMPARISON)
        )
        for code in codes
    }
