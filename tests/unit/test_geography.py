import pandas as pd
import pytest
from hypothesis import given
from hypothesis.strategies import randoms

from generator.territory.geography import commune_history, commune_passages, communes_in

MERGER, RECODED, SPLIT, RENAMED = "32", "41", "21", "10"


def moved(*lines: str) -> pd.DataFrame:
    """Write movements as « date code before > after »; both are whole communes."""
    rows = []
    for line in lines:
        date, code, before, _, after = line.split()
        rows.append(
            {
                "effective_date": date,
                "movement_code": code,
                "type_before": "COM",
                "code_before": before,
                "type_after": "COM",
                "code_after": after,
            }
        )
    columns = [
        "effective_date",
        "movement_code",
        "type_before",
        "code_before",
        "type_after",
        "code_after",
    ]
    return pd.DataFrame(rows, columns=columns, dtype="string")


def cog(*whole: str, parts: tuple[tuple[str, str, str], ...] = ()) -> pd.DataFrame:
    rows = [(code, "COM", None) for code in whole] + list(parts)
    return pd.DataFrame(rows, columns=["commune_code", "commune_type", "parent_code"]).astype(
        "string"
    )


def today(movements: pd.DataFrame, communes: pd.DataFrame) -> dict[str, str]:
    passages = commune_passages(commune_history(movements, communes), communes)
    return dict(zip(passages["historic_code"], passages["commune_code"], strict=True))


def alive(movements: pd.DataFrame, communes: pd.DataFrame, year: int) -> dict[str, str]:
    rows = communes_in(commune_history(movements, communes), year)
    assert not rows["historic_code"].duplicated().any()
    return dict(zip(rows["historic_code"], rows["commune_code"], strict=True))


def test_a_commune_that_never_moved_leads_to_itself():
    assert today(moved(), cog("21001")) == {"21001": "21001"}


def test_a_commune_merged_into_its_neighbour_leads_to_it():
    merger = moved(f"2019-01-01 {MERGER} B > A", f"2019-01-01 {MERGER} A > A")
    assert today(merger, cog("A")) == {"A": "A", "B": "A"}
    assert alive(merger, cog("A"), 2018) == {"A": "A", "B": "A"}
    assert alive(merger, cog("A"), 2019) == {"A": "A"}


def test_a_merger_under_a_new_code_leaves_none_of_the_old_ones():
    merger = moved(f"2016-01-01 {MERGER} A > N", f"2016-01-01 {MERGER} B > N")
    assert today(merger, cog("N")) == {"A": "N", "B": "N", "N": "N"}
    assert alive(merger, cog("N"), 2015) == {"A": "N", "B": "N"}
    assert alive(merger, cog("N"), 2016) == {"N": "N"}


def test_a_commune_that_changed_code_is_one_commune():
    recoded = moved(f"2015-01-01 {RECODED} 49001 > 44001")
    assert today(recoded, cog("44001")) == {"44001": "44001", "49001": "44001"}
    assert alive(recoded, cog("44001"), 2014) == {"49001": "44001"}


def test_two_mergers_in_a_chain_are_both_followed():
    chain = moved(
        f"2016-01-01 {MERGER} A > B",
        f"2016-01-01 {MERGER} B > B",
        f"2019-01-01 {MERGER} B > C",
        f"2019-01-01 {MERGER} C > C",
    )
    assert today(chain, cog("C")) == {"A": "C", "B": "C", "C": "C"}
    assert alive(chain, cog("C"), 2017) == {"B": "C", "C": "C"}


def test_a_commune_recoded_and_merged_on_one_day_is_followed_through_both():
    # Freigné, 49144: recoded 44225 and merged into 44180, all on 1 January 2018.
    day = moved(
        f"2018-01-01 {RECODED} 49144 > 44225",
        f"2018-01-01 {MERGER} 44225 > 44180",
        f"2018-01-01 {MERGER} 44180 > 44180",
    )
    assert today(day, cog("44180")) == {"49144": "44180", "44225": "44180", "44180": "44180"}
    assert alive(day, cog("44180"), 2017) == {"49144": "44180", "44180": "44180"}
    assert alive(day, cog("44180"), 2018) == {"44180": "44180"}


def test_two_communes_that_exchange_their_codes_on_one_day_are_not_mixed():
    swap = moved(f"2000-01-01 {RECODED} A > B", f"2000-01-01 {RECODED} B > A")
    assert alive(swap, cog("A", "B"), 1999) == {"A": "B", "B": "A"}
    assert today(swap, cog("A", "B")) == {"A": "A", "B": "B"}


def test_a_commune_that_was_split_keeps_its_own_code():
    merged_then_split = moved(
        f"1973-01-01 {MERGER} B > A",
        f"1973-01-01 {MERGER} A > A",
        f"1983-01-01 {SPLIT} A > A",
        f"1983-01-01 {SPLIT} A > B",
    )
    assert today(merged_then_split, cog("A", "B")) == {"A": "A", "B": "B"}
    assert alive(merged_then_split, cog("A", "B"), 1980) == {"A": "A"}
    assert alive(merged_then_split, cog("A", "B"), 1990) == {"A": "A", "B": "B"}


