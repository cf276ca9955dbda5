"""Area, households, births, deaths and labour force of the communes."""

import pandas as pd

from generator.contracts import INDICATORS, Landed, Note, Source
from generator.sources.formats.doubts import keep_sound, told
from generator.sources.formats.rows import (
    indicators_by_year,
    with_commune_codes,
    without_repeats,
)
from generator.sources.formats.tables import read_text_table, to_count, to_number

COUNTS = {
    "menages_2021": ("households", 2021),
    "naissances_2022": ("births", 2022),
    "deces_2022": ("deaths", 2022),
    "pop_15_64_active_2021": ("active_15_64", 2021),
    "pop_15_64_chomage_2021": ("unemployed_15_64", 2021),
}
AREA = {"superficie_km2": ("area_km2", 2024)}
CODE, TYPE, POPULATION = "insee_com", "commune_type", "population_2021"


def parse(raw: bytes) -> Landed:
    """Read one row a commune or arrondissement, and make the false zeros blank.

    The file repeats a commune for each postal code, and gives to a commune déléguée the figures
    of its parent: counted with it, they would count twice.
    """
    columns = [CODE, TYPE, POPULATION, *COUNTS, *AREA]
    coded, notes = with_commune_codes(read_text_table(raw, sep=",", columns=columns), CODE)
    whole, inner = keep_sound(
        coded,
        coded[TYPE].isin(["COM", "ARM"]),
        "communes déléguées ou associées, aux chiffres de leur commune",
    )
    rows, again = without_repeats(whole, "lignes répétées, une par code postal")
    numbers = {name: to_count(rows[name]) for name in (POPULATION, *COUNTS)}
    areas = {name: to_number(rows[name]) for name in AREA}
    facts, blanked = _without_false_zeros(rows.assign(**numbers, **areas))
    landed = indicators_by_year(facts, CODE, COUNTS | AREA)
    return Landed(landed.frame, (*notes, *inner, *again, *blanked, *landed.notes))


def _without_false_zeros(facts: pd.DataFrame) -> tuple[pd.DataFrame, tuple[Note, ...]]:
    # No household, and yet people or births: the producer wrote 0 where it had nothing (Mayotte,
    # communes restored in 2024). The six villages destroyed in 1916 keep their true zeros.
    lived_in = facts[POPULATION].gt(0) | facts["naissances_2022"].gt(0)
    hollow = (facts["menages_2021"].eq(0) & lived_in).fillna(value=False)
    blanked = facts.assign(
        **{name: facts[name].mask(hollow & facts[name].eq(0)) for name in COUNTS}
    )
    what = "communes habitées mais sans ménage : leurs zéros sont des blancs"
    return blanked, told("repare", what, int(hollow.sum()))


SOURCE = Source(
    id="commune_facts",
    title="Chiffres clés des communes",
    publisher="datas.fun, d'après l'INSEE et La Poste",
    licence="Licence Ouverte (INSEE, La Poste), licence du dépôt à vérifier",
    address="https://github.com/rcarlier/datas.fun",
    vintage="recensement de 2021, état civil de 2022, édition 2024",
    files=("territory/datas.fun_communes_2024.csv",),
    landing=INDICATORS,
    parse=parse,
    fewest_rows=180_000,
    coverage_fr="France ; de Mayotte, les naissances et décès seulement",
)
