"""The carrier sheet: one page on who could hold one opportunity, and what the law asks."""

import re
from collections.abc import Mapping

import pandas as pd

from generator.carriers.readings import ASKS, REFUSES, TELLS
from generator.errors import DataError, Fault
from generator.french import (
    NARROW,
    WIDE,
    agree,
    clauses,
    counted,
    is_known,
    number,
    sentence,
    text_of,
    typographic,
)
from generator.publication.briefs.opportunity_note import opportunity_row
from generator.publication.briefs.proposals import VERDICTS
from generator.publication.briefs.sheets import Bullets, Rows, Section, Sheet, Words, sections

Tables = Mapping[str, pd.DataFrame]
UNKNOWN_OPENING = re.compile(r"^Inconnu\s:\s")
ABBREVIATED = re.compile(r"(?<=\bart\.) |(?<=\bal\.) |(?<=\bloi) ")
ASKED_FIRST = 3
REFUSAL_HEADINGS = ("Règle", "Ce qui devrait changer", "Texte")
NO_SIGNAL = "Aucun signal connu : la convenance reste à établir avec les personnes du territoire."
LIMITS = (
    "Ce n'est pas un conseil juridique : les statuts s'écrivent avec un professionnel du droit.",
    "Le droit est lu au jour du calcul, pour un projet dont presque rien n'est encore connu.",
    "La convenance additionne des signaux pesés par le projet ; un signal inconnu ne compte pas.",
    "D'une structure déjà là, seul est connu ce que montrent les répertoires publics.",
)


def carrier_sheet(tables: Tables, opportunity_id: str, carrier_id: str, build_id: str) -> Sheet:
    """Read the sheet of one carrier for one opportunity from the published tables.

    Raises
    ------
    DataError
        If the opportunity is unknown, or nobody of that form or status could carry it.
    """
    row = opportunity_row(tables, opportunity_id)
    carriers = tables["out_opportunity_carriers"]
    named = carriers[carriers["opportunity_id"] == opportunity_id].sort_values("carrier_position")
    form = _form(named, carrier_id, opportunity_id)
    rules = tables["out_carrier_rules"]
    law = questions_here(rules[rules["carrier_id"] == carrier_id], form)
    territories = tables["out_territories"].set_index("epci_code")
    territory = territories.loc[row["epci_code"]]
    label = text_of(form["carrier_label_fr"])
    return Sheet(
        key=f"{opportunity_id}-{carrier_id}",
        kind_fr="Fiche porteur",
        title_fr=label,
        subtitle_fr=typographic(f"Pour « {row['activity_label_fr']} », {territory['epci_name']}"),
        build_id=build_id,
        is_demo=bool(is_known(territory["is_demo"]) and territory["is_demo"]),
        headline_fr=_headline(form),
        left=_law(law),
        right=_here(form, named, carrier_id),
        asked_title_fr="Que demander d’abord",
        asked=_asked(form, law),
        limits=tuple(typographic(text) for text in LIMITS),
        sources_fr="",
    )


def questions_here(law: pd.DataFrame, form: pd.Series) -> pd.DataFrame:
    """Ask what is asked of the form in its territory: less than where nothing is known of it."""
    in_order = law.sort_values("rule_position")
    if bool(form["is_existing"]) or not is_known(form["to_check_fr"]):
        return in_order
    text = str(form["to_check_fr"])
    asks = in_order["rule_reading_fr"] == ASKS
    is_here = in_order["rule_sentence_fr"].map(lambda told: str(told) in text)
    kept = in_order[~asks.astype(bool) | is_here]
    for known in kept.loc[kept["rule_reading_fr"] == ASKS, "rule_sentence_fr"]:
        text = text.replace(known, "")
    left = " ".join(text.split())
    if not left:
        return kept
    own = {
        "rule_reading_fr": ASKS,
        "rule_sentence_fr": left,
        "rule_article_fr": form["articles_fr"],
    }
    return pd.concat([kept, pd.DataFrame([own])], ignore_index=True)


def _form(named: pd.DataFrame, carrier_id: str, opportunity_id: str) -> pd.Series:
    """Return the row of the form itself, else of the first structure that has it."""
    own = named[named["carrier_id"] == carrier_id]
    if own.empty:
        known = ", ".join(dict.fromkeys(str(name) for name in named["carrier_id"].dropna()))
        what = f"le porteur « {carrier_id} » n'est pas proposé pour {opportunity_id}"
        raise DataError(Fault(what, remedy=f"choisissez parmi {known or 'aucun'}"))
    forms = own[~own["is_existing"].fillna(value=False)]
    return (own if forms.empty else forms).iloc[0]


def _headline(form: pd.Series) -> str:
    verdict = VERDICTS.get(str(form["verdict"]), "")
    reason = sentence(text_of(form["reason_fr"]))
    return f"En droit{NARROW}: {verdict}. {reason}" if verdict else reason


