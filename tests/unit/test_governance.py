"""Colleges, members, votes and capital, held against the law; what is unknown stays unknown."""

import datetime as dt
import random
from pathlib import Path

import pytest
import yaml

from generator.carriers.governance import check_governance
from generator.carriers.governance_sheet import COLUMNS, governance_sheet
from generator.carriers.structure_file import read_structure
from generator.catalogues import read_catalogue
from generator.catalogues.carriers import Carrier

HERE = Path(__file__).parent
TODAY = dt.date(2026, 11, 23)
CARRIERS = read_catalogue([HERE.parents[1] / "data"]).carriers
VOISINERIE, ATIPIC = (
    yaml.safe_load((HERE.parents[1] / f"docs/exemples/{name}.yaml").read_text(encoding="utf-8"))
    for name in ("voisinerie", "atipic")
)
STAFF = {"actor_id": "salaries", "label_fr": "Les salariés", "category": "salaries"}
USERS = {"actor_id": "habitants", "label_fr": "Les habitants", "category": "beneficiaires"}
QUARTERS = [0.25, 0.25, 0.25, 0.25]


def read(written):
    content = yaml.safe_dump(written, allow_unicode=True).encode()
    return read_structure(content, "gouvernance.yaml", CARRIERS)


def report_of(written):
    return check_governance(read(written), CARRIERS, TODAY)


def answers(written):
    return {check.rule_id: check.answer for check in report_of(written).checks}


def scic(colleges, members=(), **more):
    """Describe a SCIC whose colleges have these shares, and the members given."""
    names = ["salaries", "beneficiaires", "collectivites", "entreprises"]
    named = [
        {"id": name, "label_fr": name, "categories": [name], "vote_share": share}
        for name, share in zip(names, colleges, strict=False)
    ]
    written = {"id": "x", "label_fr": "X", "carrier": "scic", "colleges": named}
    return written | {"members": list(members), "members_complete": True} | more


def member(name, category, **more):
    return {"actor_id": name, "category": category} | more


FOUR = [member(c, c) for c in ("salaries", "beneficiaires", "collectivites", "entreprises")]


def test_la_voisinerie_passes_only_once_employees_and_beneficiaries_are_declared():
    members = VOISINERIE["members"]
    before = report_of(VOISINERIE)
    assert before.answer_on("categories") == "a_verifier"
    to_do = {check.rule_id: check.change_fr for check in before.checks}
    assert to_do["scic.beneficiaries"] == "Ajouter la catégorie des bénéficiaires."
    assert to_do["scic.workers"].startswith("Ajouter la catégorie des salariés")
    for added in ([STAFF], [USERS]):
        half = report_of(VOISINERIE | {"members": [*members, *added]})
        assert half.answer_on("categories") == "a_verifier"
    after = report_of(VOISINERIE | {"members": [*members, STAFF, USERS]})
    assert after.answer_on("categories") == "oui"
    assert after.alerts == ()
    # Nobody told the colleges nor the capital: the whole still waits.
    assert after.answer == "a_verifier"
    assert after.answer_on("capital") == "a_verifier"


def test_a_list_told_complete_without_employees_nor_beneficiaries_is_refused():
    members = [{"category": "associations"} | one for one in VOISINERIE["members"]]
    told = answers(VOISINERIE | {"members": members, "members_complete": True})
    assert told["scic.categories_count"] == "non"  # authorities and associations: two of three
    assert told["scic.beneficiaries"] == told["scic.workers"] == "non"
    assert report_of(VOISINERIE | {"members": members, "members_complete": True}).answer == "non"


def test_the_four_colleges_of_atipic_validate_without_alert_and_their_shares_are_asked():
    report = report_of(ATIPIC)
    assert [college.id for college in read(ATIPIC).colleges] == [
        "fondateurs", "clients", "associations", "salaries",
    ]  # fmt: skip
    assert report.alerts == ()
    assert report.answer == "a_verifier"
    assert {check.rule_id: check.answer for check in report.checks} == {
        "asso.members": "oui",  # the town and ARDES: two
        "statuts.parts_des_voix": "a_verifier",
    }
    shared = [c | {"vote_share": s} for c, s in zip(ATIPIC["colleges"], QUARTERS, strict=True)]
    assert report_of(ATIPIC | {"colleges": shared}).answer == "oui"


