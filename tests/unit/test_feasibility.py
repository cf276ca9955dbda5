import itertools
import json
import pickle

import numpy as np
import pandas as pd
import pytest
from ecomplexity import ecomplexity
from sklearn.metrics import roc_auc_score

from generator.errors import DataError, UsageError
from generator.evaluation.feasibility import backtest, learned_model, predict_last
from generator.evaluation.feasibility_references import relatedness_density
from generator.evaluation.panels import read_panel, type_codes
from generator.evaluation.ranking import Question, draws, measured_auc, measured_ece, ndcg_by_epci
from generator.territory.feasibility.entries import Entries
from generator.territory.feasibility.explain import chance_sentence
from generator.territory.feasibility.hazard import chance, fit_hazard
from generator.territory.feasibility.keeping import model_text, read_model
from generator.territory.feasibility.national import feasibility
from generator.territory.feasibility.panel import panel_of

EPCI_COUNT, TYPE_COUNT, YEARS = 150, 24, (2009, 2013, 2018)
TYPES = [f"Type {letter}{n}" for letter, n in itertools.product("ABC", range(8))]


def invented(seed=0):
    """Larger EPCIs have more types, and gain more; everything else is chance."""
    rng = np.random.default_rng(seed)
    codes = [f"2{number:08d}" for number in range(EPCI_COUNT)]
    size = rng.normal(size=EPCI_COUNT)
    need = np.linspace(-1.5, 1.5, TYPE_COUNT)
    counts = rng.poisson(np.exp(size[:, None] - need[None] - 0.5))
    frames = {}
    for year in YEARS:
        frames[year] = pd.DataFrame(counts, index=codes, columns=TYPES)
        counts = counts + (rng.random(counts.shape) < 0.2 / (1 + np.exp(need - 2 * size[:, None])))
    places = pd.DataFrame(
        {
            "population": np.round(20_000 * np.exp(size)),
            "median_income_eur": np.where(np.arange(EPCI_COUNT) == 3, np.nan, 20_000.0),
            "departement_code": [f"{number % 9 + 1:02d}" for number in range(EPCI_COUNT)],
        },
        index=codes,
    )
    return frames, places


@pytest.fixture(scope="module")
def panel():
    return panel_of(*invented())


@pytest.fixture(scope="module")
def told(panel):
    return backtest(panel, None, 0)


@pytest.fixture(scope="module")
def kept(panel):
    codes = [f"A{number:03d}" for number in range(TYPE_COUNT)]
    return learned_model(panel, codes, {"auc": 0.5})


def test_what_happens_in_the_last_year_changes_no_prediction(panel):
    frames, places = invented()
    frames[2018] = frames[2018] * 0 + 7
    other = panel_of(frames, places)
    first, second = (predict_last(one.until(1), 5).chances for one in (panel, other))
    assert (first == second).all()


def test_the_order_of_rows_and_columns_changes_nothing(panel):
    frames, places = invented()
    turned = {year: frame.iloc[::-1, ::-1] for year, frame in reversed(frames.items())}
    again = panel_of(turned, places.sample(frac=1, random_state=1))
    assert (again.counts == panel.counts).all()
    assert (again.years, again.hashes, again.types) == (panel.years, panel.hashes, panel.types)


def test_shuffled_outcomes_leave_nothing_to_find_within_types(told):
    assert abs(told["placebo"]["auc_dans_les_types"] - 0.5) < 0.05
    assert told["auc_dans_les_types"] > 0.6


def test_the_backtest_gives_its_headlines_with_their_intervals(told):
    for name in ("auc", "ndcg_at_10", "ece", "gain_ndcg_population"):
        assert told[name]["bas"] <= told[name]["valeur"] <= told[name]["haut"]
    assert {"hasard", "population", "ubiquite", "seuil", "densite"} <= told["references"].keys()
    assert len(told["par_taille"]) == 4
    assert told["histoire_propre"].startswith("non utilisée")


