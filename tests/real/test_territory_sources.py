"""The territory's sources on the producers' own files: counts, and the defects known of them."""

import csv
import functools
import gzip
import os
from pathlib import Path

import pandas as pd
import pytest

from generator.contracts import Landed, Note, hold_to
from generator.sources import all_sources

pytestmark = pytest.mark.real

DATA = Path(__file__).parents[2] / os.environ.get("GENERATEUR_DONNEES", "../shared/data")
OFFICIAL = "territory/decoupage-administratif_2026"
# INSEE gives Paris 20 arrondissements, Lyon 9 and Marseille 16.
ARRONDISSEMENTS = 20 + 9 + 16
ISLANDS_WITHOUT_EPCI = {"22016", "29083", "29155", "85113"}


@functools.cache
def landed(source_id: str) -> Landed:
    source = all_sources()[source_id]
    paths = sorted(path for pattern in source.files for path in DATA.glob(pattern))
    assert paths, source.files
    parts = [source.parse(path.read_bytes()) for path in paths]
    frame = pd.concat([part.frame for part in parts])
    notes = tuple(note for part in parts for note in part.notes)
    return Landed(hold_to(source.landing, frame, source_id), notes)


def notes_of(source_id: str) -> dict[str, int]:
    return {note.what_fr: note.count for note in landed(source_id).notes}


def lines_of(path: str, *, encoding: str = "utf-8-sig", sep: str = ",") -> list[dict[str, str]]:
    """Read a file without our readers, so that a count is made twice, in two ways."""
    with (DATA / path).open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file, delimiter=sep))


def communes_of_2026() -> set[str]:
    frame = landed("cog_communes").frame
    return set(frame.loc[frame["commune_type"] == "COM", "commune_code"])


def test_the_code_of_2026_has_34875_communes():
    frame = landed("cog_communes").frame
    assert len(frame) == len(lines_of(f"{OFFICIAL}/communes.csv"))
    assert len(communes_of_2026()) == 34_875
    assert frame["commune_type"].eq("ARM").sum() == ARRONDISSEMENTS
    assert "2A004" in communes_of_2026()


def test_every_movement_with_a_before_and_an_after_is_kept():
    lines = lines_of(f"{OFFICIAL}/mouvements-communes.csv")
    whole = [line for line in lines if line["COM_AV"] and line["COM_AP"]]
    frame = landed("cog_movements").frame
    assert len(frame) == len(whole)
    assert sum(notes_of("cog_movements").values()) == len(lines) - len(whole)
    assert frame["effective_date"].max() == "2026-01-01"


def test_a_merged_commune_of_old_populations_is_found_in_the_movements():
    # Cazoulès joined Pechs-de-l'Espérance (24325): no longer a commune, still in the series.
    assert "24089" not in communes_of_2026()
    assert "24089" in set(landed("populations_series").frame["territory_code"])
    frame = landed("cog_movements").frame
    gone = frame[(frame["code_before"] == "24089") & (frame["type_after"] == "COM")]
    assert "24325" in set(gone["code_after"])


def test_the_list_of_epci_holds_1255_epci_and_all_communes_but_four_islands():
    frame = landed("epci_communes").frame
    assert frame["zone_code"].nunique() == 1_255
    assert communes_of_2026() - set(frame["commune_code"]) == ISLANDS_WITHOUT_EPCI
    assert set(frame["commune_code"]) <= communes_of_2026()


def test_the_list_of_epci_is_the_perimeter_of_1_january_2025():
    assert set(landed("epci_communes").frame["year"]) == {2025}
    # A commune renamed on 1 January 2025 bears its new name, one renamed ten days later its old.
    raw = pd.read_excel(DATA / OFFICIAL / "epcicom.xlsx", dtype="string", engine="calamine")
    names = raw.set_index("insee")["nom_membre"]
    assert names["42188"] == "Roche-en-Forez"
    assert names["76484"] == "Oissel"


def test_49_codes_of_the_populations_are_not_in_the_list_of_epci_and_20_the_other_way():
    populations = {line["COM"] for line in lines_of(f"{OFFICIAL}/donnees_communes.csv", sep=";")}
    listed = set(landed("epci_communes").frame["commune_code"])
    assert len(populations - listed) == 49 == ARRONDISSEMENTS + len(ISLANDS_WITHOUT_EPCI)
    # Paris, Lyon and Marseille whole, and the 17 communes of Mayotte, which have their own file.
    assert len(listed - populations) == 20 == 3 + 17
    read = set(landed("populations_legales").frame["territory_code"])
    assert listed - read == {"13055", "69123", "75056"}


def test_the_populations_follow_by_one_year_those_of_the_list_of_epci():
    frame = landed("populations_legales").frame
    municipal = frame[frame["indicator_id"] == "population_municipale"]
    totals = municipal.groupby("year")["value"].sum()
    assert totals.to_dict() == {2017: 256_518, 2023: 68_094_280}
    raw = pd.read_excel(DATA / OFFICIAL / "epcicom.xlsx", dtype="string", engine="calamine")
    listed = raw["pmun_2025"].astype(int)
    assert listed[raw["dep_com"] == "976"].sum() == totals[2017]
    series = landed("populations_series").frame
    census_2021 = series.loc[series["year"] == 2021, "value"].sum()
    assert census_2021 < listed[raw["dep_com"] != "976"].sum() < totals[2023]


