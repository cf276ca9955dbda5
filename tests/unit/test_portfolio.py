"""Sets to discuss together: an EBE or one place, what they cover, and what keeps one out."""

from datetime import date
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

from generator.carriers.proposals import propose
from generator.catalogues import read_catalogue
from generator.errors import CatalogueError
from generator.french import percent
from generator.opportunities.portfolio import portfolios
from generator.opportunities.portfolio_solving import solve

DATA = Path(__file__).parents[2] / "data"
A = "200000001"
EBE_SET, PLACE_SET = f"{A}-ensemble-ebe", f"{A}-ensemble-tiers_lieu"
THEMES = {"compost": "dechets", "velo": "mobilite", "visites": "vieillissement", "linge": "sante"}
THRESHOLDS = {
    "portfolio_size_min": 3,
    "portfolio_size_max": 6,
    "portfolio_needs_weight": 3,
    "portfolio_skills_weight": 2,
    "portfolio_jobs_weight": 1,
    "portfolio_premises_uses": 2,
    "need_theme_weight": 0.5,
}


def candidate(activity: str, portfolio: str = EBE_SET, **cells: object) -> dict[str, object]:
    return {
        "portfolio_id": portfolio,
        "epci_code": portfolio[:9],
        "set_kind": "ebe",
        "composite_activity_id": None,
        "activity_id": activity,
        "activity_label_fr": activity.capitalize(),
        "has_resources": True,
        "fte_min": 1.0,
        "fte_max": 3.0,
        "barred_by": None,
    } | cells


def need(theme: str, share: float | None = 0.2, epci: str = A) -> dict[str, object]:
    return {
        "epci_code": epci,
        "theme_id": theme,
        "theme_label_fr": theme.capitalize(),
        "is_qualified": True,
        "need_share": share,
    }


def premises(activity: str, count: int | None, **cells: object) -> dict[str, object]:
    return {
        "portfolio_id": EBE_SET,
        "activity_id": activity,
        "resource_kind_id": "workshop",
        "resource_kind_label_fr": "atelier",
        "is_in_place": False,
        "resource_count": count,
    } | cells


def volunteers(ceiling: int | None, *, small: bool = False) -> list[dict[str, object]]:
    return [{"epci_code": A, "volunteer_ceiling": ceiling, "is_small": small}]


LAW = [
    {
        "activity_id": name,
        "carrier_id": "ebe",
        "verdict": "a_verifier",
        "reason_fr": "À vérifier d'abord : Le territoire est-il habilité ?",
        "articles_fr": "loi 2020-1577, art. 9 II",
    }
    for name in THEMES
]
EMPTY = {
    "core_portfolio_places": "portfolio_id place_names_fr",
    "core_portfolio_premises": "portfolio_id activity_id resource_kind_id resource_kind_label_fr"
    " is_in_place resource_count",
    "core_portfolio_rivals": "activity_id rival_activity_id",
    "core_portfolio_volunteers": "epci_code volunteer_ceiling is_small",
    "core_skill_coverage": "epci_code activity_id rome_code rome_label_fr is_covered",
    "land_activity_parts": "activity_id part_activity_id",
}
GIVEN = {
    "core_epcis": [{"epci_code": A}],
    "core_portfolio_candidates": [candidate(name) for name in THEMES],
    "core_portfolio_needs": [need(theme) for theme in THEMES.values()],
    "calc_activity_carriers": LAW,
    "land_activities": [
        {"activity_id": name, "activity_label_fr": name} for name in (*THEMES, "tiers_lieu")
    ],
    "land_activity_themes": [
        {"activity_id": name, "theme_id": theme, "weight": 1.0} for name, theme in THEMES.items()
    ],
    "land_thresholds": [{"threshold_id": n, "value": v} for n, v in THRESHOLDS.items()],
}


def frames(**tables: list[dict[str, object]]) -> dict[str, pd.DataFrame]:
    empty = {name: pd.DataFrame(columns=columns.split()) for name, columns in EMPTY.items()}
    rows = {name: pd.DataFrame(rows) for name, rows in (GIVEN | tables).items() if rows}
    return empty | rows


def sets(**tables: list[dict[str, object]]) -> pd.DataFrame:
    return portfolios(frames(**tables)).set_index("portfolio_id")


def ebe(**tables: list[dict[str, object]]) -> pd.Series:
    return sets(**tables).loc[EBE_SET]


def test_a_set_says_what_it_brings_what_it_asks_and_what_it_leaves():
    found = ebe(
        core_portfolio_needs=[need(theme) for theme in (*THEMES.values(), "culture")],
        core_portfolio_volunteers=volunteers(200),
    )
    assert found["activity_ids"] == "compost, linge, velo, visites"
    assert found["set_size"] == 4
    assert (found["set_jobs_fte_min"], found["set_jobs_fte_max"]) == (4 * 1, 4 * 3)
    assert found["needs_left_fr"] == "Culture"
    assert found["is_optimal"]
    assert found["gap_share"] == 0
    for told in (
        "4 des 5 besoins exprimés",
        "reste sans réponse : «\u202fculture\u202f»",
        "De 4 à 12 emplois en équivalent temps plein (estimation, à vérifier)",
        "pour 200\u00a0personnes volontaires",
        "Compétences inconnues",
        "avis du comité local pour l’emploi",
        "chiffre d’affaires possible par salarié",
    ):
        assert told.replace(" :", "\u202f:") in found["sentence_fr"]


