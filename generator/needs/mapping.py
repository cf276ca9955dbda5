"""Say what each column of a survey means: proposed by names, corrected by a person. Pure."""

from collections import Counter
from typing import Literal, Self

import pandas as pd
import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from rapidfuzz import fuzz, process

from generator.errors import Fault, SurveyError
from generator.folding import fold_name
from generator.needs.column_words import (
    NEED_WORD,
    OTHER_LANGUAGE,
    PERSONAL_WORD,
    ROLE_LABELS_FR,
    SHARED_ROLES,
    SYNONYMS,
    Role,
)
from generator.needs.privacy import EMAIL, PHONE
from generator.needs.reading import RawTable

Basis = Literal["nom", "ressemblance", "mots", "contenu", "personne", "aucune"]
BASIS_ORDER: tuple[Basis, ...] = ("personne", "nom", "ressemblance", "mots", "contenu", "aucune")
RespondentKind = Literal[
    "habitant", "entreprise", "association", "acteur_public", "acteur_local", "inconnu"
]
FUZZY_CUTOFF = 88.0  # 'code comune' meets 'code commune' (96); 'commune' and 'commerce' stay apart
FUZZY_MIN_CHARS = 5  # shorter words resemble one another too easily
PERSONAL_HEADER_WORDS = 6  # beyond, the header is a question that may speak of telephones
PERSONAL_VALUES_SHARE = 0.3  # of the filled cells are e-mails or telephones
FREE_TEXT_MIN_CHARS = 25  # on average: a choice label is shorter
FREE_TEXT_MIN_WORDS = 4  # on average: coordinates and keys are long but hold no words
FREE_TEXT_DISTINCT_SHARE = 0.6  # of the filled cells differ: choices repeat
SAMPLE_ROWS = 500
ROLE_OF = {synonym: role for role, synonyms in SYNONYMS.items() for synonym in synonyms}
YAML_HEAD = (
    "# Correspondance des colonnes de cette enquête. Relisez-la, corrigez les rôles (« role »),\n"
    "# puis relancez l'importation avec --accepter. Rôles possibles :\n"
)


class Column(BaseModel):
    """What one column means, and on what grounds that was proposed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    role: Role
    basis: Basis = "personne"


class Mapping(BaseModel):
    """What every column of one survey means; kept beside the survey once a person read it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: str
    default_respondent_kind: RespondentKind = "inconnu"
    columns: tuple[Column, ...]

    @model_validator(mode="after")
    def _roles_are_not_shared(self) -> Self:
        roles = Counter(c.role for c in self.columns if c.role not in SHARED_ROLES)
        names = Counter(c.name for c in self.columns)
        wrong = [f"le rôle {role} est donné à {n} colonnes" for role, n in roles.items() if n > 1]
        wrong += [f"la colonne « {name} » est citée {n} fois" for name, n in names.items() if n > 1]
        if wrong:
            raise ValueError(" ; ".join(wrong))
        return self

    def named(self, role: Role) -> list[str]:
        """Return the columns of a role, in the file's order."""
        return [column.name for column in self.columns if column.role == role]

    def one(self, role: Role) -> str | None:
        """Return the column of a role that is never shared, or None."""
        return next(iter(self.named(role)), None)


def propose(table: RawTable) -> Mapping:
    """Propose a role for every column: by name, then resemblance, then words, then content.

    What is not understood is ``unknown`` and listed by ``mapping.named("unknown")``. Names,
    e-mails, telephones, addresses and IP addresses are ``personal``, by name or by content.
    """
    guesses = [_guess(str(name), table.frame[name]) for name in table.frame.columns]
    kept = _one_column_a_role(guesses, table.frame)
    if not any(column.role == "statement_text" for column in kept):
        kept = [_by_content(column, table.frame[column.name]) for column in kept]
    return Mapping(kind=table.kind, columns=tuple(kept))


def fit(mapping: Mapping, table: RawTable, where: str) -> Mapping:
    """Return a saved mapping completed for this file: new columns stay unread, or are personal.

    Raises
    ------
    SurveyError
        If a column that the mapping reads is no longer in the file.
    """
    names = [str(name) for name in table.frame.columns]
    unread = {"unknown", "system", "personal"}
    faults = [
        Fault(
            f"la colonne « {column.name} » ({ROLE_LABELS_FR[column.role]}) manque",
            where,
            remedy="réexportez l'enquête avec cette colonne ou corrigez correspondance.yaml",
        )
        for column in mapping.columns
        if column.name not in names and column.role not in unread
    ]
    if faults:
        raise SurveyError(*faults)
    known = {column.name: column for column in mapping.columns}
    columns = [known.get(name) or _new(name, table.frame[name]) for name in names]
    return mapping.model_copy(update={"columns": tuple(columns)})


def to_yaml(mapping: Mapping) -> str:
    """Write a mapping for a person to read and correct."""
    roles = "".join(f"#   {role} : {label}\n" for role, label in ROLE_LABELS_FR.items())
    body = yaml.safe_dump(mapping.model_dump(mode="json"), allow_unicode=True, sort_keys=False)
    return f"{YAML_HEAD}{roles}{body}"