def test_a_commune_restored_was_part_of_its_neighbour_in_between():
    history = commune_history(
        moved(f"1973-01-01 {MERGER} B > A", f"1973-01-01 {MERGER} A > A", f"1983-01-01 {SPLIT} A > B",
              f"1983-01-01 {SPLIT} A > A"),
        cog("A", "B"),
    )  # fmt: skip
    rows = history[history["historic_code"] == "B"]
    assert rows[["valid_from", "valid_to", "commune_code"]].to_numpy().tolist() == [
        ["1943-01-01", "1973-01-01", "A"],
        ["1983-01-01", "9999-12-31", "B"],
    ]


def test_a_commune_shared_out_between_several_is_not_followed_by_a_guess():
    shared = moved(
        "1968-03-02 30 A > B",
        "1968-03-02 30 A > C",
        "1968-03-02 30 B > B",
        "1968-03-02 30 C > C",
    )
    assert today(shared, cog("B", "C")) == {"B": "B", "C": "C"}


def test_a_commune_shared_out_between_two_that_are_one_today_is_followed():
    shared = moved(
        "1968-03-02 30 A > B",
        "1968-03-02 30 A > C",
        "1968-03-02 30 B > B",
        "1968-03-02 30 C > C",
        f"2019-01-01 {MERGER} B > C",
        f"2019-01-01 {MERGER} C > C",
    )
    assert today(shared, cog("C"))["A"] == "C"


def test_a_code_used_again_leads_where_its_last_bearer_is():
    reused = moved(
        f"1960-01-01 {RECODED} X > A",
        f"1980-01-01 {RECODED} B > X",
    )
    assert today(reused, cog("A", "X"))["X"] == "X"
    assert alive(reused, cog("A", "X"), 1950) == {"X": "A", "B": "X"}
    assert alive(reused, cog("A", "X"), 1970) == {"A": "A", "B": "X"}
    assert alive(reused, cog("A", "X"), 1990) == {"A": "A", "X": "X"}


def test_a_change_of_name_changes_no_code():
    renamed = moved(f"2007-03-25 {RENAMED} A > A")
    assert alive(renamed, cog("A"), 2000) == alive(renamed, cog("A"), 2020) == {"A": "A"}


def test_a_movement_of_delegated_communes_moves_no_commune():
    delegated = moved("2020-03-31 35 B > A").assign(type_before="COMD")
    assert today(delegated, cog("A")) == {"A": "A"}


@pytest.mark.parametrize(
    ("kind", "part", "whole", "rule"),
    [
        ("ARM", "75101", "75056", "arrondissement municipal rattaché à sa commune"),
        ("COMD", "21999", "21001", "commune déléguée rattachée à sa commune"),
        ("COMA", "21998", "21001", "commune associée rattachée à sa commune"),
    ],
)
def test_a_part_of_a_commune_leads_to_it_and_says_how(kind, part, whole, rule):
    communes = cog(whole, parts=((part, kind, whole),))
    passages = commune_passages(commune_history(moved(), communes), communes)
    told = passages.set_index("historic_code").loc[part]
    assert (told["commune_code"], told["rule_fr"]) == (whole, rule)


def test_a_delegated_commune_that_bears_the_code_of_its_commune_changes_nothing():
    assert today(moved(), cog("A", parts=(("A", "COMD", "A"),))) == {"A": "A"}


def test_an_old_commune_handed_to_another_commune_leads_where_the_cog_puts_it():
    # La Neuville-Garnier, 60455: merged into 60054 in 2019; the split of 2024 left it to 60694.
    split = moved(
        f"2019-01-01 {MERGER} 60455 > 60054",
        f"2019-01-01 {MERGER} 60694 > 60054",
        f"2019-01-01 {MERGER} 60054 > 60054",
        f"2024-01-01 {SPLIT} 60054 > 60054",
        f"2024-01-01 {SPLIT} 60054 > 60694",
    )
    communes = cog("60054", "60694", parts=(("60455", "COMD", "60694"),))
    assert today(split, communes) == {"60054": "60054", "60455": "60694", "60694": "60694"}


LINES = [
    f"1960-01-01 {RECODED} X > A",
    f"1973-01-01 {MERGER} B > A",
    f"1973-01-01 {MERGER} A > A",
    f"1983-01-01 {SPLIT} A > A",
    f"1983-01-01 {SPLIT} A > B",
    f"2016-01-01 {MERGER} B > N",
    f"2016-01-01 {MERGER} C > N",
    f"2018-01-01 {RECODED} D > E",
    f"2018-01-01 {MERGER} E > N",
    f"2018-01-01 {MERGER} N > N",
]


@given(randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(random):
    shuffled, codes = list(LINES), ["A", "N"]
    random.shuffle(shuffled)
    random.shuffle(codes)
    parts = (("C", "COMD", "N"),)
    expected = commune_history(moved(*LINES), cog("A", "N", parts=parts))
    found = commune_history(moved(*shuffled), cog(*codes, parts=parts))
    pd.testing.assert_frame_equal(found, expected)