def test_an_activity_whose_themes_all_weigh_little_answers_no_need_and_stops_nothing():
    # Half is asked of a theme to count: 0.3 is under it, and three other activities are left.
    weighed = [{"activity_id": n, "theme_id": t, "weight": 1.0} for n, t in THEMES.items()]
    weighed[0]["weight"] = 0.3
    found = ebe(land_activity_themes=weighed)
    assert found["activity_ids"] == "linge, velo, visites"
    assert found["needs_left_fr"] == "Dechets"


def test_jobs_stay_within_the_volunteers_counted():
    three = ebe(core_portfolio_volunteers=volunteers(3))
    assert three["set_size"] == 3
    none = ebe(core_portfolio_volunteers=volunteers(0))
    assert not none["is_proposed"]
    assert "ne compte aucune personne volontaire" in none["sentence_fr"]


def test_the_more_volunteers_are_counted_the_more_jobs_are_proposed():
    rows = [candidate("compost"), candidate("velo"), candidate("visites")]
    rows.append(candidate("recyclerie", fte_min=15.0, fte_max=20.0))
    themes = [*GIVEN["land_activity_themes"]]
    themes.append({"activity_id": "recyclerie", "theme_id": "dechets", "weight": 1.0})
    given = {"core_portfolio_candidates": rows, "land_activity_themes": themes}
    found = {n: ebe(**given, core_portfolio_volunteers=volunteers(n)) for n in (12, 200)}
    assert found[12]["set_jobs_fte_min"] == 3  # fifteen jobs would be more than the volunteers
    assert found[200]["set_jobs_fte_min"] == 15 + 3
    assert found[200]["activity_ids"] == "compost, recyclerie, velo, visites"
    # nobody counted them: a second activity for the same need adds nothing
    assert ebe(**given)["set_size"] == 3


def test_a_small_count_of_volunteers_is_neither_told_nor_to_be_found_in_the_set():
    small = ebe(core_portfolio_volunteers=volunteers(10, small=True))
    assert "moins de 11 personnes volontaires" in small["sentence_fr"]
    assert "10" not in small["sentence_fr"]
    assert small["activity_ids"] == ebe()["activity_ids"]


def test_a_place_known_once_serves_two_activities_and_no_more():
    asking = ["compost", "velo", "visites"]
    found = ebe(core_portfolio_premises=[premises(name, 1) for name in asking])
    assert len(set(asking) & set(found["activity_ids"].split(", "))) == 2
    assert found["premises_shared_fr"] == "atelier (pour 2\u00a0activités)"
    assert "que les locaux puissent être partagés" in found["to_check_fr"]
    more = ebe(core_portfolio_premises=[premises(name, 2) for name in asking])
    assert more["set_size"] == 4


def test_premises_nobody_knows_are_to_be_found_and_keep_nobody_out():
    found = ebe(core_portfolio_premises=[premises("velo", None)])
    assert "velo" in found["activity_ids"]
    assert "atelier à trouver, pour velo" in found["to_check_fr"]
    assert pd.isna(found["premises_shared_fr"])


def test_rivals_do_not_stand_in_one_set():
    pair = [{"activity_id": "compost", "rival_activity_id": "velo"}]
    found = ebe(core_portfolio_rivals=pair)
    assert len({"compost", "velo"} & set(found["activity_ids"].split(", "))) == 1


@pytest.mark.parametrize(
    ("barred_by", "why"),
    [
        ("alerte", "alerte de supplémentarité forte"),
        ("porte", "condition indispensable refusée"),
        ("avis", "avis défavorable"),
        ("droit", "le droit refuse l’EBE"),
    ],
)
def test_who_is_barred_enters_no_set_and_the_reason_is_told(barred_by, why):
    rows = [candidate(name, barred_by=barred_by) for name in ("compost", "velo")]
    rows += [candidate("visites"), candidate("linge")]
    found = ebe(core_portfolio_candidates=rows)
    assert not found["is_proposed"]
    assert "2\u00a0activités peuvent y entrer sur 4, il en faut 3" in found["sentence_fr"]
    assert (
        f"2 sont écartées {'par' if barred_by != 'droit' else 'parce que'}" in found["sentence_fr"]
    )
    assert why in found["sentence_fr"]


def test_an_activity_that_answers_no_need_told_does_not_enter():
    found = ebe(core_portfolio_needs=[need("dechets"), need("mobilite")])
    assert not found["is_proposed"]
    assert "2 ne répondent à aucun besoin exprimé" in found["sentence_fr"]