def test_own_history_ships_only_for_years_the_model_never_saw(panel, kept):
    assert len(kept.model.history) == 3
    assert backtest(panel, kept, 0)["histoire_propre"].startswith("non utilisée")
    places = invented()[1]
    later = panel_of({year + 9: frame for year, frame in invented(seed=5)[0].items()}, places)
    assert later.hashes[-1] not in kept.hashes
    assert backtest(later, kept, 0)["histoire_propre"].startswith("coefficient du modèle livré")
    # Learned until 2018, it already knows half of what came between 2013 and 2019.
    frames = dict(zip((2009, 2013, 2019), invented(seed=5)[0].values(), strict=True))
    between = backtest(panel_of(frames, places), kept, 0)
    assert between["histoire_propre"].startswith("non utilisée")


def test_a_model_written_then_read_says_the_same(kept):
    again = read_model(model_text(kept).encode(), "modele.json")
    assert (again.types, again.codes, again.years) == (kept.types, kept.codes, kept.years)
    assert model_text(again) == model_text(kept)


@pytest.mark.parametrize(
    "content",
    [pickle.dumps({"nature": "modele de faisabilite"}), b"[]", b'{"nature": "autre"}', b"\xff"],
)
def test_a_pickle_or_any_other_file_is_refused_as_a_model(content):
    with pytest.raises(DataError, match=r"modele\.json"):
        read_model(content, "modele.json")


def test_a_model_whose_knots_do_not_rise_is_refused(kept):
    told = json.loads(model_text(kept))
    told["complet"]["courbes"][0]["noeuds"].reverse()
    with pytest.raises(DataError, match=r"complet\.courbes\.0"):
        read_model(json.dumps(told).encode(), "modele.json")


def test_a_model_of_another_version_is_refused(kept):
    text = model_text(kept).replace('"version": 1', '"version": 2')
    with pytest.raises(DataError, match="version"):
        read_model(text.encode(), "modele.json")


def test_chances_are_told_for_absent_types_and_by_code(panel, kept):
    frames, places = invented()
    names = dict(zip(panel.types, kept.codes, strict=True))
    long = pd.concat(
        frame.rename(columns=names)
        .rename_axis("epci_code")
        .reset_index()
        .melt("epci_code", var_name="type_code", value_name="equipment_count")
        .assign(year=year)
        for year, frame in frames.items()
    )
    long = long[long["equipment_count"] > 0]
    epcis = places.rename_axis("epci_code").reset_index()
    model = pd.DataFrame({"model_json": [model_text(kept)]})
    made = feasibility(long, epcis, model, pd.DataFrame())
    # An EPCI without a single line is not covered, rather than without anything.
    covered = panel.present(2).any(axis=1)
    assert len(made) == int((~panel.present(2))[covered][:, panel.teaching_types()].sum())
    assert made["chance_share"].between(0, 1).all()
    assert made["year"].eq(2018).all()
    assert made["sentence_fr"].str.contains("chances d’apparition en 5").all()
    # Too few EPCIs are loaded to know the country: nothing is told rather than something false.
    few = long[long["epci_code"] < "200000050"]
    assert feasibility(few, epcis, model, made.iloc[:0]).empty
    assert feasibility(few, epcis, model, made).equals(made)


def test_a_chance_grows_with_the_horizon_as_the_same_law():
    yearly = chance(np.log(np.array([0.1])), 1)[0]
    assert chance(np.log(np.array([0.1])), 5)[0] == pytest.approx(1 - (1 - yearly) ** 5)


def test_a_law_finds_the_rate_it_was_given():
    x = np.repeat([0.0, 1.0], 20_000)
    entered = np.tile([True] + [False] * 9, 4_000)
    law = fit_hazard({"x": x}, entered, np.full(x.size, 5.0))
    assert chance(law.log_rate({"x": np.array([0.0])}), 5)[0] == pytest.approx(1 / 10, abs=1e-3)


