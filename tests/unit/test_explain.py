import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalogues.criteria import Criterion
from generator.errors import CatalogueError
from generator.french import NARROW, WIDE
from generator.opportunities.explain import GATES_FR, summaries
from generator.opportunities.scoring import parts
from generator.opportunities.sentences import sentences, with_sentences

PERCENT = f"{NARROW}%"


def criterion(template: str, name: str = "bassin", **changes: object) -> Criterion:
    given_ = {
        "id": name,
        "label_fr": f"Critère {name}",
        "unit": "part",
        "direction": "more_is_better",
        "floor": 0,
        "ceiling": 1,
        "weight": 1,
        "sentence_fr": template,
        "source_fr": f"source {name}",
    }
    return Criterion.model_validate({**given_, **changes})


def written(template: str, **row: object) -> str:
    values = pd.DataFrame({name: [value] for name, value in row.items()}).convert_dtypes()
    return plain(sentences(values, criterion(template)).iloc[0])


def plain(text: str) -> str:
    return text.replace(NARROW, " ").replace(WIDE, " ")


# --- a criterion's sentence ----------------------------------------------------------------------

HAVE = "{n|aucun équipement présent|équipement présent|équipements présents}"


@pytest.mark.parametrize(
    ("n", "sentence"),
    [
        (0, "Aucun équipement présent."),
        (1, "1 équipement présent."),
        (2, "2 équipements présents."),
        (1250, "1 250 équipements présents."),
    ],
)
def test_a_noun_agrees_with_its_number(n, sentence):
    assert written(HAVE, n=n) == sentence


@pytest.mark.parametrize(
    ("n", "sentence"),
    [
        (0.0, "0 attendu."),
        (0.02, "Moins de 0,1 attendu."),
        (1.1, "1,1 attendu."),
        (1.94, "1,9 attendu."),
        (1.96, "2 attendus."),
        (37.44, "37,4 attendus."),
        (381.7, "382 attendus."),
    ],
)
def test_a_measure_has_one_decimal_at_most_and_its_noun_agrees_with_what_is_read(n, sentence):
    assert written("{n|attendu|attendus}.", n=n) == sentence


@pytest.mark.parametrize(
    ("share", "sentence"),
    [
        (0.0, "0 % des habitants."),
        (0.004, "Moins de 1 % des habitants."),
        (0.43, "43 % des habitants."),
        (0.997, "Plus de 99 % des habitants."),
        (1.0, "100 % des habitants."),
    ],
)
def test_a_share_is_written_zero_or_a_hundred_only_when_it_is(share, sentence):
    assert written("{value_pct} des habitants.", value_pct=share) == sentence


def test_a_word_of_the_table_is_written_inside_the_sentence():
    template = "Le thème « {themes_fr} » ({kinds_fr})"
    told = written(template, themes_fr="Mobilité", kinds_fr="SIAE seules")
    assert told == "Le thème « mobilité » (SIAE seules)."


def test_a_sentence_may_name_no_column():
    assert written("Rien à dire.", n=1) == "Rien à dire."


def test_an_unknown_number_is_said_to_be_unknown():
    values = pd.DataFrame({"n": pd.array([None], dtype="Float64")})
    assert sentences(values, criterion("{n} à portée")).tolist() == ["Inconnu à portée."]


def test_a_sentence_that_names_an_absent_column_is_refused_by_name():
    with pytest.raises(CatalogueError, match=r"crit_bassin\.sql : .*« reach »"):
        sentences(pd.DataFrame({"value": [1.0]}), criterion("{reach} min"))


def test_a_noun_with_one_form_is_refused():
    with pytest.raises(CatalogueError, match="deux formes"):
        sentences(pd.DataFrame({"n": [1]}), criterion("{n|équipement}"))


@given(st.integers(0, 10**6), st.floats(0, 10**6))
def test_numbers_read_in_a_sentence_are_those_of_the_table(seen, expected):
    told = written("{a|présent|présents}, {b|attendu|attendus}", a=seen, b=expected)
    numbers = [
        float(text.replace(" ", "").replace(",", "."))
        for text in re.findall(r"\d[\d ]*(?:,\d+)?", told.replace(", ", " ; "))
    ]
    assert numbers[0] == seen
    assert abs(numbers[1] - expected) <= (0.5 if expected >= 99.95 else 0.1)


# --- parts ---------------------------------------------------------------------------------------

OPPORTUNITIES = pd.DataFrame(
    {
        "opportunity_id": ["A-x", "A-y"],
        "epci_code": ["A", "A"],
        "activity_id": ["x", "y"],
        "call_kinds": ["besoin", "manque, ressource"],
    }
)