def test_removing_the_employees_from_atipic_raises_an_alert():
    three = [college for college in ATIPIC["colleges"] if college["id"] != "salaries"]
    (alert,) = report_of(ATIPIC | {"colleges": three}).alerts
    assert alert.alert_id == "salaries_absents"
    assert alert.sentence_fr == (
        "La structure emploie des personnes et aucun des 3\u00a0collèges n’est celui des salariés."
    )
    (alone,) = report_of(ATIPIC | {"colleges": three[:1]}).alerts
    assert "le seul collège n’est pas celui des salariés" in alone.sentence_fr


def test_employees_who_do_not_elect_their_college_raise_an_alert():
    *others, staff = ATIPIC["colleges"]
    (alert,) = report_of(
        ATIPIC | {"colleges": [*others, staff | {"elected_by_peers": False}]}
    ).alerts
    assert alert.alert_id == "salaries_non_elus"


def test_a_college_with_most_votes_is_an_alert_in_an_association_and_a_refusal_in_a_scic():
    shares = [0.55, 0.15, 0.15, 0.15]
    shared = [c | {"vote_share": s} for c, s in zip(ATIPIC["colleges"], shares, strict=True)]
    report = report_of(ATIPIC | {"colleges": shared})
    assert (report.answer, [a.alert_id for a in report.alerts]) == ("oui", ["college_majoritaire"])
    refused = report_of(scic(shares, FOUR))
    assert "scic.colleges_bounds" in {c.rule_id for c in refused.checks if c.answer == "non"}
    assert "college_majoritaire" not in {alert.alert_id for alert in refused.alerts}


@pytest.mark.parametrize(
    ("shares", "answer"),
    [
        ([0.5, 0.4, 0.1], "oui"),
        ([0.51, 0.39, 0.1], "non"),
        ([0.5, 0.41, 0.09], "non"),
        ([0.5, 0.5], "non"),  # two colleges
        ([0.5, None, None], "a_verifier"),
        ([0.85, None, None], "non"),  # 0.85 is over the half already
        ([0.05, None, None], "non"),
        ([0.45, 0.45, None, None], "non"),  # 0.10 is left for two colleges
        ([None, None, None], "a_verifier"),
        ([None, None], "non"),
        (None, "a_verifier"),
    ],
)
def test_a_college_has_a_tenth_to_a_half_of_the_votes_and_there_are_three(shares, answer):
    written = scic(shares or [], FOUR)
    if shares is None:
        del written["colleges"]
    assert report_of(written).answer_on("colleges") == answer


def test_a_scic_that_says_it_has_no_college_is_asked_nothing_about_them():
    assert not any(name.startswith("scic.colleges") for name in answers(scic([], FOUR)))


def test_without_college_unequal_votes_raise_an_alert():
    members = [member("a", "salaries", votes=3), member("b", "salaries", votes=3, people_count=3)]
    (alert,) = [a for a in report_of(scic([], members)).alerts if a.alert_id == "voix_inegales"]
    assert (
        alert.sentence_fr
        == "« a » a 3\u00a0voix, alors que sans collège chaque associé en a une.".replace(
            "« a »", "«\u202fa\u202f»"
        )
    )


@pytest.mark.parametrize(
    ("euros", "whole", "answer"),
    [
        ((5_000, 2_000, 3_000), None, "oui"),  # 5,000 of 10,000
        ((5_001, 2_000, 2_999), None, "non"),
        ((5_000, None, None), 10_000, "oui"),  # exactly half, whoever has the rest
        ((5_001, None, None), 10_000, "non"),
        ((None, 5_000, 0), 10_000, "oui"),  # the rest is the authorities' half
        ((None, 4_999, None), 10_000, "a_verifier"),
        ((None, 2_000, 3_000), None, "a_verifier"),
    ],
)
def test_public_capital_is_half_at_most_and_what_is_unknown_is_bounded(euros, whole, answer):
    categories = ("collectivites", "salaries", "beneficiaires")
    members = [member(c, c, capital_eur=e) for c, e in zip(categories, euros, strict=True)]
    written = scic([], members, capital_eur=whole)
    assert answers(written)["scic.public_capital"] == answer