def _law(law: pd.DataFrame) -> tuple[Section, ...]:
    def read(kind: str) -> pd.DataFrame:
        return law[law["rule_reading_fr"] == kind]

    refused = read(REFUSES)
    changes = [
        (
            text_of(r["rule_sentence_fr"]),
            text_of(r["rule_change_fr"]),
            _article(r),
        )
        for _, r in refused.iterrows()
    ]
    return sections(
        (
            "Ce que le droit refuse",
            [Rows("Règles qui refusent", REFUSAL_HEADINGS, tuple(changes), (1.4, 1.4, 1.0))],
        ),
        ("À vérifier", [_questions(read(ASKS), "Questions à poser", "Question")]),
        ("À savoir", [_questions(read(TELLS), "Ce qu’il faut savoir", "Ce que dit le texte")]),
    )  # fmt: skip


def _article(rule: pd.Series) -> str:
    """Name the article of a rule; in a narrow column « art. » keeps its number, and that alone."""
    return ABBREVIATED.sub(WIDE, text_of(rule["rule_article_fr"]).replace(WIDE, " "))


def _questions(law: pd.DataFrame, caption: str, heading: str) -> Rows:
    """Tell each once, with every article that asks it: one answer settles them all."""
    articles: dict[str, list[str]] = {}
    for _, rule in law.iterrows():
        told = articles.setdefault(sentence(text_of(rule["rule_sentence_fr"])), [])
        article = _article(rule)
        told += [] if article in told else [article]
    rows = tuple((said, f"{NARROW}; ".join(texts)) for said, texts in articles.items())
    return Rows(caption, (heading, "Texte"), rows, (1.8, 1.0))


def _here(form: pd.Series, named: pd.DataFrame, carrier_id: str) -> tuple[Section, ...]:
    there = named[named["is_existing"].fillna(value=False)]
    own = there[there["carrier_id"] == carrier_id]
    others = named[(named["carrier_id"] != carrier_id) & ~named["is_existing"].fillna(value=False)]
    return sections(
        (
            "Ce qui lui convient ici",
            [
                Words(_fit(form)),
                Bullets(_signals(form.get("fit_for_fr")), "autre signal", "autres signaux"),
            ],
        ),
        ("Ce qui le dessert", [Bullets(_signals(form.get("fit_against_fr")))]),
        (
            "Ce qu’on ne sait pas",
            [Bullets(_unknown(form.get("fit_unknown_fr")), "autre signal", "autres signaux")],
        ),
        ("Structures déjà là", [Words(_count(form)), _structures(own)]),
        ("Autres porteurs possibles", [_others(others)]),
    )


def _fit(form: pd.Series) -> str:
    score, low, high = (form.get(f"fit_{name}") for name in ("score", "low", "high"))
    if not is_known(score):
        return typographic(NO_SIGNAL)
    told = f"Convenance : {_signed(score)}"
    if is_known(low) and is_known(high) and low != high:
        told += f" ; de {_signed(low)} à {_signed(high)} selon ce que diraient les signaux inconnus"
    return sentence(told)


def _signed(value: object) -> str:
    read = float(value)  # type: ignore[arg-type]
    return f"{'+' if read > 0 else ''}{number(read)}"


def _signals(text: object) -> tuple[str, ...]:
    if not is_known(text):
        return ()
    return tuple(sentence(one) for one in clauses(str(text).rstrip(".")))


def _unknown(text: object) -> tuple[str, ...]:
    return _signals(UNKNOWN_OPENING.sub("", str(text))) if is_known(text) else ()


def _count(form: pd.Series) -> str:
    if not is_known(form.get("existing_count")):
        return "Aucune n’est connue des sources chargées."
    count = float(form["existing_count"])
    have = agree(count, "a", "ont")
    told = f"{counted(count, 'structure')} {have} déjà la forme ou le statut"
    return sentence(f"{told} dans l'intercommunalité")


def _structures(own: pd.DataFrame) -> Rows:
    told = [
        (text_of(r["structure_name"]), text_of(r["commune_name"]), text_of(r["reason_fr"]))
        for _, r in own.iterrows()
    ]
    headings = ("Structure", "Commune", "Ce qu’on en sait")
    return Rows("Structures déjà là", headings, tuple(told), (1.2, 1.0, 1.6))


def _others(others: pd.DataFrame) -> Rows:
    told = [
        (text_of(r["carrier_label_fr"]), VERDICTS.get(str(r["verdict"]), ""))
        for _, r in others.iterrows()
    ]
    return Rows("Autres porteurs possibles", ("Porteur", "En droit"), tuple(told), (2.0, 0.7))


def _asked(form: pd.Series, law: pd.DataFrame) -> tuple[str, ...]:
    """Ask first what would lift the refusal, then the first questions of the law."""
    changes = law[law["rule_reading_fr"] == REFUSES]["rule_change_fr"].dropna()
    questions = law[law["rule_reading_fr"] == ASKS]["rule_sentence_fr"]
    # Several rules may ask one thing: told once, it leaves room for another.
    once = dict.fromkeys(sentence(str(text)) for text in [*changes, *questions])
    told = list(once)[:ASKED_FIRST]
    unsaid = sentence(text_of(form["to_check_fr"]))
    return tuple(told) or (
        (unsaid,) if unsaid else ("Rien n’est à demander d’après les règles lues.",)
    )
