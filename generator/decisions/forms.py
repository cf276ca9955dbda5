"""The files of decisions: their columns, what a line cannot do without, what makes it wrong."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from generator.decisions.followup_facts import fact_faults
from generator.errors import Fault
from generator.needs.topics.corrections import CORRECTION_COLUMNS, IN_FRENCH, ISO_DAY, NEEDED
from generator.resources.proposals import CONFIRMED, DECISION_COLUMNS, SET_ASIDE

Row = Mapping[str, str | None]
Known = Collection[str]
MADE_ON = "made_on"
OPINION_DATE = "opinion_date"
FAVOURABLE, WITH_RESERVE, UNFAVOURABLE = "favorable", "favorable_sous_reserve", "defavorable"
YES, NO = "oui", "non"
OPINIONS_ASKING_WHY = (WITH_RESERVE, UNFAVOURABLE)
OPPORTUNITY = re.compile(r"\d{9}-([a-z0-9_]+)", re.ASCII)
OBSERVED = "observed_date"
BYPRODUCT = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*:([a-z0-9_]+)", re.ASCII)
NEEDED_OF_A_RESOURCE = {
    CONFIRMED: ("resource_kind_id", "resource_label_fr"),
    SET_ASIDE: ("reason",),
}


@dataclass(frozen=True)
class Form:
    """One file of decisions.

    Parameters
    ----------
    file
        Its name in the workspace's ``decisions/``.
    columns
        All of them, in the order of a new file.
    required
        Those that no line leaves blank.
    key
        What a line speaks of; the last line on it wins, unless lines are numbered.
    is_numbered
        Whether the key is a number that each new line is given.
    check
        What else makes a line wrong, from the line, the known identifiers and where it stands.
    told
        The columns that the build reads; the others, why and who said so, stay in the officers'
        file.
    free_texts
        The columns to mask before they are written, each with the option that asks for it.
    rest_of_key
        The other columns that say what a line speaks of, if one is not enough.
    """

    file: str
    columns: tuple[str, ...]
    required: tuple[str, ...]
    key: str
    is_numbered: bool
    check: Callable[[Row, Known, str], list[Fault]]
    told: tuple[str, ...] = ()
    free_texts: Mapping[str, str] = field(default_factory=dict)
    rest_of_key: tuple[str, ...] = ()

    def faults(self, row: Row, known: Known, where: str) -> list[Fault]:
        """Return all that is wrong in one line."""
        remedy = "remplissez cette case"
        found = [
            Fault(f"{name} est vide", where, remedy=remedy)
            for name in self.required
            if not row[name]
        ]
        return [*found, *_date_faults(row[MADE_ON], where), *self.check(row, known, where)]


def _date_faults(text: str | None, where: str, name: str = MADE_ON) -> list[Fault]:
    if text is None or _is_a_day(text):
        return []
    what, remedy = f"la date {name} n'est pas lisible", "écrivez-la comme 2026-11-22"
    return [Fault(what, where, text, remedy)]


def _is_a_day(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False  # « 2026-02-30 » has the form of a day and is none
    return ISO_DAY.fullmatch(text) is not None


def _theme_faults(row: Row, themes: Known, where: str) -> list[Fault]:
    theme = row["theme_id"]
    if theme is None or theme in themes:
        return []
    remedy = (
        f"choisissez parmi : {', '.join(sorted(themes))} ; pour aucun de nos thèmes, laissez la "
        "case vide (dans la commande : « aucun »)"
    )
    return [Fault(f"thème inconnu « {theme} »", where, remedy=remedy)]


def _topic_faults(row: Row, _: Known, where: str) -> list[Fault]:
    action = row["action"]
    if action is None:
        return []
    if action not in NEEDED:
        remedy = f"choisissez parmi {', '.join(NEEDED)}"
        return [Fault(f"action inconnue « {action} »", where, remedy=remedy)]
    return [
        Fault(f"« {action} » demande {IN_FRENCH[name]}", where, remedy="complétez la ligne")
        for name in NEEDED[action]
        if not row[name]
    ]


def _resource_faults(row: Row, kinds: Known, where: str) -> list[Fault]:
    decision, kind = row["decision"], row["resource_kind_id"]
    faults = []
    if decision is not None and decision not in NEEDED_OF_A_RESOURCE:
        remedy = f"écrivez {CONFIRMED} ou {SET_ASIDE}"
        faults.append(Fault(f"décision inconnue « {decision} »", where, remedy=remedy))
    for name in NEEDED_OF_A_RESOURCE.get(decision or "", ()):
        if not row[name]:
            remedy = f"« {decision} » demande cette case"
            faults.append(Fault(f"{name} est vide", where, remedy=remedy))
    if kind is not None and kind not in kinds:
        remedy = f"choisissez parmi : {', '.join(sorted(kinds))}"
        faults.append(Fault(f"sorte de ressource inconnue « {kind} »", where, remedy=remedy))
    return faults


def _byproduct_faults(row: Row, activities: Known, where: str) -> list[Fault]:
    key, decision = row["proposal_id"], row["decision"]
    faults = []
    found = BYPRODUCT.fullmatch(key or "")
    if key and (found is None or found[1] not in activities):
        remedy = "écrivez <identifiant de la ressource>:<activité du catalogue>"
        faults.append(Fault("rapprochement inconnu", where, key, remedy))
    if decision and decision not in (CONFIRMED, SET_ASIDE):
        remedy = f"écrivez {CONFIRMED} ou {SET_ASIDE}"
        faults.append(Fault(f"décision inconnue « {decision} »", where, remedy=remedy))
    return faults


def _is_after(day: str | None, written: str | None) -> bool:
    return bool(day and written) and _is_a_day(written or "") and (day or "") > (written or "")


def _opportunity_faults(key: str | None, activities: Known, where: str) -> list[Fault]:
    found = OPPORTUNITY.fullmatch(key or "")
    if not key or (found is not None and found[1] in activities):
        return []
    remedy = "écrivez <code de l'EPCI>-<identifiant d'une activité du catalogue>"
    return [Fault("opportunité inconnue", where, key, remedy)]


def _followup_faults(row: Row, activities: Known, where: str) -> list[Fault]:
    day = row[OBSERVED]
    faults = _date_faults(day, where, OBSERVED)
    if not faults and _is_after(day, row[MADE_ON]):
        what = f"le fait est daté ({day}) d'après le jour où il est consigné ({row[MADE_ON]})"
        faults.append(Fault(what, where, remedy="un fait se consigne après coup, jamais d'avance"))
    return [
        *faults,
        *_opportunity_faults(row["opportunity_id"], activities, where),
        *fact_faults(row, where),
    ]


def _opinion_faults(row: Row, activities: Known, where: str) -> list[Fault]:
    key, opinion, day, written = (
        row[name] for name in ("opportunity_id", "opinion", OPINION_DATE, MADE_ON)
    )
    faults = _date_faults(day, where, OPINION_DATE)
    if not faults and _is_after(day, written):
        what = f"l'avis est daté ({day}) d'après le jour où il est consigné ({written})"
        faults.append(Fault(what, where, remedy="corrigez la date de l'avis"))
    faults += _opportunity_faults(key, activities, where)
    if opinion and opinion not in (FAVOURABLE, *OPINIONS_ASKING_WHY):
        remedy = f"choisissez parmi {', '.join((FAVOURABLE, *OPINIONS_ASKING_WHY))}"
        faults.append(Fault(f"avis inconnu « {opinion} »", where, remedy=remedy))
    if opinion in OPINIONS_ASKING_WHY and not row["reason"]:
        remedy = "écrivez ce que le comité local a dit"
        faults.append(Fault(f"un avis « {opinion} » demande son motif", where, remedy=remedy))
    return faults


def _signal_faults(row: Row, known: Known, where: str) -> list[Fault]:
    key, signal, answer = row["opportunity_id"], row["signal_id"], row["answer"]
    faults = []
    found = OPPORTUNITY.fullmatch(key or "")
    if key and (found is None or found[1] not in known):
        remedy = "écrivez <code de l'EPCI>-<identifiant d'une activité du catalogue>"
        faults.append(Fault("opportunité inconnue", where, key, remedy))
    if signal and signal not in known:
        remedy = "voyez « generateur porteurs signaux lister OPPORTUNITE »"
        faults.append(Fault(f"signal inconnu « {signal} »", where, remedy=remedy))
    if answer and answer not in (YES, NO):
        remedy = f"écrivez {YES} ou {NO} ; ce qu'on ne sait pas ne s'écrit pas"
        faults.append(Fault(f"réponse inconnue « {answer} »", where, remedy=remedy))
    return faults


THEMES = Form(
    file="themes.csv",
    columns=("statement_id", "theme_id", "author", MADE_ON),
    required=("statement_id", "author", MADE_ON),
    key="statement_id",
    is_numbered=False,
    check=_theme_faults,
)
TOPICS = Form(
    file="sujets.csv",
    columns=tuple(CORRECTION_COLUMNS),
    required=("correction_id", MADE_ON, "author", "action"),
    key="correction_id",
    is_numbered=True,
    check=_topic_faults,
)
RESOURCES = Form(
    file="ressources.csv",
    columns=DECISION_COLUMNS,
    required=("proposal_id", "decision", "author", MADE_ON),
    key="proposal_id",
    is_numbered=False,
    check=_resource_faults,
    free_texts={"resource_label_fr": "--intitule", "reason": "--raison"},
)
CLE_OPINIONS = Form(
    file="avis_cle.csv",
    columns=("opportunity_id", "opinion", OPINION_DATE, "reason", "author", MADE_ON),
    required=("opportunity_id", "opinion", OPINION_DATE, "author", MADE_ON),
    key="opportunity_id",
    is_numbered=False,
    check=_opinion_faults,
    told=("opportunity_id", "opinion", OPINION_DATE),
    free_texts={"reason": "--motif"},
)
BYPRODUCTS = Form(
    file="sousproduits.csv",
    columns=("proposal_id", "decision", "reason", "author", MADE_ON),
    required=("proposal_id", "decision", "reason", "author", MADE_ON),
    key="proposal_id",
    is_numbered=False,
    check=_byproduct_faults,
    told=("proposal_id", "decision"),
    free_texts={"reason": "--raison"},
)
SIGNALS = Form(
    file="signaux.csv",
    columns=("opportunity_id", "signal_id", "answer", "said_by", "reason", "author", MADE_ON),
    required=("opportunity_id", "signal_id", "answer", "said_by", "author", MADE_ON),
    key="opportunity_id",
    rest_of_key=("signal_id",),
    is_numbered=False,
    check=_signal_faults,
    told=("opportunity_id", "signal_id", "answer", "said_by", MADE_ON),
    free_texts={"reason": "--motif"},
)
FOLLOWUPS = Form(
    file="suivi.csv",
    columns=(
        "opportunity_id", OBSERVED, "fact", "value", "cause", "source", "author", MADE_ON,
    ),
    required=("opportunity_id", OBSERVED, "fact", "source", "author", MADE_ON),
    key="opportunity_id",
    rest_of_key=("fact", OBSERVED),
    is_numbered=False,
    check=_followup_faults,
    told=("opportunity_id", OBSERVED, "fact", "value", "cause", "source"),
    free_texts={"source": "--source"},
)  # fmt: skip
FORMS = (THEMES, TOPICS, RESOURCES, CLE_OPINIONS, BYPRODUCTS, SIGNALS, FOLLOWUPS)
