"""What is understood of a survey file before anything is kept: its form, columns and options."""

import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from generator.catalogues import Catalogue
from generator.errors import Fault, SurveyError
from generator.french import agree
from generator.intake.importing import mapping_of, survey_id_of
from generator.intake.kept import MAPPING_FILE
from generator.needs.answers.column_words import ROLE_LABELS_FR, Role
from generator.needs.answers.mapping import Column
from generator.needs.files.reading import read_table
from generator.needs.privacy import mask
from generator.needs.themes.lexicon import Hits, Lexicon, stems

SAMPLE_CHARS = 60  # enough to recognise a column, too little to read an answer whole
# Who people are and where exactly they stand is not shown, even to who holds the file.
HIDDEN_ROLES: frozenset[Role] = frozenset(
    {"personal", "respondent_id", "answer_id", "system", "latitude", "longitude", "point"}
)
VOICES: frozenset[Role] = frozenset(
    {"statement_text", "statement_title", "need_choice", "resource_text", "offer_text"}
)
SEPARATORS = {",": "virgule", ";": "point-virgule", "\t": "tabulation", "|": "barre verticale"}
FRENCH = {"relue": "relue par une personne", "proposee": "proposée"}

Content = dict[str, object]


def understand(path: Path, folder: Path, catalogue: Catalogue) -> Content:
    """Say what is understood of a survey file; nothing is written.

    Parameters
    ----------
    path
        The survey's file.
    folder
        The workspace's ``enquetes/``, which may hold a mapping a person read; it may not exist.
    catalogue
        The themes that options are given, and their words.

    Returns
    -------
    dict
        The keys told in ``docs/cli.md``.

    Raises
    ------
    SurveyError
        If the file, or its saved mapping, is at fault.
    """
    if not path.is_file():
        raise SurveyError(Fault("ce fichier n'existe pas", where=str(path)))
    table = read_table(path.read_bytes(), path.name)
    home = folder / survey_id_of(path)
    mapping = mapping_of(table, home, set(catalogue.themes))
    searched = Lexicon(catalogue.lexicon())
    return {
        "fichier": path.name,
        "forme": table.kind,
        "encodage": table.encoding,
        "separateur": table.separator,
        "feuille": table.sheet,
        "ligne_des_titres": table.header_row,
        "lignes": len(table.frame),
        "lignes_ecartees": {
            str(reason): int(count)
            for reason, count in table.left_out["reason_fr"].value_counts().items()
        },
        "correspondance": "relue" if (home / MAPPING_FILE).exists() else "proposee",
        "colonnes": [_column(c, table.frame[c.name], searched) for c in mapping.columns],
        "personnelles": mapping.named("personal"),
        "non_comprises": mapping.named("unknown"),
        "notes": list(table.notes),
        "suite": _next_step(path, mapping.columns),
    }


def tell(content: Mapping[str, Any]) -> list[str]:
    """Say the same to a person, in lines."""
    lines = [_form_in_words(content)]
    for reason, count in content["lignes_ecartees"].items():
        lines.append(f"  {count} {agree(count, 'ligne écartée', 'lignes écartées')} : {reason}")
    lines.append(f"Colonnes (correspondance {FRENCH[content['correspondance']]}) :")
    for column in content["colonnes"]:
        sample = f", par exemple « {column['exemple']} »" if column["exemple"] else ""
        lines.append(f"  {column['nom']} → {column['role_fr']} [{column['motif']}]{sample}")
        lines += [_option_in_words(option) for option in column["options"]]
    for title, names in (
        ("Données personnelles, jamais gardées", content["personnelles"]),
        ("Colonnes non comprises, non lues", content["non_comprises"]),
    ):
        if names:
            lines.append(f"{title} : {', '.join(names)}.")
    return [*lines, *content["notes"], f"Ensuite : {content['suite']}"]


def _column(column: Column, values: "pd.Series[str]", searched: Lexicon) -> dict[str, object]:
    return {
        "nom": column.name,
        "role": column.role,
        "role_fr": ROLE_LABELS_FR[column.role],
        "motif": column.basis,
        "exemple": None if column.role in HIDDEN_ROLES else _sample(values),
        "options": [_option(label, given, searched) for label, given in column.themes.items()],
    }


def _sample(values: "pd.Series[str]") -> str | None:
    first = values.dropna().head(1)
    if first.empty:
        return None
    text = " ".join(str(mask(first)[0].iloc[0]).split())
    return text if len(text) <= SAMPLE_CHARS else f"{text[: SAMPLE_CHARS - 1]}…"


def _option(label: str, given: str, searched: Lexicon) -> dict[str, object]:
    hits = searched.search(stems(label), Hits())
    most = max(hits.weight.values(), default=0)
    likeliest = [theme for theme, weight in hits.weight.items() if weight == most]
    # Two themes as likely propose none: a person chooses.
    proposed = likeliest[0] if len(likeliest) == 1 else None
    return {"libelle": label, "theme_donne": given or None, "theme_propose": proposed}


def _next_step(path: Path, columns: Sequence[Column]) -> str:
    command = f"« generateur enquete importer {shlex.quote(str(path))} --epci CODE »"
    written = f"{command} écrit la correspondance dans {MAPPING_FILE}"
    if not any(column.role in VOICES for column in columns):
        return (
            "aucune colonne ne porte ce que disent les personnes ; "
            f"{written}, où donner le rôle statement_text à la bonne colonne"
        )
    return (
        f"{written}, à relire et corriger ; la même commande avec --accepter importe les réponses"
    )


def _form_in_words(content: Mapping[str, Any]) -> str:
    told = [f"forme {content['forme']}"]
    for title, key in (("encodage", "encodage"), ("feuille", "feuille")):
        if content[key] is not None:
            told.append(f"{title} {content[key]}")
    if content["separateur"] is not None:
        told.append(f"séparateur {SEPARATORS.get(content['separateur'], content['separateur'])}")
    if content["ligne_des_titres"]:
        told.append(f"titres en ligne {content['ligne_des_titres']}")
    count = content["lignes"]
    told.append(f"{count} {agree(count, 'ligne à lire', 'lignes à lire')}")
    return f"{content['fichier']} : {', '.join(told)}."


def _option_in_words(option: Mapping[str, str | None]) -> str:
    if option["theme_donne"]:
        said = f"thème {option['theme_donne']}"
    elif option["theme_propose"]:
        said = f"sans thème donné ; proposé : {option['theme_propose']}"
    else:
        said = "sans thème, ses mots seront lus"
    return f"    « {option['libelle']} » : {said}"