def test_rates_are_shrunk_to_the_mean_where_little_was_seen():
    rates = np.exp(Entries(np.array([0.0, 300.0, 10.0]), np.array([10.0, 1e4, 1e4])).log_rate())
    assert 0.0005 < rates[0] < 310 / 20_010
    assert rates[1] == pytest.approx(300 / 1e4, rel=0.05)


def test_a_sentence_tells_the_three_reasons():
    text = chance_sentence(0.25, 12 / 30, 0.4, 0.06, 2018)
    assert "25\u202f% de chances" in text
    assert "12 des 30 territoires" in text
    assert "comme 40\u202f% de ceux de même population" in text
    assert "en 5\u00a0ans à partir de 2018" in text
    assert chance_sentence(0.001, 0, 0.4, 0.06, 2018).startswith("moins de 1")


def test_no_neighbour_having_it_is_not_said_to_be_like_those_of_the_same_size():
    text = chance_sentence(0.25, 0.0, 0.4, 0.06, 2018)
    assert "aucun des 30 territoires aux équipements les plus proches n’en a, contre 40" in text
    one = chance_sentence(0.25, 1 / 30, 0.4, 0.06, 2018)
    assert "1 des 30 territoires aux équipements les plus proches en a, comme 40" in one


@pytest.mark.filterwarnings("ignore")  # the oracle's own
def test_relatedness_density_is_that_of_ecomplexity():
    rng = np.random.default_rng(3)
    counts = rng.poisson(rng.gamma(1.0, 3.0, (40, 1)) * rng.gamma(1.0, 1.0, (1, 15)))
    counts = counts[counts.sum(axis=1) > 0][:, counts.sum(axis=0) > 0]
    rows, columns = np.indices(counts.shape)
    long = pd.DataFrame({"loc": rows.ravel(), "prod": columns.ravel(), "val": counts.ravel()})
    names = {"time": "time", "loc": "loc", "prod": "prod", "val": "val"}
    theirs = ecomplexity(long.assign(time=2018), names)
    wide = theirs.pivot_table(index="loc", columns="prod", values="density")
    ours = relatedness_density(counts.astype(float))
    assert np.allclose(ours[np.ix_(wide.index, wide.columns)], wide.to_numpy(), atol=1e-9)


def test_auc_is_that_of_scikit_learn_and_each_resample_is_exact():
    rng = np.random.default_rng(1)
    asked, entered = rng.random((30, 8)) < 0.7, rng.random((30, 8)) < 0.3
    question = Question(asked, entered & asked)
    scores = np.round(rng.random((30, 8)), 1)
    weights = draws(30, 0)[:3]
    found = measured_auc(question, scores, weights)
    assert found.value == pytest.approx(roc_auc_score(question.truth, scores[asked]))
    each = np.broadcast_to(weights[1][:, None], asked.shape)[asked]
    wanted = roc_auc_score(question.truth, scores[asked], sample_weight=each)
    assert found.drawn[1] == pytest.approx(wanted)


def test_ndcg_counts_what_came_among_the_first():
    question = Question(np.ones((2, 3), bool), np.array([[False, True, False], [False] * 3]))
    first, second = ndcg_by_epci(question, np.array([[0.9, 0.5, 0.1], [1.0, 2.0, 3.0]]))
    assert first == pytest.approx(1 / np.log2(3))
    assert np.isnan(second)


def test_calibration_error_is_the_gap_between_announced_and_come():
    question = Question(np.ones((10, 10), bool), np.eye(10, dtype=bool))
    found = measured_ece(question, np.full((10, 10), 0.3), draws(10, 0))
    assert found.value == pytest.approx(0.3 - 0.1)