def test_a_part_has_its_sentence_and_its_source_and_a_missing_one_says_so():
    bassin = criterion("{value} habitants")
    values = {"bassin": pd.DataFrame({"epci_code": ["A"], "activity_id": ["x"], "value": [0.5]})}
    table = parts(OPPORTUNITIES, values, [bassin])
    told = with_sentences(table, values, [bassin]).set_index("opportunity_id")
    assert told["sentence_fr"].to_dict() == {"A-x": "0,5 habitants.", "A-y": "Donnée manquante."}
    assert told.loc["A-y", ["criterion_label_fr", "source_fr"]].tolist() == [
        "Critère bassin",
        "source bassin",
    ]


def test_a_row_without_a_value_is_a_missing_part_and_gives_no_figure():
    bassin = criterion("{value} habitants")
    rows = pd.DataFrame({"epci_code": ["A"], "activity_id": ["x"], "value": [None]})
    values = {"bassin": rows.astype({"value": "Float64"})}
    told = with_sentences(parts(OPPORTUNITIES, values, [bassin]), values, [bassin])
    assert set(told["sentence_fr"]) == {"Donnée manquante."}


# --- summaries -----------------------------------------------------------------------------------


def part(criterion_id: str, mark: float | None, weight: float = 1.0) -> dict[str, object]:
    return {
        "opportunity_id": "A-x",
        "criterion_id": criterion_id,
        "criterion_label_fr": criterion_id.capitalize(),
        "mark": mark,
        "weight": weight,
        "part": None if mark is None else mark * weight / 10,
        "is_missing": mark is None,
        "sentence_fr": "Donnée manquante." if mark is None else f"Note de {criterion_id}.",
    }


CRITERIA = [
    criterion("", "bassin"),
    criterion("", "besoin").model_copy(update={"says_why": True}),
    criterion("", "acces").model_copy(update={"says_why": True}),
    criterion("", "emploi").model_copy(update={"says_against": False}),
]


def summary(
    *rows: dict[str, object], calls: str = "besoin", held_by: str = "", **gates: str
) -> pd.Series:
    competition = dict.fromkeys(["supplementarite_level", "supplementarite_fr", "cle_opinion"])
    answers = {**dict.fromkeys(GATES_FR, "oui"), **competition, **gates}
    table = pd.DataFrame(rows).astype({"mark": "Float64", "part": "Float64"})
    told = summaries(
        OPPORTUNITIES.head(1).assign(call_kinds=calls, held_by=held_by),
        table,
        pd.DataFrame([{"epci_code": "A", "activity_id": "x", **answers}]),
        CRITERIA,
    )
    return told.iloc[0]


def test_a_candidate_that_a_resource_alone_called_says_so():
    told = summary(part("bassin", 80), calls="ressource")["called_by_fr"]
    assert told == "Proposée en raison d’une ressource locale."


def test_an_opportunity_says_what_called_it():
    calls = summary(part("bassin", 80), calls="besoin, manque, ressource")["called_by_fr"]
    assert calls == (
        "Proposée en raison d’un besoin qualifié, d’un manque d’équipements "
        "et d’une ressource locale."
    )
    assert "pas encore un besoin" in summary(part("bassin", 80), calls="signal")["called_by_fr"]


def test_the_need_opens_the_reason_and_what_brings_most_follows():
    told = summary(part("acces", 100, 5), part("besoin", 60, 1))
    assert told["reason_fr"] == "Note de besoin. Note de acces."
    assert summary(part("acces", 100), part("besoin", None))["reason_fr"] == "Note de acces."


def test_a_criterion_that_does_not_say_why_never_opens_the_explanation():
    told = summary(part("bassin", 100, 5), part("acces", 60, 1))
    assert told["reason_fr"] == "Note de acces."


def test_what_closes_the_first_class_is_told():
    told = summary(part("bassin", 80), held_by="besoin, donnees")
    assert plain(told["held_fr"]) == (
        "Pas encore à étudier en premier : aucun besoin qualifié n’est son thème principal "
        "et trop de critères sont inconnus."
    )
    assert pd.isna(summary(part("bassin", 80))["held_fr"])


def test_an_estimate_of_the_catalogue_is_never_a_weak_point():
    told = summary(part("emploi", 0), part("bassin", 90), gate_legal="a_verifier")
    assert told["counter_fr"] == "Le cadre juridique est à vérifier."


def test_a_part_that_brings_nothing_is_no_reason():
    told = summary(part("bassin", 0), part("besoin", None))
    assert told["reason_fr"] == told["called_by_fr"]


def test_a_refused_gate_is_the_first_counter_evidence():
    told = summary(part("bassin", 0), gate_legal="non", gate_resources="a_verifier")
    assert told["counter_fr"] == "Aucun porteur n’est possible en droit."


def test_two_refused_gates_are_both_told():
    told = summary(part("bassin", 80), gate_legal="non", gate_catchment="non")
    assert told["counter_fr"] == (
        "Le bassin d’habitants est trop petit et aucun porteur n’est possible en droit."
    )