def test_an_authority_who_is_there_as_a_user_still_counts_in_the_public_capital():
    members = [
        member("commune", "beneficiaires", is_public=True, capital_eur=600),
        member("equipe", "salaries", capital_eur=200),
        member("amis", "benevoles", capital_eur=200),
    ]
    assert answers(scic([], members))["scic.public_capital"] == "non"  # 600 / 1000


def scop(staff_eur, others_eur, votes, **more):
    members = [
        member("equipe", "salaries", people_count=4, capital_eur=staff_eur, votes=votes[0]),
        member("autres", "partenaires", capital_eur=others_eur, votes=votes[1]),
    ]
    return scic([], members, carrier="scop", **more)


@pytest.mark.parametrize(
    ("written", "capital", "votes"),
    [
        (scop(5_100, 4_900, (65, 35)), "oui", "oui"),
        (scop(5_099, 4_901, (64, 36)), "non", "non"),
        (scop(None, 4_900, (65, 35), capital_eur=10_000), "oui", "oui"),
        (scop(None, 4_900, (65, None)), "a_verifier", "a_verifier"),
        (scop(5_100, 4_900, (65, 35), members_complete=False), "a_verifier", "a_verifier"),
    ],
)
def test_employees_hold_51_percent_of_the_capital_of_a_scop_and_65_of_the_votes(
    written, capital, votes
):
    told = answers(written)
    assert (told["scop.capital"], told["scop.votes"]) == (capital, votes)
    assert told["scop.employed_associates"] == "oui"  # four persons, two asked


def test_a_share_given_as_a_fact_answers_where_the_parts_are_not_known():
    written = scop(None, None, (None, None), facts={"part_capital_salaries": 0.4})
    assert answers(written)["scop.capital"] == "non"


def test_a_group_of_unknown_size_is_one_person_at_least():
    alone = scic([], [member("equipe", "salaries", people_count=None)], carrier="scop")
    assert answers(alone)["scop.employed_associates"] == "a_verifier"


def test_a_number_asked_for_exactly_is_tried_between_the_bounds():
    rule = {
        "id": "semop.one_authority", "kind": "hard", "article": "CGCT L1541-1",
        "test": {"nombre_collectivites": {"equals": 1}}, "certainty": "page_officielle",
        "source_fr": "s", "message_fr": "m", "change_fr": "c", "check_fr": "q",
    }  # fmt: skip
    carrier = Carrier.model_validate(
        {"id": "semop", "label_fr": "SEMOP", "layer": "forme", "description_fr": "d",
         "checked_on": TODAY, "required_facts": [], "rules": [rule]}
    )  # fmt: skip
    structure = read(scic([], [member("a", "salaries")], members_complete=False))
    semop = structure.model_copy(update={"carrier": "semop"})
    (check,) = check_governance(semop, {"semop": carrier}, TODAY).checks
    assert check.answer == "a_verifier"  # no authority yet, nor too many


def drawn(draw):
    """Draw a SCIC of which everything is known."""
    names = ["salaries", "beneficiaires", "collectivites", "entreprises", "producteurs"]
    count = draw.randint(1, 4)
    cuts = sorted(draw.choice([0.1, 0.2, 0.3, 0.5, 0.6]) for _ in range(count - 1))
    shares = [round(b - a, 2) for a, b in zip([0, *cuts], [*cuts, 1], strict=True)]
    members = [
        member(
            f"m{n}",
            draw.choice(names),
            capital_eur=draw.choice([100, 500, 1000]),
            votes=draw.choice([1, 2, 3]),
            people_count=draw.choice([1, 2, 10]),
        )
        for n in range(draw.randint(1, 5))
    ]
    return scic(
        draw.choice([shares, []]), members, facts={"societe_a_des_salaries": draw.random() < 0.5}
    )