def test_panels_are_matched_and_what_is_left_aside_is_counted():
    frames, places = invented()
    frames[2013] = frames[2013].iloc[2:].rename(columns={TYPES[0]: "Nouveau"})
    matched = panel_of(frames, places)
    assert (len(matched.epcis), len(matched.types)) == (EPCI_COUNT - 2, TYPE_COUNT - 1)
    assert "2 EPCI laissés" in matched.notes[0].replace("\u00a0", " ")
    assert "2 types laissés" in matched.notes[1].replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("spoiled", "sentence"),
    [
        (lambda f: f.iloc[:90], "il en faut 100"),
        (lambda f: f.iloc[:, :19], "il en faut 20"),
        (lambda f: f.assign(**{TYPES[0]: -1}), "entiers positifs"),
        (lambda f: f.assign(**{TYPES[0]: np.nan}), "entiers positifs"),
        (lambda f: f.assign(**{TYPES[0]: "deux"}), "nombres"),
        (lambda f: pd.concat([f, f.iloc[:1]]), "répété"),
        (lambda f: f.set_axis(range(EPCI_COUNT)), "codes d'EPCI"),
    ],
)
def test_a_panel_that_cannot_be_compared_is_refused_in_one_sentence(spoiled, sentence):
    frames, places = invented()
    frames[2018] = spoiled(frames[2018])
    with pytest.raises(DataError, match=sentence):
        panel_of(frames, places)


def write(folder, years=YEARS):
    frames, places = invented()
    for year in years:
        frames[year].to_parquet(folder / f"panel_{year}.parquet")
    for name, column in (
        ("population", "population"),
        ("income", "median_income_eur"),
        ("departement", "departement_code"),
    ):
        places[column].to_csv(folder / f"epci_{name}.csv")
    return [folder / f"panel_{year}.parquet" for year in years]


def test_panels_are_read_with_their_companions(tmp_path, panel):
    read = read_panel(write(tmp_path), None, 3)
    assert (read.years, read.hashes) == (YEARS, panel.hashes)
    assert np.array_equal(read.population, panel.population)
    assert read.departements == panel.departements


def test_a_pickle_given_as_a_panel_is_refused_without_being_opened(tmp_path):
    paths = write(tmp_path)
    paths[2].write_bytes(pickle.dumps(invented()))
    with pytest.raises(DataError, match="n'est pas un fichier Parquet"):
        read_panel(paths, None, 3)


def test_too_few_panels_or_no_year_are_refused_with_what_to_type(tmp_path):
    paths = write(tmp_path)
    with pytest.raises(UsageError, match="il faut 3 panels"):
        read_panel(paths[:2], None, 3)
    mute = paths[0].rename(tmp_path / "premier.parquet")
    with pytest.raises(UsageError, match="--annees"):
        read_panel([mute, *paths[1:]], None, 3)
    assert read_panel([mute, *paths[1:]], YEARS, 3).years == YEARS


def test_a_companion_that_is_missing_is_named(tmp_path):
    paths = write(tmp_path)
    (tmp_path / "epci_population.csv").unlink()
    with pytest.raises(DataError, match=r"epci_population\.csv manque"):
        read_panel(paths, None, 3)


@pytest.mark.parametrize("raw", [b"", b"code,med\n200000000,\xe9\n", b"a,b\n1,2\n1,2,3\n"])
def test_a_companion_that_is_no_csv_is_refused_in_one_sentence(tmp_path, raw):
    paths = write(tmp_path)
    (tmp_path / "epci_income.csv").write_bytes(raw)
    with pytest.raises(DataError, match=r"epci_income\.csv : ce fichier CSV est vide ou illisible"):
        read_panel(paths, None, 3)


def test_a_type_without_a_code_has_none_and_a_code_given_twice_is_refused(tmp_path):
    matches = tmp_path / "equipment_type_match.csv"
    panels = [tmp_path / "panel_2009.parquet"]
    matches.write_text("a,b\nBoulangerie,B203\nPharmacie,\n", encoding="utf-8")
    assert type_codes(panels, ["Boulangerie", "Pharmacie", "Gare"]) == ("B203", None, None)
    matches.write_text("a,b\nBoulangerie,B203\nPharmacie,B203\n", encoding="utf-8")
    with pytest.raises(DataError, match="B203"):
        type_codes(panels, ["Boulangerie"])