STRONG = {"supplementarite_level": "forte", "supplementarite_fr": "2 concurrents directs."}


def test_an_unfavourable_opinion_speaks_before_any_measure():
    told = summary(part("bassin", 20), **STRONG, cle_opinion="defavorable")
    assert told["counter_fr"] == "Le comité local pour l’emploi a rendu un avis défavorable."


def test_direct_competitors_speak_after_a_weak_criterion_and_before_a_gate_to_verify():
    held = {"gate_supplementarite": "a_verifier"}
    assert summary(part("bassin", 80), **STRONG, **held)["counter_fr"] == "2 concurrents directs."
    assert summary(part("bassin", 20), **STRONG)["counter_fr"].startswith("Point faible")
    fewer = STRONG | {"supplementarite_level": "a_examiner"}
    assert "comité local" in summary(part("bassin", 80), **fewer, **held)["counter_fr"]


def test_then_the_lowest_mark_when_it_is_weak():
    told = summary(part("bassin", 20), part("besoin", 40), gate_legal="a_verifier")
    assert plain(told["counter_fr"]) == "Point faible, bassin : note de bassin."


def test_a_criterion_of_no_weight_is_no_weak_point():
    told = summary(part("delai", 0, weight=0), part("bassin", 40))
    assert plain(told["counter_fr"]) == "Point faible, bassin : note de bassin."


def test_the_figure_of_what_called_it_is_told_even_when_it_is_weak():
    told = summary(part("besoin", 40), part("bassin", 20), calls="besoin_lie")
    assert told["reason_fr"] == "Note de besoin."
    assert plain(told["counter_fr"]) == "Point faible, bassin : note de bassin."


def test_one_sentence_is_never_both_for_and_against():
    weak = summary(part("besoin", 40), calls="ressource", gate_legal="a_verifier")
    assert weak["reason_fr"] == weak["called_by_fr"]
    assert plain(weak["counter_fr"]) == "Point faible, besoin : note de besoin."
    strong = summary(part("besoin", 50), gate_legal="a_verifier")
    assert strong["reason_fr"] == "Note de besoin."
    assert plain(strong["counter_fr"]) == "Le cadre juridique est à vérifier."


def test_then_a_gate_to_verify():
    told = summary(part("bassin", 80), part("besoin", None), gate_legal="a_verifier")
    assert told["counter_fr"] == told["gates_fr"] == "Le cadre juridique est à vérifier."


def test_then_what_is_missing_the_weightiest_first():
    told = summary(part("bassin", 80), part("acces", None), part("besoin", None, weight=3))
    assert told["missing_fr"] == "Besoin et acces"
    assert plain(told["counter_fr"]) == "On ne sait pas encore : besoin et acces."


def test_at_last_the_least_good_criterion_even_when_it_is_good():
    told = summary(part("bassin", 80), part("besoin", 90))
    assert plain(told["counter_fr"]) == (
        "Rien de mesuré ne s’y oppose ; critère le moins favorable, bassin : note de bassin."
    )


GATE = st.sampled_from(["oui", "non", "a_verifier"])
MARK = st.none() | st.floats(0, 100)


@settings(max_examples=60, deadline=None)
@given(st.tuples(MARK, MARK, MARK), st.fixed_dictionaries(dict.fromkeys(GATES_FR, GATE)))
def test_every_opportunity_has_something_against_it(numbers, gates):
    rows = [part(name, n) for name, n in zip(("bassin", "besoin", "emploi"), numbers, strict=True)]
    told = summary(*rows, **gates)
    assert told["counter_fr"].endswith(".")
    assert pd.isna(told["gates_fr"]) == ("a_verifier" not in gates.values())
    assert pd.isna(told["missing_fr"]) == (None not in numbers)


@settings(max_examples=100, deadline=None)
@given(st.tuples(MARK, MARK, MARK, MARK))
def test_what_is_told_for_and_against_never_contradicts_the_marks(numbers):
    names = ("bassin", "besoin", "acces", "emploi")
    marks = dict(zip(names, numbers, strict=True))
    told = summary(*(part(name, mark) for name, mark in marks.items()), calls="ressource")
    cited = {name for name in names if f"note de {name}." in told["reason_fr"].lower()}
    assert all(marks[name] >= 50 for name in cited)
    against = {name for name in names if f"note de {name}." in told["counter_fr"].lower()}
    may_speak_against = {n: marks[n] for n in ("bassin", "besoin", "acces") if marks[n] is not None}
    weak = {name: mark for name, mark in may_speak_against.items() if mark < 50}
    assert told["counter_fr"].startswith("Point faible") == bool(weak)
    if weak:
        assert len(against) == 1
        assert all(marks[name] == min(weak.values()) for name in against)
