"""What themes and topics cost, and the import of one survey: a section of ``docs/bench.md``.

``python -m tests.bench.needs`` prints this section alone.
"""

import sys
import tempfile
from pathlib import Path

from tests.bench.measuring import Measure, measure, median
from tests.bench.statements import MISSPELT, STATEMENTS_A_PLACE, STRAY_PIECES

GENERATEUR = str(Path(sys.executable).with_name("generateur"))
COUNT, LARGE_COUNT, SURVEY_ANSWERS = 100_000, 1_000_000, 500
SURVEY_EPCI = "242100410"  # Dijon Métropole, where the demonstration's Chenôve is
NAMES_FR = {
    "chain": "`generateur`, répartis entre EPCI",
    "one_place": "`generateur`, tous dans un seul EPCI",
    "kmeans": "scikit-learn, `TfidfVectorizer` puis `KMeans`",
}
TARGETS_FR = (
    "Visé sur deux cœurs : 100 000 énoncés en moins de 60 s et 1,5 Go ; un million en moins de "
    "300 s et 4 Go ; une enquête de 500 réponses en moins de 3 s."
)
HOW_MADE_FR = (
    "Énoncés inventés : des bouts de 2 à 5 mots qui se suivent, pris au hasard dans les 712 "
    "phrases de `data/evaluation/statements.csv` et mis bout à bout jusqu'à la longueur de l'une "
    "d'elles. Un énoncé prend ses bouts aux phrases d'un même thème, sauf "
    f"{STRAY_PIECES * 100:.0f} % pris n'importe où, et {MISSPELT * 100:.0f} % des mots ont une lettre fausse : "
    "presque aucun doublon, un vocabulaire qui grandit avec le nombre d'énoncés, mais un sens "
    "souvent brouillé ; la part classée n'est pas celle de vraies réponses. Répartition : un EPCI "
    f"pour {STATEMENTS_A_PLACE} énoncés, tailles log-normales de moyenne double de la médiane ; "
    "sur 125 EPCI, le plus grand a plus du dixième des énoncés."
)
HOW_RUN_FR = (
    "Chaque façon dans son propre processus, lecture des énoncés et chargement des bibliothèques "
    "compris. scikit-learn ne rend que des groupes, sans thème, lieu, stabilité ni nom. "
    f"{TARGETS_FR}"
)


def needs_lines() -> list[str]:
    """Return the section, in French."""
    return [
        "## Thèmes et sujets des énoncés",
        "",
        HOW_MADE_FR,
        "",
        HOW_RUN_FR,
        "",
        "| Énoncés | Façon | Secondes | Mémoire (Mo) | Temps / scikit-learn | Résultat |",
        "|---|---|---|---|---|---|",
        *_statement_rows(),
        "",
        f"## Importer une enquête de {SURVEY_ANSWERS} réponses",
        "",
        "Médiane de trois, de son lancement à sa fin ; réponses composées comme ci-dessus.",
        "",
        "| Commande | Secondes | Mémoire (Mo) |",
        "|---|---|---|",
        *_import_rows(),
        "",
    ]


def _statement_rows() -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        _make(COUNT, folder)
        found = {name: _read(name, folder) for name in ("chain", "one_place", "kmeans")}
    base = found["kmeans"].seconds
    rows = [_row(COUNT, name, run, f"{run.seconds / base:.2f}") for name, run in found.items()]
    with tempfile.TemporaryDirectory() as folder:
        _make(LARGE_COUNT, folder)
        return [*rows, _row(LARGE_COUNT, "chain", _read("chain", folder), "")]


def _import_rows() -> list[str]:
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        measure(
            sys.executable, "-m", "tests.bench.statements", "survey", f"{SURVEY_ANSWERS}", folder
        )
        command = (
            GENERATEUR, "--espace", f"{folder}/espace", "--quiet", "enquete", "importer",
            f"{folder}/enquete.csv", "--epci", SURVEY_EPCI, "--accepter",
        )  # fmt: skip
        for option in ((), ("--json",)):
            run = median(3, *command, *option)
            told = " ".join(("generateur enquete importer", *option))
            rows.append(f"| `{told}` | {run.seconds:.1f} | {run.peak_mb:.0f} |")
    return rows


def _make(count: int, folder: str) -> None:
    measure(sys.executable, "-m", "tests.bench.statements", "make", f"{count}", folder)


def _read(way: str, folder: str) -> Measure:
    return measure(sys.executable, "-m", "tests.bench.statements", way, folder)


def _row(count: int, way: str, run: Measure, ratio: str) -> str:
    counted = f"{count:,}".replace(",", " ")
    return (
        f"| {counted} | {NAMES_FR[way]} | {run.seconds:.1f} | {run.peak_mb:.0f} | {ratio} | "
        f"{run.said} |"
    )


if __name__ == "__main__":
    print("\n".join(needs_lines()))
