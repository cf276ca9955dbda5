"""The certificate of an expiry or of a withdrawal: written before anything is deleted.

It is completed after.

It names surveys, files and their hashes; it never holds a text, a pseudonym or a small count.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from generator.errors import DataError, Fault
from generator.warehouse.workspace import write_atomically

UNFINISHED, FINISHED = "en cours", "terminé"
PREFIX = "expiration"
WITHDRAWAL = "retrait"
TITLES = {
    PREFIX: "Certificat d'expiration des réponses",
    WITHDRAWAL: "Certificat de retrait de réponses",
}
LEFT_FR = {
    PREFIX: "Restent la correspondance des colonnes et un import.json réduit, sans aucun compte.",
    WITHDRAWAL: "Les autres réponses de l'enquête restent ; retraits.csv empêche le retour.",
}
AGAIN_FR = {PREFIX: "generateur enquete expirer", WITHDRAWAL: "generateur enquete retirer"}
HASH_LENGTH = 8
UNKNOWN = "inconnu"


@dataclass(frozen=True)
class CertifiedSurvey:
    """One survey whose answers were deleted; its persons in words when they are few."""

    survey_id: str
    epci_code: str | None
    last_date: str
    is_answer_date: bool
    persons_fr: str


@dataclass(frozen=True)
class ErasedFile:
    """One file deleted: its path in the workspace, and what its bytes were."""

    path: str
    sha256: str


@dataclass(frozen=True)
class Reissue:
    """A publication to make again: its name, and what had been asked for."""

    release: str
    selection: str
    epci_codes: tuple[str, ...]
    briefs: bool


@dataclass(frozen=True)
class Certificate:
    """What an expiry or a withdrawal deleted, when, and by which rule."""

    name: str
    state: str
    rule_fr: str
    months: int
    before_date: str
    with_releases: bool
    program_version: str
    started_at: str
    finished_at: str | None
    interruption_count: int
    surveys: tuple[CertifiedSurvey, ...]
    build_ids: tuple[str, ...]
    releases: tuple[str, ...]
    files: tuple[ErasedFile, ...]
    replaced: tuple[str, ...] = ()
    reissues: tuple[Reissue, ...] = ()

    @property
    def kind(self) -> str:
        """Which of the two it is."""
        return self.name.split("-", 1)[0]

    @property
    def is_unfinished(self) -> bool:
        """Whether what it says is not all deleted yet."""
        return self.state == UNFINISHED

    def finished(self, replaced: tuple[str, ...]) -> "Certificate":
        """Complete it; what was replaced since it began was not deleted, and it says so."""
        return replace(self, state=FINISHED, finished_at=now(), replaced=replaced)

    def resumed(self) -> "Certificate":
        """Count one more interruption."""
        return replace(self, interruption_count=self.interruption_count + 1)


def now() -> str:
    """Return the instant, in universal time."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def name_of(
    day: dt.date, started_at: str, files: tuple[ErasedFile, ...], kind: str = PREFIX
) -> str:
    """Name a certificate by its day and by what it deletes."""
    text = json.dumps([started_at, *(asdict(file) for file in files)])
    return f"{kind}-{day}-{hashlib.sha256(text.encode()).hexdigest()[:HASH_LENGTH]}"


def persons_in_words(count: int | None, threshold: int) -> str:
    """Write how many persons answered; fewer than the threshold are not counted aloud."""
    if count is None:
        return UNKNOWN
    return f"moins de {threshold}" if 0 < count < threshold else str(count)


def write(folder: Path, certificate: Certificate) -> None:
    """Write it for people, then for the program: the second says whether it is finished."""
    write_atomically(folder / f"{certificate.name}.txt", _text(certificate).encode())
    raw = json.dumps(asdict(certificate), ensure_ascii=False, indent=1).encode()
    write_atomically(folder / f"{certificate.name}.json", raw)


def read_all(folder: Path, kind: str = PREFIX) -> list[Certificate]:
    """Read every certificate of a kind in the workspace, oldest first.

    Raises
    ------
    DataError
        One fault a certificate that cannot be read.
    """
    found, faults = [], []
    for path in sorted(folder.glob(f"{kind}-*.json")):
        try:
            found.append(_certificate(json.loads(path.read_text(encoding="utf-8"))))
        except (ValueError, TypeError, KeyError):
            remedy = "remettez-le d'une sauvegarde : il dit ce qui reste à supprimer"
            where = f"{folder.name}/{path.name}"
            faults.append(Fault("ce certificat est illisible", where, remedy=remedy))
    if faults:
        raise DataError(*faults)
    return found


def _certificate(content: Mapping[str, Any]) -> Certificate:
    lists = {
        "surveys": tuple(CertifiedSurvey(**survey) for survey in content["surveys"]),
        "files": tuple(ErasedFile(**file) for file in content["files"]),
        "reissues": tuple(_reissue(one) for one in content.get("reissues", [])),
    }
    names = {key: tuple(content[key]) for key in ("build_ids", "releases", "replaced")}
    return Certificate(**{**content, **lists, **names})


def _reissue(content: Mapping[str, Any]) -> Reissue:
    return Reissue(**{**content, "epci_codes": tuple(content["epci_codes"])})


def _text(certificate: Certificate) -> str:
    lines = [
        TITLES[certificate.kind],
        certificate.name,
        "",
        f"État : {certificate.state}",
        f"Commencé le {certificate.started_at} (temps universel)",
        f"Terminé le {certificate.finished_at or f'— : relancez « {AGAIN_FR[certificate.kind]} »'}",
        f"Interruptions : {certificate.interruption_count}",
        f"Règle : {certificate.rule_fr}",
        f"Programme : generateur {certificate.program_version}",
        "",
        "Enquêtes dont les réponses sont supprimées :",
        *survey_lines(certificate),
        *([] if certificate.surveys else ["  aucune"]),
        f"Calculs retirés : {', '.join(certificate.build_ids) or 'aucun'}",
        f"Publications supprimées : {', '.join(certificate.releases) or 'aucune'}",
        "",
        "Fichiers supprimés, avec leur empreinte sha256 :",
        *(f"  {file.sha256}  {file.path}" for file in certificate.files),
        *(f"  remplacé entre-temps, donc gardé : {path}" for path in certificate.replaced),
        "",
        LEFT_FR[certificate.kind],
        "Ce certificat ne contient ni texte de réponse, ni pseudonyme.",
    ]
    return "\n".join(lines) + "\n"


def survey_lines(certificate: Certificate) -> list[str]:
    """Tell the surveys whose answers go."""
    if certificate.kind == WITHDRAWAL:
        return [
            f"  {survey.survey_id} (EPCI {survey.epci_code or UNKNOWN}) : les réponses de "
            f"{survey.persons_fr}"
            for survey in certificate.surveys
        ]
    return [_survey_line(survey) for survey in certificate.surveys]


def _survey_line(survey: CertifiedSurvey) -> str:
    date = "dernière réponse" if survey.is_answer_date else "réponses sans date, importée"
    return (
        f"  {survey.survey_id} (EPCI {survey.epci_code or UNKNOWN}) : {date} le "
        f"{survey.last_date} ; personnes : {survey.persons_fr}"
    )
