"""Names, merges, splits and moves of topics: ``decisions/sujets.csv``.

Each line records the answers that the topic holds today: they find it again after any rerun.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from generator.decisions.forms import TOPICS
from generator.decisions.lines import AUTHOR, append_line, checked, masked, read_lines
from generator.errors import DataError, Fault
from generator.french import counted, listed
from generator.needs.topics.corrections import OTHER_SIDE

MOST_CHARS = 32_000  # a spreadsheet cuts a cell at 32,767 characters, and says nothing
SHOWN = 5
SEE_TOPICS = "voyez « generateur sujet lister »"
Asked = Mapping[str, str]


def read_topic_corrections(folder: Path) -> pd.DataFrame:
    """Read the officers' corrections of topics, oldest first; no file gives an empty table.

    Returns
    -------
    DataFrame, one row per correction
        The columns of ``generator.needs.topics.corrections.CORRECTION_COLUMNS``.

    Raises
    ------
    DataError
        All the faults of the file.
    """
    return read_lines(folder, TOPICS, ())


def append_topic_correction(
    folder: Path, asked: Asked, *, author: str, made_on: str
) -> dict[str, str | None]:
    """Add one correction, its name masked first; return the line, with its number.

    Parameters
    ----------
    asked
        What a method of ``CurrentTopics`` made.

    Raises
    ------
    DataError
        If the correction, or a line already there, is at fault.
    GateError
        If another process is writing there.
    """
    row = dict(asked) | {
        "topic_label_fr": masked(asked.get("topic_label_fr"), "libellé"),
        "author": checked(author, AUTHOR),
        "made_on": made_on,
    }
    return append_line(folder, TOPICS, row, ())


@dataclass(frozen=True)
class CurrentTopics:
    """The topics of a build, and the corrections that can be asked of them.

    Each method raises ``DataError`` when a topic or an answer is not there, or when the
    correction would change nothing or mix two EPCIs.

    Parameters
    ----------
    topics : DataFrame, one row per topic
        ``topic_id``, ``epci_code``.
    members : DataFrame, one row per answer
        ``topic_id``, ``statement_id``, ``closeness``.
    """

    topics: pd.DataFrame
    members: pd.DataFrame

    def naming(self, topic: str, label: str) -> Asked:
        """Ask that a topic bear a name."""
        statements = _within(self.statements_of(topic), MOST_CHARS)
        label_and_ids = {"topic_label_fr": label, "statement_ids": " ".join(statements)}
        return {"action": "nommer", "topic_id": topic, **label_and_ids}

    def merging(self, topic: str, target: str) -> Asked:
        """Ask that a topic become part of another."""
        given, kept = self.statements_of(topic), self.statements_of(target)
        if topic == target:
            raise DataError(Fault("un sujet ne se fusionne pas avec lui-même", topic))
        self._refuse_two_epcis([topic, target])
        sides = (_within(given, MOST_CHARS // 2), _within(kept, MOST_CHARS // 2))
        return {
            "action": "fusionner",
            "topic_id": topic,
            "target_topic_id": target,
            "statement_ids": _sides(*sides),
        }

    def splitting(self, topic: str, leaving: Collection[str], label: str = "") -> Asked:
        """Ask that some answers of a topic form a topic of their own, with a name or not."""
        inside = self.statements_of(topic)
        asked = _each_once(leaving)
        strange = [key for key in asked if key not in set(inside)]
        if strange:
            what = f"ces réponses ne sont pas dans ce sujet : {listed(strange, SHOWN)}"
            remedy = f"voyez « generateur sujet montrer {topic} »"
            raise DataError(Fault(what, topic, remedy=remedy))
        staying = [key for key in inside if key not in set(asked)]
        if not staying:
            remedy = "laissez-en au moins une dans le sujet ; pour le renommer : « sujet nommer »"
            raise DataError(Fault("toutes les réponses du sujet partiraient", topic, remedy=remedy))
        whole = _sides(asked, staying)
        # Part of those that stay would make the rest look new: none is better, dates then decide.
        return {
            "action": "scinder",
            "topic_id": topic,
            "topic_label_fr": label,
            "statement_ids": whole if len(whole) <= MOST_CHARS else " ".join(asked),
        }

    def moving(self, target: str, moving: Collection[str]) -> Asked:
        """Ask that answers, of any topics of an EPCI, go to another topic."""
        inside = self.statements_of(target)
        asked = _each_once(moving)
        topic_of = self.members.set_index("statement_id")["topic_id"]
        strange = [key for key in asked if key not in topic_of.index]
        if strange:
            what = f"ces réponses ne sont dans aucun sujet : {listed(strange, SHOWN)}"
            raise DataError(Fault(what, remedy="voyez « generateur sujet montrer SUJET »"))
        there = [key for key in asked if topic_of[key] == target]
        if there:
            what = f"ces réponses sont déjà dans ce sujet : {listed(there, SHOWN)}"
            raise DataError(Fault(what, target, remedy="retirez-les de --enonces"))
        self._refuse_two_epcis([target, *topic_of[asked]])
        recorded = _within(inside, MOST_CHARS - len(" ".join(asked)))
        return {
            "action": "deplacer",
            "target_topic_id": target,
            "statement_ids": _sides(asked, recorded),
        }

    def statements_of(self, topic: str) -> list[str]:
        """Return the answers of a topic, those nearest to its centre first."""
        inside = self.members[self.members["topic_id"] == topic]
        if inside.empty:
            what = f"le sujet « {topic} » n'est pas dans le calcul courant"
            raise DataError(Fault(what, remedy=SEE_TOPICS))
        order = inside.sort_values(["closeness", "statement_id"], ascending=[False, True])
        return [str(key) for key in order["statement_id"]]

    def _refuse_two_epcis(self, topics: Collection[str]) -> None:
        epcis = self.topics.loc[self.topics["topic_id"].isin(list(topics)), "epci_code"].unique()
        if len(epcis) > 1:
            what = f"ces réponses viennent de plusieurs intercommunalités : {listed(sorted(epcis))}"
            raise DataError(Fault(what, remedy="une correction n'en change qu'une"))


def _each_once(asked: Collection[str]) -> list[str]:
    keys = sorted(set(asked))
    if not keys:
        remedy = "donnez leurs identifiants, séparés par des virgules"
        raise DataError(Fault("aucune réponse n'est nommée", "--enonces", remedy=remedy))
    if len(" ".join(keys)) > MOST_CHARS:
        what = f"{counted(len(keys), 'réponse')} ne tiennent pas dans une case"
        raise DataError(Fault(what, "--enonces", remedy="faites-le en plusieurs fois"))
    return keys


def _within(keys: list[str], most_chars: int) -> list[str]:
    """Keep the first answers that fit in a cell: most of them is enough to find a topic again."""
    kept, length = [], 0
    for key in keys:
        length += len(key) + 1
        if length > most_chars:
            break
        kept.append(key)
    return sorted(kept)


def _sides(acted: list[str], others: list[str]) -> str:
    return f"{' '.join(acted)} {OTHER_SIDE} {' '.join(others)}".removesuffix(f" {OTHER_SIDE} ")
