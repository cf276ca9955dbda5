"""Say what each column of a survey means: proposed by names, corrected by a person. Pure."""

from collections import Counter
from collections.abc import Collection
from typing import Annotated, Literal, Self

import pandas as pd
import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, model_validator

from generator.errors import Fault, SurveyError
from generator.folding import fold_name
from generator.needs.answers.closed_questions import find_options
from generator.needs.answers.column_guesses import Basis, guess, is_free_text, is_own_words
from generator.needs.answers.column_words import ROLE_LABELS_FR, SHARED_ROLES, SYNONYMS, Role
from generator.needs.files.reading import HANDMADE, RawTable

BASIS_ORDER: tuple[Basis, ...] = ("personne", "nom", "ressemblance", "mots", "contenu", "aucune")
RespondentKind = Literal[
    "habitant", "entreprise", "association", "acteur_public", "acteur_local", "inconnu"
]
YAML_HEAD = (
    "# Correspondance des colonnes de cette enquête. Relisez-la, corrigez les rôles (« role »),\n"
    "# puis relancez l'importation avec --accepter. Sous une question fermée (need_choice),\n"
    "# « themes » donne le thème de chaque option ; une option sans thème est lue comme un texte.\n"
)


def _blank_is_no_theme(themes: object) -> object:
    if not isinstance(themes, dict):
        return themes
    return {label: "" if theme is None else theme for label, theme in themes.items()}


class Column(BaseModel):
    """What one column means, and on what grounds that was proposed.

    Parameters
    ----------
    themes
        Of a closed question: theme id of each option's label; blank, its words tell the theme.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    role: Role
    basis: Basis = "personne"
    themes: Annotated[dict[str, str], BeforeValidator(_blank_is_no_theme)] = {}


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

    def themes_of(self, name: str) -> dict[str, str]:
        """Return the theme given to each option of a closed question."""
        return next((column.themes for column in self.columns if column.name == name), {})


def propose(table: RawTable) -> Mapping:
    """Propose a role for every column: by name, then resemblance, then words, then content.

    What is not understood is ``unknown`` and listed by ``mapping.named("unknown")``. Names,
    e-mails, telephones, addresses and IP addresses are ``personal``, by name or by content. A
    closed question lists its options, each waiting for its theme.
    """
    guesses = [_guess(str(name), table) for name in table.frame.columns]
    kept = _with_own_words(_one_column_a_role(guesses, table.frame, table.kind), table.frame)
    if not any(column.role in {"statement_text", "need_choice"} for column in kept):
        kept = [_by_content(column, table.frame[column.name]) for column in kept]
    return Mapping(kind=table.kind, columns=tuple(_with_options(c, table) for c in kept))


def fit(mapping: Mapping, table: RawTable, where: str) -> Mapping:
    """Return a saved mapping completed for this file: new columns stay unread, or are personal.

    New options of a closed question join its list without a theme.

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
            remedy="réexportez l'enquête avec cette colonne ou corrigez correspondance.yaml ; "
            "si c'est une autre enquête, donnez un autre nom au fichier",
        )
        for column in mapping.columns
        if column.name not in names and column.role not in unread
    ]
    if faults:
        raise SurveyError(*faults)
    known = {column.name: column for column in mapping.columns}
    columns = [known.get(name) or _new(name, table) for name in names]
    listed = tuple(_with_options(column, table) for column in columns)
    return mapping.model_copy(update={"columns": listed})


def to_yaml(mapping: Mapping) -> str:
    """Write a mapping for a person to read and correct."""
    roles = "".join(f"#   {role} : {label}\n" for role, label in ROLE_LABELS_FR.items())
    content = mapping.model_dump(mode="json")
    for column in content["columns"]:
        if not column["themes"]:
            del column["themes"]
    body = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
    return f"{YAML_HEAD}# Rôles possibles :\n{roles}{body}"


def from_yaml(
    text: str,
    where: str = "correspondance.yaml",
    *,
    theme_ids: Collection[str] | None = None,
) -> Mapping:
    """Read a mapping back.

    Parameters
    ----------
    text, where
        The file, and how to name it in an error.
    theme_ids
        The ids that options may be given; None leaves them unchecked.

    Raises
    ------
    SurveyError
        With every fault of the file: unknown role, role given twice, missing name, unknown theme.
    """
    written = _loaded(text, where)
    try:
        mapping = Mapping.model_validate(written)
    except ValidationError as error:
        raise SurveyError(*(_fault(detail, where) for detail in error.errors())) from error
    if faults := _unknown_themes(mapping, where, theme_ids):
        raise SurveyError(*faults)
    return mapping


def _loaded(text: str, where: str) -> object:
    try:
        return yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        # A ValueError is a value that looks like a date and is none: « 2024-13-45 ».
        mark = getattr(error, "problem_mark", None)
        line = f", ligne {mark.line + 1}" if mark else ""
        remedy = "vérifiez l'indentation, et mettez entre guillemets les noms de colonnes"
        raise SurveyError(
            Fault("ce n'est pas du YAML lisible", f"{where}{line}", remedy=remedy)
        ) from error


def _unknown_themes(mapping: Mapping, where: str, theme_ids: Collection[str] | None) -> list[Fault]:
    if theme_ids is None:
        return []
    remedy = f"choisissez parmi {', '.join(sorted(theme_ids))}, ou laissez vide"
    return [
        Fault(f"le thème « {theme} » n'existe pas", f"{where}, {column.name} › {label}", "", remedy)
        for column in mapping.columns
        for label, theme in column.themes.items()
        if theme and theme not in theme_ids
    ]


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


def _one_column_a_role(columns: list[Column], frame: pd.DataFrame, kind: str) -> list[Column]:
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
        else _without_its_role(column, kind)
        for column in columns
    ]


def _without_its_role(column: Column, kind: str) -> Column:
    # A tool writes several keys of one answer (Kobo: « _id », « _uuid »); they are no questions.
    if column.role == "answer_id" and column.basis == "nom" and kind != HANDMADE:
        return column.model_copy(update={"role": "system"})
    return Column(name=column.name, role="unknown", basis="aucune")


def _with_own_words(columns: list[Column], frame: pd.DataFrame) -> list[Column]:
    # « Autre, précisez » says what the closed question before it did not list.
    return [
        Column(name=column.name, role="statement_text", basis="mots")
        if column.role == "unknown"
        and before is not None
        and before.role == "need_choice"
        and is_own_words(column.name, frame[column.name])
        else column
        for before, column in zip([None, *columns], columns, strict=False)
    ]


def _guess(name: str, table: RawTable) -> Column:
    options = tuple(table.options.get(name, ()))
    role, basis = guess(name, table.frame[name], options, table.kind)
    return Column(name=name, role=role, basis=basis)


def _by_content(column: Column, values: "pd.Series[str]") -> Column:
    if column.role == "unknown" and is_free_text(values):
        return Column(name=column.name, role="statement_text", basis="contenu")
    return column


def _with_options(column: Column, table: RawTable) -> Column:
    if column.role != "need_choice":
        return column
    found = table.options.get(column.name) or (
        () if column.themes else find_options(table.frame[column.name], table.kind)
    )
    themes = dict.fromkeys(found, "") | column.themes
    return column.model_copy(update={"themes": themes})


def _new(name: str, table: RawTable) -> Column:
    column = _guess(name, table)
    return column if column.role in {"personal", "system"} else Column(name=name, role="unknown")