def test_overseas_codes_of_the_series_are_communes_of_today():
    lines = lines_of("socioeconomic/insee-estimation-population-2024.csv")
    long = sum(len(line["codgeo"]) == 6 for line in lines)
    assert notes_of("populations_series") == {
        "codes de commune d'outre-mer ramenés de six à cinq signes": long
    }
    frame = landed("populations_series").frame
    assert len(frame) == len(lines) * 9
    overseas = frame.loc[frame["territory_code"].str.startswith("97"), "territory_code"]
    assert set(overseas) <= communes_of_2026()


def test_memberships_of_each_year_leave_out_only_communes_without_an_epci():
    frame = landed("epci_communes_years").frame
    raw = pd.read_parquet(DATA / "territory/cogugaison/table_supracom_2013_2024.parquet")
    raw = raw.dropna(subset="CODGEO").drop_duplicates(["COG", "CODGEO"])
    belongs = raw[raw["EPCI"] != "ZZZZZZZZZ"]
    kept = frame[frame["zone_kind"] == "epci"].groupby("year").size()
    assert kept.to_dict() == belongs.groupby("COG").size().to_dict()


def test_nanchez_written_four_times_in_2020_has_one_epci():
    frame = landed("epci_communes_years").frame
    rows = frame[(frame["commune_code"] == "39130") & (frame["year"] == 2020)]
    assert sorted(rows["zone_kind"]) == ["epci", "zone_emploi"]
    assert notes_of("epci_communes_years")["lignes répétées à l'identique"] == 4 - 1


def test_employment_zones_of_2024_are_on_the_communes_of_2024_and_never_twice():
    lists = landed("employment_zones").frame
    years = landed("epci_communes_years").frame
    # Every commune has a living area, so these are all the communes of 2024.
    areas = years[(years["year"] == 2024) & (years["zone_kind"] == "bassin_vie")]
    assert set(lists["commune_code"]) == set(areas["commune_code"])
    both = pd.concat([lists, years])
    assert not both.duplicated(["commune_code", "zone_kind", "year"]).any()


def test_mayotte_and_the_restored_communes_have_no_false_zero():
    frame = landed("commune_facts").frame
    values = frame.set_index(["territory_code", "indicator_id"])["value"]
    assert values["97611", "births"] == 3_301
    assert pd.isna(values["97611", "households"])
    assert pd.isna(values["85212", "births"])
    assert values["55050", "households"] == 0
    # 17 communes of Mayotte; Hauts-Talican, L'Oie and Sainte-Florence.
    what = "communes habitées mais sans ménage : leurs zéros sont des blancs"
    assert notes_of("commune_facts")[what] == 17 + 3


def test_each_commune_of_the_facts_has_six_figures_whatever_its_postal_codes():
    lines = lines_of("territory/datas.fun_communes_2024.csv")
    whole = {line["insee_com"] for line in lines if line["commune_type"] in {"COM", "ARM"}}
    assert len(landed("commune_facts").frame) == len(whole) * 6


def test_every_commune_of_2026_has_a_centre_in_its_territory():
    frame = landed("commune_centres").frame
    assert len(frame) == len(communes_of_2026()) + ARRONDISSEMENTS
    assert communes_of_2026() <= set(frame["commune_code"])
    lines = lines_of("contours/centroides_communes_gazetteer_2026.csv")
    assert sum(notes_of("commune_centres").values()) == len(lines) - len(frame)
    assert set(frame["crs"]) == {f"EPSG:{code}" for code in (2154, 5490, 2972, 2975, 4471)}


def test_the_equipment_of_2018_is_summed_without_loss():
    path = DATA / "supply/bpe/bpe18_ensemble.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        counts = [int(line.rsplit(";", 1)[1]) for line in file.readlines()[1:]]
    assert len(counts) == 1_035_564
    frame = landed("bpe_2018").frame
    assert frame["equipment_count"].sum() == sum(counts)
    assert frame["type_code"].nunique() == 186
    assert "75056" not in set(frame["commune_code"])
    assert "75101" in set(frame["commune_code"])


@pytest.mark.parametrize("year", [2009, 2013])
def test_a_cross_table_adds_up_to_its_own_totals_and_has_no_zero(year):
    path = DATA / f"supply/bpe/bpe_{year}_communes.xlsx"
    raw = pd.read_excel(path, dtype="string", engine="calamine")
    frame = landed(f"bpe_{year}").frame
    assert frame["equipment_count"].sum() == raw.iloc[:, 1].astype(int).sum()
    assert len(frame) == raw.iloc[:, 2:].notna().sum().sum()
    assert frame["equipment_count"].min() == 1
    assert "2A004" in set(frame["commune_code"])
    cut = "types d'équipement dont le libellé est coupé à 64 signes"
    assert landed(f"bpe_{year}").notes == (Note("non_compris", cut, 3),)


def test_the_labels_without_a_code_page_are_french():
    frame = landed("bpe_labels").frame
    labels = frame.set_index("code")["label_fr"]
    assert len(labels) == 181
    assert labels["D201"] == "Médecin omnipraticien"
    assert labels["A405"] == "Électricien"
    # The labels cut at 64 signs in the cross table are whole here; the others are the same.
    crossed = set(landed("bpe_2013").frame["type_label"])
    assert len(crossed - set(labels)) == 3