def hidden(written, draw):
    """Forget some of what is known."""
    members = [dict(one) for one in written["members"]]
    for one in members:
        for key in ("category", "capital_eur", "votes", "people_count"):
            if draw.random() < 0.3:
                one[key] = None
    kept = [one for one in members if draw.random() < 0.8]
    colleges = [dict(one) for one in written["colleges"]]
    for one in colleges:
        if draw.random() < 0.3:
            del one["vote_share"]
    told = written | {"members": kept, "colleges": colleges}
    told["members_complete"] = len(kept) == len(members) and draw.random() < 0.5
    if draw.random() < 0.2:
        del told["colleges"]
    if draw.random() < 0.3:
        del told["facts"]
    return told


@pytest.mark.parametrize("seed", range(300))
def test_what_is_forgotten_never_turns_an_answer_into_its_contrary(seed):
    draw = random.Random(seed)  # noqa: S311 (structures to check, not secrets)
    # Every carrier of the catalogue in its turn: their rules do not have the same shapes.
    written = drawn(draw) | {"carrier": sorted(CARRIERS)[seed % len(CARRIERS)]}
    known = answers(written)
    for name, answer in answers(hidden(written, draw)).items():
        # A rule that has no say passes.
        assert answer in {"a_verifier", known.get(name, "oui")}, name


@pytest.mark.parametrize("seed", range(20))
def test_the_order_of_the_lines_changes_no_answer(seed):
    draw = random.Random(seed)  # noqa: S311 (structures to check, not secrets)
    written = hidden(drawn(draw), draw)
    turned = written | {"members": written["members"][::-1]}
    if "colleges" in written:
        turned["colleges"] = written["colleges"][::-1]
    assert answers(written) == answers(turned)


def test_the_sheet_tells_colleges_members_rules_and_alerts_and_invents_nothing():
    structure = read(VOISINERIE)
    sheet = governance_sheet(structure, check_governance(structure, CARRIERS, TODAY))
    assert list(sheet.columns) == list(COLUMNS)
    assert sheet["structure_id"].eq("voisinerie").all()
    kinds = list(dict.fromkeys(sheet["row_kind"]))
    assert kinds == ["resume", "membre", "regle", "alerte"]
    members = sheet[sheet["row_kind"] == "membre"]
    assert members["row_label_fr"].tolist() == [
        "Ville de Lille", "CCAS", "SIA Habitat", "APF France Handicap", "ASRL",
        "Générations et Cultures", "Humanis",
    ]  # fmt: skip
    assert members[["capital_eur", "votes", "seats", "college_label_fr"]].isna().all(axis=None)
    summary = sheet.loc[0, "sentence_fr"]
    assert "avec 1\u00a0alerte." in summary
    assert summary.endswith("La liste des membres n’est pas dite complète.")


def test_a_summary_agrees_in_number():
    structure = read(ATIPIC)
    sheet = governance_sheet(structure, check_governance(structure, CARRIERS, TODAY))
    assert "(1\u00a0règle à vérifier et 1\u00a0règle respectée)" in sheet.loc[0, "sentence_fr"]
    colleges = sheet[sheet["row_kind"] == "college"]
    assert colleges["sentence_fr"].tolist()[-1] == (
        "Élu par ses pairs\u202f; part des voix et nombre de sièges inconnus."
    )


def test_a_rule_that_passes_says_what_it_is_about():
    written = {"id": "x", "label_fr": "X", "carrier": "association", "source_fr": "essai"}
    found = report_of(written | {"members": [STAFF | {"people_count": 3}]})
    [members] = [check for check in found.checks if check.rule_id == "asso.members"]
    assert (members.answer, members.sentence_fr) == (
        "oui",
        "Règle respectée\u202f: nombre de membres.",
    )


def test_an_etti_with_another_status_is_asked_how_it_only_does_temporary_work():
    def exclusive(*statuses):
        written = {"id": "x", "label_fr": "X", "carrier": "association", "source_fr": "essai"}
        found = report_of(written | {"statuses": list(statuses)})
        return [check for check in found.checks if check.rule_id == "etti.other_status"]

    [asked] = exclusive("etti", "ei")
    assert (asked.answer, asked.article) == ("a_verifier", "code du travail, art. L5132-6")
    assert "autre statut que celui d’ETTI" in asked.sentence_fr
    assert exclusive("etti") == exclusive("ei", "aci") == []