def test_where_nobody_told_a_need_it_is_said_once():
    found = sets(core_portfolio_needs=[need("dechets", epci="200000002")])
    assert list(found.index) == [f"{A}-ensemble"]
    assert "aucun ensemble d’activités n’est proposé" in found["sentence_fr"].iloc[0]


def test_a_need_whose_share_is_withheld_still_counts():
    needs = [need("dechets", None), need("mobilite"), need("vieillissement"), need("sante")]
    assert "compost" in ebe(core_portfolio_needs=needs)["activity_ids"]


def test_trades_held_by_people_deprived_of_work_choose_between_equals():
    rows = [candidate("compost"), candidate("velo"), candidate("visites"), candidate("broyage")]
    themes = [*GIVEN["land_activity_themes"]]
    themes.append({"activity_id": "broyage", "theme_id": "dechets", "weight": 1.0})
    given = {"core_portfolio_candidates": rows, "land_activity_themes": themes}
    assert ebe(**given)["activity_ids"] == "broyage, velo, visites"
    trades = [
        {"epci_code": A, "activity_id": "compost", "rome_code": code, "rome_label_fr": label,
         "is_covered": held}
        for code, label, held in (("A1203", "Entretien", True), ("K2303", "Nettoyage", False))
    ]  # fmt: skip
    found = ebe(core_skill_coverage=trades, **given)
    assert found["activity_ids"] == "compost, velo, visites"
    assert found["skills_covered_fr"] == "Entretien"
    assert found["skills_missing_fr"] == "Nettoyage"


def test_the_parts_of_one_place_share_its_building():
    rows = [
        candidate(name, PLACE_SET, set_kind="tiers_lieu", composite_activity_id="tiers_lieu")
        for name in ("compost", "velo", "visites")
    ]
    place = {"portfolio_id": PLACE_SET, "is_in_place": True}
    found = sets(
        core_portfolio_candidates=rows,
        core_portfolio_premises=[premises(row["activity_id"], 1, **place) for row in rows],
        core_portfolio_places=[{"portfolio_id": PLACE_SET, "place_names_fr": "Chenôve"}],
        land_activity_parts=[{"activity_id": "tiers_lieu", "part_activity_id": "velo"}],
        core_portfolio_volunteers=volunteers(0),
    )
    assert found.loc[PLACE_SET, "set_size"] == 3
    assert "Lieu possible\u202f: Chenôve." in found.loc[PLACE_SET, "sentence_fr"]
    assert pd.isna(found.loc[PLACE_SET, "verdict"])
    assert "n’a l’EBE parmi ses porteurs" in found.loc[EBE_SET, "sentence_fr"]


def test_a_choice_that_is_only_close_says_so_and_how_close(monkeypatch):
    seek = partial(solve, seconds=1e-9)
    monkeypatch.setattr("generator.opportunities.portfolio.solve", seek)
    found = ebe()
    assert not found["is_optimal"]
    assert "Choix approché" in found["sentence_fr"]
    assert f"à {percent(found['gap_share'])} au plus du meilleur" in found["sentence_fr"]


def test_the_order_of_the_lines_changes_nothing():
    rows = {name: rows for name, rows in GIVEN.items() if len(rows) > 1}
    turned = {name: list(reversed(lines)) for name, lines in rows.items()}
    pd.testing.assert_frame_equal(sets(**turned), sets())


def test_a_threshold_that_is_missing_is_named():
    with pytest.raises(CatalogueError, match="portfolio_size_max"):
        sets(land_thresholds=[{"threshold_id": "portfolio_size_min", "value": 3}])


HABILITATED = {
    "territoire_habilite": True,
    "entreprise_ess": True,
    "type_contrat": "cdi",
    "salaries_volontaires": True,
    "mois_prives_emploi_min": 24,
    "mois_domicilies_min": 12,
    "avis_supplementarite": "favorable",
    "convention_fonds": "obtenue",
    "accord_departement": "obtenue",
}


@pytest.mark.parametrize(
    ("today", "verdict"), [(date(2026, 6, 1), "oui"), (date(2026, 11, 22), "a_verifier")]
)
def test_a_habilitated_territory_with_200_volunteers_raises_an_ebe_until_its_last_day(
    today, verdict
):
    """domain.md §6: past the last day confirmed in a text, the verdict is to be checked."""
    facts = HABILITATED if verdict == "a_verifier" else HABILITATED | {"date_debut_projet": today}
    names = pd.DataFrame({"activity_id": list(THEMES)}, dtype="string")
    law = propose(
        names,
        names.assign(carrier_id="ebe", preference_rank=1),
        read_catalogue([DATA]).carriers,
        facts,
        today,
    )
    found = ebe(
        calc_activity_carriers=law.to_dict("records"), core_portfolio_volunteers=volunteers(200)
    )
    assert found["is_proposed"]
    assert found["verdict"] == verdict
    assert "loi 2020-1577, art. 9" in found["articles_fr"]
    assert ("30/06/2026" in found["sentence_fr"]) == (verdict == "a_verifier")
