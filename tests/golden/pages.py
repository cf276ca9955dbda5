"""Pages made from the files that decide: sources, criteria, and what the README quotes."""

import json
from pathlib import Path

from generator.catalogues.criteria import PREFIX, read_criterion
from generator.evaluation.markdown import value
from generator.evaluation.report import bound
from generator.sources import all_sources
from generator.warehouse.engine import connect
from generator.warehouse.models import read_folder

ROOT = Path(__file__).parents[2]
FIGURES_START = "<!-- chiffres : make docs -->"
FIGURES_END = "<!-- fin des chiffres -->"
NOTICE = "Page écrite par `make docs` ; ne la modifiez pas à la main."


def sources_page() -> str:
    """List every source with what must be said of it."""
    rows = [
        f"| `{s.id}` | {s.title} | {s.publisher} | {s.licence} | {s.vintage} | {s.coverage_fr} |"
        for s in all_sources().values()
    ]
    head = "| Source | Titre | Producteur | Licence | Millésime | Couverture |"
    return "\n".join(["# Les sources publiques", "", NOTICE, "", head, "|---" * 6 + "|", *rows, ""])


def criteria_page() -> str:
    """List every criterion with its anchors and its weight."""
    with connect() as con:
        models = read_folder(ROOT / "sql", con)
    found = [
        (read_criterion(model.name, model.header), model.sentence)
        for model in models
        if model.name.startswith(PREFIX)
    ]
    rows = [
        f"| {c.label_fr} | {c.unit} | {c.floor:g} | {c.ceiling:g} | {c.weight:g} | "
        f"{'veto sous ' + format(c.veto, 'g') if c.core else ''} | {c.source_fr} |"
        for c, _ in found
    ]
    head = "| Critère | Unité | Noté 0 | Noté 100 | Poids | Axe central | Source |"
    lines = ["# Les critères", "", NOTICE, "", head, "|---" * 7 + "|", *rows, ""]
    return "\n".join(lines)


def readme() -> str:
    """Return the README with the figures of the last evaluation."""
    told = json.loads((ROOT / "docs/evaluation/evaluation.json").read_text(encoding="utf-8"))
    rows = [
        f"| {one['intitule']} | {bound(one)} | {value(one['mesure'])} | {one['verdict']} |"
        for one in told["cibles"]
        if one["mesure"] is not None
    ]
    table = "\n".join(["| Mesure | Cible | Obtenu | |", "|---" * 4 + "|", *rows])
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    before, rest = text.split(FIGURES_START)
    _, after = rest.split(FIGURES_END)
    return f"{before}{FIGURES_START}\n\n{table}\n\n{FIGURES_END}{after}"


PAGES = {"docs/sources.md": sources_page, "docs/criteres.md": criteria_page, "README.md": readme}
