"""Pages made from the files that decide: sources, criteria, and what the README quotes."""

import json
from pathlib import Path

import pandas as pd

from generator.catalogues import read_catalogue
from generator.catalogues.criteria import PREFIX, criteria_table, read_criterion
from generator.catalogues.lists import read_lists
from generator.evaluation.markdown import value
from generator.evaluation.targets_page import bound
from generator.publication.method_page import method_page
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


def method() -> str:
    """Tell the method from the files that score, as a release tells it from its tables."""
    with connect() as con:
        models = [m for m in read_folder(ROOT / "sql", con) if m.name.startswith(PREFIX)]
    folder = ROOT / "data"
    classes = read_catalogue([folder]).tables()["land_classes"]
    sources = [
        (s.id, s.title, s.publisher, s.vintage, s.licence, s.coverage_fr)
        for s in all_sources().values()
    ]
    names = ["source_id", "title", "publisher", "vintage", "licence", "coverage_fr"]
    page = method_page(
        {
            "out_criteria": criteria_table(read_criterion(m.name, m.header) for m in models),
            "out_classes": classes,
            "out_thresholds": read_lists([folder])["land_thresholds"],
            "out_sources": pd.DataFrame(sources, columns=names),
        }
    )
    title, rest = page.split("\n", 1)
    return f"{title}\n\n{NOTICE}\n{rest}"


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


PAGES = {"docs/sources.md": sources_page, "docs/METHODE.md": method, "README.md": readme}
