"""Read what a person wrote in YAML, and say in French what does not fit. Pure: bytes in."""

from collections.abc import Hashable

import yaml
from pydantic_core import ErrorDetails

from generator.errors import DataError, Fault

SHOWN_CHARACTERS = 60  # enough to recognise a value at fault on one line
NOT_YAML = "ce n'est pas du YAML lisible"
SENTENCES = {
    "missing": "la clé « {key} » manque",
    "extra_forbidden": "la clé « {key} » est inconnue",
    "value_error": "{key} : {error}",
    "literal_error": "« {input} » n'est pas admis pour « {key} » (admis : {expected})",
    "string_pattern_mismatch": "« {input} » n'a pas la forme attendue pour « {key} »",
    "too_short": "« {key} » doit compter au moins {min_length} éléments",
    "too_long": "« {key} » doit compter au plus {max_length} éléments",
}
OTHER_SENTENCE = "la valeur « {input} » ne convient pas à « {key} »"


class _ToldError(yaml.MarkedYAMLError):
    """A fault that is already told in French: a key written twice, a day that does not exist."""


class _Loader(yaml.CSafeLoader):  # the compiled one: 90 files take seconds otherwise
    """The safe loader, which also refuses a key written twice."""

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT001, FBT002 -- PyYAML's own signature
    ) -> dict[Hashable, object]:
        seen: set[str] = set()
        for key, _ in node.value:
            name = str(key.value)
            if name in seen:
                problem = f"la clé « {name} » est écrite deux fois"
                raise _ToldError(problem=problem, problem_mark=key.start_mark)
            seen.add(name)
        return super().construct_mapping(node, deep=deep)

    def construct_object(
        self,
        node: yaml.Node,
        deep: bool = False,  # noqa: FBT001, FBT002 -- PyYAML's own signature
    ) -> object:
        try:
            return super().construct_object(node, deep=deep)
        except ValueError as error:  # 2026-02-30, or a number of thousands of digits
            shown = str(node.value)[:SHOWN_CHARACTERS]
            problem = f"« {shown} » n'est ni un jour ni un nombre possible"
            raise _ToldError(problem=problem, problem_mark=node.start_mark) from error


def load_yaml(content: bytes, where: str, page: str) -> object:
    """Read the bytes of one file, a key written twice refused.

    Parameters
    ----------
    page
        The page that says how to write such a file.

    Raises
    ------
    DataError
        If it is empty, not UTF-8 or not YAML.
    """
    text = decoded_text(content, where, page)
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 -- _Loader is the safe loader
    except yaml.MarkedYAMLError as error:
        what = str(error.problem) if isinstance(error, _ToldError) else NOT_YAML
        line = f", ligne {error.problem_mark.line + 1}" if error.problem_mark else ""
        remedy = "vérifiez les retraits, les « : » et les guillemets"
        raise DataError(Fault(what, f"{where}{line}", remedy=remedy)) from error
    except yaml.YAMLError as error:  # a control character
        raise DataError(Fault(NOT_YAML, where, remedy="réécrivez-le en texte simple")) from error


def decoded_text(content: bytes, where: str, page: str) -> str:
    """Read the bytes of one file as text, an empty one refused.

    Raises
    ------
    DataError
        If it is empty or not UTF-8.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = "le fichier n'est pas en UTF-8"
        raise DataError(Fault(what, where, remedy="enregistrez-le en UTF-8")) from error
    if not text.strip():
        raise DataError(Fault("le fichier est vide", where, remedy=f"suivez {page}"))
    return text


def told_in_french(detail: ErrorDetails, whole: str) -> str:
    """Say one fault of a value in one sentence; ``whole`` names what has no key of its own."""
    context = {name: str(value) for name, value in detail.get("ctx", {}).items()}
    context["expected"] = context.get("expected", "").replace(" or ", " ou ")
    key = ".".join(str(part) for part in detail["loc"]) or whole
    shown = str(detail["input"])[:SHOWN_CHARACTERS]
    return SENTENCES.get(detail["type"], OTHER_SENTENCE).format(**context, key=key, input=shown)