def from_yaml(text: str, where: str = "correspondance.yaml") -> Mapping:
    """Read a mapping back.

    Raises
    ------
    SurveyError
        With every fault of the file: unknown role, role given twice, missing name.
    """
    try:
        return Mapping.model_validate(yaml.safe_load(text))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", ligne {mark.line + 1}" if mark else ""
        raise SurveyError(
            Fault("ce n'est pas du YAML lisible", f"{where}{line}", remedy="vérifiez l'indentation")
        ) from error
    except ValidationError as error:
        raise SurveyError(*(_fault(detail, where) for detail in error.errors())) from error


def _fault(detail: object, where: str) -> Fault:
    about = dict(detail) if isinstance(detail, dict) else {}
    place = " › ".join(str(part) for part in about.get("loc", ()))
    what = {
        "missing": "ce champ manque",
        "extra_forbidden": "ce champ n'existe pas",
        "literal_error": "cette valeur n'est pas permise",
        "value_error": str(about.get("msg", "")).removeprefix("Value error, "),
    }.get(str(about.get("type")), "cette valeur n'est pas de la forme attendue")
    given = about.get("input")
    return Fault(
        what,
        f"{where}, {place}" if place else where,
        example=str(given) if isinstance(given, str) else "",
        remedy="les rôles possibles sont écrits en tête du fichier",
    )


def _guess(name: str, values: "pd.Series[str]") -> Column:
    folded = fold_name(name)
    role, basis = _by_name(folded)
    if role == "unknown" and NEED_WORD.search(folded) and _is_free_text(values):
        role, basis = "statement_text", "mots"
    may_hold_people = role in {"statement_text", "statement_title", "respondent_id", "personal"}
    if not may_hold_people and _holds_people(values):
        role, basis = "personal", "contenu"
    return Column(name=name, role=role, basis=basis)


def _by_name(folded: str) -> tuple[Role, Basis]:
    if role := ROLE_OF.get(folded):
        return role, "nom"
    if PERSONAL_WORD.search(folded) and len(folded.split()) <= PERSONAL_HEADER_WORDS:
        return "personal", "mots"
    if OTHER_LANGUAGE.fullmatch(folded):
        return "system", "mots"
    if near := _nearest(folded):
        return near, "ressemblance"
    return "unknown", "aucune"


def _nearest(folded: str) -> Role | None:
    if len(folded) < FUZZY_MIN_CHARS:
        return None
    found = process.extractOne(
        folded, list(ROLE_OF), scorer=fuzz.token_sort_ratio, score_cutoff=FUZZY_CUTOFF
    )
    return ROLE_OF[found[0]] if found else None


def _one_column_a_role(columns: list[Column], frame: pd.DataFrame) -> list[Column]:
    best: dict[Role, tuple[tuple[int, bool, int], str]] = {}
    for column in columns:
        if column.role in SHARED_ROLES:
            continue
        synonyms = SYNONYMS.get(column.role, ())
        folded = fold_name(column.name)
        rank = synonyms.index(folded) if folded in synonyms else len(synonyms)
        # An empty column never wins: Decidim writes category/name/en beside category/name/fr.
        blank = bool(frame[column.name].isna().all())
        claim = ((BASIS_ORDER.index(column.basis), blank, rank), column.name)
        best[column.role] = min(best.get(column.role, claim), claim, key=lambda found: found[0])
    return [
        column
        if column.role in SHARED_ROLES or best[column.role][1] == column.name
        else Column(name=column.name, role="unknown", basis="aucune")
        for column in columns
    ]


def _by_content(column: Column, values: "pd.Series[str]") -> Column:
    if column.role == "unknown" and _is_free_text(values):
        return Column(name=column.name, role="statement_text", basis="contenu")
    return column


def _new(name: str, values: "pd.Series[str]") -> Column:
    guess = _guess(name, values)
    return guess if guess.role in {"personal", "system"} else Column(name=name, role="unknown")


def _holds_people(values: "pd.Series[str]") -> bool:
    filled = values.dropna().head(SAMPLE_ROWS).str.strip()
    if filled.empty:
        return False
    people = filled.str.fullmatch(EMAIL) | filled.str.fullmatch(PHONE)
    return bool(people.mean() >= PERSONAL_VALUES_SHARE)


def _is_free_text(values: "pd.Series[str]") -> bool:
    filled = values.dropna().head(SAMPLE_ROWS)
    if filled.empty:
        return False
    is_long = bool(filled.str.len().mean() >= FREE_TEXT_MIN_CHARS)
    is_worded = bool(filled.str.count(r"[^\W\d_]{2,}").mean() >= FREE_TEXT_MIN_WORDS)
    return is_long and is_worded and filled.nunique() >= FREE_TEXT_DISTINCT_SHARE * len(filled)
