"""Replay people's corrections on the topics found today. Pure."""

import hashlib
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace

import pandas as pd

from generator.needs.topics.corrections import Correction
from generator.needs.topics.identity import ID_CHARS, topic_id_of

SEVERAL_EPCIS = "elle mêle plusieurs intercommunalités, et une correction n'en change qu'une"
ALL_GONE = "aucune des réponses de ce sujet n'est plus dans les données"
SCATTERED = "les réponses de ce sujet sont aujourd'hui réparties entre plusieurs sujets"
NO_TOPIC = "ce sujet n'existe plus, et aucune réponse n'avait été notée pour le retrouver"
RENAMED = "son sujet porte aujourd'hui le nom donné par la correction « {} », plus récente"

# Of some statements, those nearer to a first group than to a second.
Nearer = Callable[[Collection[str], Collection[str], Collection[str]], set[str]]


@dataclass(frozen=True)
class Sheet:
    """What is known of one topic; a name and its correction once a person gave one."""

    epci_code: str
    theme_id: str
    method: str
    stability: float | None
    name: str = ""
    named_by: Correction | None = None


@dataclass(frozen=True)
class Statement:
    """What a correction needs to know of one statement."""

    epci_code: str
    theme_id: str
    date: str


class _UnmetError(Exception):
    """A correction meets nothing today; its message is the reason, in French."""


@dataclass
class Revision:
    """The topics of all statements, as corrections change them.

    Parameters
    ----------
    statements
        Each statement's EPCI, theme and date.
    topic_of
        Each statement's topic.
    sheets
        Each topic.
    nearer
        Tells which new statements follow those that leave a topic.
    """

    statements: dict[str, Statement]
    topic_of: dict[str, str]
    sheets: dict[str, Sheet]
    nearer: Nearer
    unapplied: list[tuple[Correction, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Index the statements by topic."""
        self._inside: dict[str, set[str]] = {topic: set() for topic in self.sheets}
        for statement, topic in self.topic_of.items():
            self._inside[topic].add(statement)

    def replay(self, corrections: list[Correction]) -> None:
        """Apply corrections in the order given; those that meet nothing are kept with a reason."""
        apply = {
            "nommer": self._name,
            "fusionner": self._merge,
            "scinder": self._split,
            "deplacer": self._move,
        }
        for correction in corrections:
            try:
                apply[correction.action](correction)
            except _UnmetError as unmet:
                self.unapplied.append((correction, str(unmet)))

    def _name(self, correction: Correction) -> None:
        self._give_name(self._find(correction.topic_id, correction.acted), correction)

    def _give_name(self, topic: str, correction: Correction) -> None:
        sheet = self.sheets[topic]
        earlier = sheet.named_by
        if earlier and _named_apart(earlier, correction):
            # Two topics named apart are one today: only one name can be shown.
            self.unapplied.append((earlier, RENAMED.format(correction.correction_id)))
        self.sheets[topic] = replace(sheet, name=correction.label, named_by=correction)

    def _merge(self, correction: Correction) -> None:
        source = self._find(correction.topic_id, correction.acted)
        target = self._find(correction.target, correction.others, self.sheets[source].epci_code)
        if self.sheets[source].epci_code != self.sheets[target].epci_code:
            raise _UnmetError(SEVERAL_EPCIS)
        if source != target:
            given, kept = self.sheets.pop(source), self.sheets[target]
            name = kept.name or given.name
            merged = replace(kept, method="personne", stability=None, name=name)
            self.sheets[target] = replace(merged, named_by=correction if name else None)
            self._put(self._inside.pop(source), target)
        if correction.target not in self.sheets:
            target = self._rename(target, correction.target)
        if correction.label:
            self._give_name(target, correction)

    def _split(self, correction: Correction) -> None:
        leaving, epci_code = self._present(correction.acted)
        origin = Counter(self.topic_of[key] for key in sorted(leaving)).most_common(1)[0][0]
        left = self._inside[origin] - leaving
        new = {key for key in left if self._is_new(key, correction)}
        joining = self.nearer(new, leaving, left - new) if new else set()
        sheet = self.sheets[origin]
        content = "\n".join((epci_code, sheet.theme_id, *correction.acted))
        topic = hashlib.sha256(content.encode()).hexdigest()[:ID_CHARS]
        self.sheets.setdefault(topic, Sheet(epci_code, sheet.theme_id, "personne", None))
        self._inside.setdefault(topic, set())
        self._put(leaving | joining, topic)
        if correction.label:
            self._give_name(topic, correction)

    def _is_new(self, statement: str, correction: Correction) -> bool:
        if correction.others:
            return statement not in correction.others
        return self.statements[statement].date > correction.made_on

    def _move(self, correction: Correction) -> None:
        moving, epci_code = self._present(correction.acted)
        target = self._find(correction.target, correction.others, epci_code)
        if self.sheets[target].epci_code != epci_code:
            raise _UnmetError(SEVERAL_EPCIS)
        self._put(moving, target)

    def _present(self, wanted: tuple[str, ...]) -> tuple[set[str], str]:
        present = {key for key in wanted if key in self.topic_of}
        epcis = {self.statements[key].epci_code for key in present}
        if not present:
            raise _UnmetError(ALL_GONE)
        if len(epcis) > 1:
            raise _UnmetError(SEVERAL_EPCIS)
        return present, epcis.pop()

    def _find(self, topic_id: str, recorded: tuple[str, ...], epci_code: str = "") -> str:
        """Return the topic that holds most of the recorded answers, or today bears the id."""
        if recorded:
            present, _ = self._present(recorded)
            counts = Counter(self.topic_of[key] for key in sorted(present))
            topic, most = counts.most_common(1)[0]
            if 2 * most <= len(present):
                raise _UnmetError(SCATTERED)
            return topic
        if topic_id in self.sheets:
            return topic_id
        for key, said in self.statements.items():
            # An id is made from its anchor: where the anchor went, the topic went.
            same_place = epci_code in ("", said.epci_code)
            if same_place and topic_id_of(said.epci_code, said.theme_id, key) == topic_id:
                return self.topic_of[key]
        raise _UnmetError(NO_TOPIC)

    def _put(self, statements: set[str], topic: str) -> None:
        for key in statements:
            left = self.topic_of[key]
            self._inside.get(left, set()).discard(key)
            self.topic_of[key] = topic
        self._inside[topic] |= statements
        for emptied in [key for key, inside in self._inside.items() if not inside]:
            del self._inside[emptied]
            self.sheets.pop(emptied)

    def _rename(self, topic: str, topic_id: str) -> str:
        self.sheets[topic_id] = self.sheets.pop(topic)
        self._inside[topic_id] = self._inside.pop(topic)
        for key in self._inside[topic_id]:
            self.topic_of[key] = topic_id
        return topic_id


def _named_apart(earlier: Correction, later: Correction) -> bool:
    if earlier.action != "nommer" or later.action != "nommer":
        return False
    if earlier.acted and later.acted:
        return not set(earlier.acted) & set(later.acted)
    return earlier.topic_id != later.topic_id


def unapplied_rows(
    corrections: pd.DataFrame, unapplied: list[tuple[Correction, str]]
) -> pd.DataFrame:
    """Return the corrections that met nothing today, each with its reason."""
    rows = [correction.position for correction, _ in unapplied]
    reasons = pd.array([reason for _, reason in unapplied], dtype="string")
    return corrections.iloc[rows].assign(reason_fr=reasons).reset_index(drop=True)
