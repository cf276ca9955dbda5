"""What a workspace knows of its weights: versions, answers and builds, read for the commands."""

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

import pandas as pd

from generator.catalogues.criteria import Criterion
from generator.catalogues.lists import read_lists
from generator.catalogues.weightings import REFERENCE, read_versions, read_weights, weighed
from generator.decisions import weightings
from generator.decisions.agreed import agreed_decisions
from generator.decisions.preferences import current_answers, pair_id
from generator.errors import DataError, Fault
from generator.french import listed
from generator.opportunities.drift import drift, ranked_with
from generator.opportunities.learning import (
    Marks,
    agreement,
    learn,
    marks_of,
    pairs_from_decisions,
    questions,
)
from generator.opportunities.weighting_proposal import Evidence, explained, explanation
from generator.runs import Plan, header_criteria
from generator.warehouse.engine import connect
from generator.warehouse.store import Build

PARTS = "out_opportunity_parts"
RANKING = ("core_opportunities", "calc_parts", "core_gates", "land_classes")
SIDES = ("first_id", "second_id")
REFUSED = "non"
SHOWN_MARKS = 3  # of each side: what sets the two apart most


@dataclass(frozen=True)
class Proposal:
    """A proposal written: its name, its explanation, its weights."""

    name: str
    lines: list[str]
    table: pd.DataFrame


class Bench:
    """The weights of one workspace, beside its current build."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.folders = [plan.data, plan.workspace.catalogues]
        with connect(plan.engine) as con:
            self.criteria: list[Criterion] = header_criteria(plan.sql, con)

    @cached_property
    def build(self) -> Build:
        """The current build."""
        return self.plan.store.build()

    @property
    def weights(self) -> pd.Series:
        """The weights in force: those that ``generateur.toml`` names."""
        return pd.Series(read_weights(self.folders, self.plan.weighting, self.criteria))

    def versions(self) -> list[dict[str, Any]]:
        """List the reference, then the voted versions, with their weights.

        Raises
        ------
        CatalogueError
            All the faults of a version.
        """
        told = {REFERENCE: "poids écrits en tête des critères, référence figée"} | {
            name: f"votée le {one.voted_on} par {one.voted_by} : {one.why}"
            for name, one in read_versions(self.folders).items()
        }
        return [
            {
                "weighting_id": name,
                "is_chosen": name == self.plan.weighting,
                "told_fr": text,
                "weights": read_weights(self.folders, name, self.criteria),
            }
            for name, text in told.items()
        ]

    def proposals(self) -> list[str]:
        """Name the proposals written."""
        return weightings.proposals(self.plan.workspace.catalogues)

    def drift(self, epci: str | None) -> pd.DataFrame:
        """Compare the ranking of the weights in force with the reference's, EPCI by EPCI."""
        reference = pd.Series({one.id: one.weight for one in self.criteria})
        table = self._drift(reference, self.weights)
        if epci is None:
            return table
        self._check_epci(epci, table["epci_code"])
        return table[table["epci_code"] == epci].reset_index(drop=True)

    def questions(self, epci: str, count: int) -> pd.DataFrame:
        """Choose the questions that teach most about one EPCI's opportunities.

        Returns
        -------
        DataFrame, one row per question
            ``pair_id``, ``a_fr``, ``b_fr``, ``first_id``, ``second_id``.
        """
        store, build = self.plan.store, self.build
        rows = store.read(build, "out_opportunities")
        self._check_epci(epci, rows["epci_code"])
        rows = rows[rows["epci_code"] == epci]
        # Nobody chooses between what cannot be: a refused gate is no preference.
        refused = rows.filter(like="gate_").isin([REFUSED]).any(axis="columns")
        names = sorted(rows.loc[~refused, "opportunity_id"])
        pairs = pd.DataFrame(combinations(names, 2), columns=["first_id", "second_id"])
        answers, marks, _ = self._answered(names)
        named = [pair_id(*pair) for pair in pairs.itertuples(index=False)]
        asked = set(answers["pair_id"])
        pairs = pairs[[name not in asked for name in named]].map(self._in_build)
        chosen = questions(marks, answers, self.weights, pairs, count)
        chosen = chosen.map(lambda name: name.partition("/")[2])
        parts = store.read(build, PARTS).set_index(["opportunity_id", "criterion_label_fr"])["mark"]
        labels = dict(zip(rows["opportunity_id"], rows["activity_label_fr"], strict=True))
        told = [_sides(first, second, parts, labels) for first, second in
                chosen.itertuples(index=False)]  # fmt: skip
        chosen["pair_id"] = [
            pair_id(first, second) for first, second in zip(*map(chosen.get, chosen), strict=True)
        ]
        return chosen.assign(a_fr=[a for a, _ in told], b_fr=[b for _, b in told])

    def check_pair(self, pair: str) -> None:
        """Refuse a pair whose opportunities are not in the current build.

        Raises
        ------
        DataError
            One fault an opportunity.
        """
        epci, *activities = pair.split(":")
        known = set(self.plan.store.read(self.build, "out_opportunities")["opportunity_id"])
        what = f"cette opportunité n'est pas dans le calcul {self.build.build_id}"
        remedy = "prenez une paire de « generateur ponderations questions »"
        names = [f"{epci}-{activity}" for activity in activities]
        faults = [Fault(what, name, remedy=remedy) for name in names if name not in known]
        if faults:
            raise DataError(*faults)

    def propose(self) -> Proposal:
        """Learn from every answer and agreed refusal, and write a proposal that no build reads.

        Raises
        ------
        DataError
            If there is nothing to learn from, or no build it was said on is left.
        """
        told, marks, left_out = self._answered([])
        if told.empty:
            remedy = "répondez à des questions : generateur ponderations questions --epci CODE"
            raise DataError(Fault("aucune réponse à apprendre", "decisions/preferences.csv",
                                  remedy=remedy))  # fmt: skip
        voted = self.weights
        proposed = learn(marks, told, voted).weights
        is_refusal = told["only_criterion_id"].notna()
        answers = told[~is_refusal]
        sided, before = agreement(marks, answers, voted)
        _, after = agreement(marks, answers, proposed)
        labels = pd.Series({one.id: one.label_fr for one in self.criteria})
        table = explained(voted, proposed, labels)
        refusals = told.loc[is_refusal, "second_id"].nunique()
        evidence = Evidence(len(answers), left_out, sided, before, after, refusals)
        lines = explanation(table, evidence, self._drift(voted, proposed))
        name = weightings.write_proposal(self.plan.workspace.catalogues, table, lines)
        return Proposal(name, lines, table)

    def _answered(self, names: list[str]) -> tuple[pd.DataFrame, Marks, int]:
        """Read what was said, and the marks that people had before them when they said it.

        The same opportunity has other marks in another build: each is named after its build.
        """
        told = pd.concat([self._answers(), self._refusals()], ignore_index=True)
        wanted: dict[str, set[str]] = {}
        for name in [*told["first_id"], *told["second_id"]]:
            build_id, _, opportunity_id = name.partition("/")
            wanted.setdefault(build_id, set()).add(opportunity_id)
        if names:
            wanted.setdefault(self.build.build_id, set()).update(names)
        tables = [rows for key, ids in wanted.items() for rows in self._parts(key, ids)]
        parts = pd.concat(tables, ignore_index=True) if tables else _NO_PARTS
        marks = marks_of(parts, [one.id for one in self.criteria])
        is_there = told[SIDES[0]].isin(marks.names) & told[SIDES[1]].isin(marks.names)
        kept = told[is_there].reset_index(drop=True)
        return kept, marks, int((~is_there).sum())

    def _answers(self) -> pd.DataFrame:
        """Read the answers, each opportunity named after the build it was shown on."""
        answers = current_answers(self.plan.workspace.decisions)
        for side in SIDES:
            answers[side] = answers["build_id"] + "/" + answers[side]
        taught = pd.Series(pd.NA, index=answers.index, dtype="string")
        return answers[["pair_id", *SIDES, "choice"]].assign(worth=1.0, only_criterion_id=taught)

    def _refusals(self) -> pd.DataFrame:
        """Read what agreed decisions teach, each opportunity named after its decision's build."""
        reasons = set(read_lists(self.folders)["land_decision_reasons"]["reason_id"])
        decisions = agreed_decisions(self.plan.workspace.decisions, reasons)
        pairs = pairs_from_decisions(decisions)
        builds = decisions.set_index("opportunity_id")["build_id"].fillna("")
        for side in SIDES:
            pairs[side] = (pairs[side].map(builds) + "/" + pairs[side]).astype("string")
        return pairs

    def _parts(self, build_id: str, ids: set[str]) -> list[pd.DataFrame]:
        """Read the marks of some opportunities in a build; nothing once the build is gone."""
        store = self.plan.store
        if not (store.folder / "builds" / build_id / "manifest.json").is_file():
            return []
        build = store.build(build_id)
        if not store.table_path(build, PARTS).exists():
            return []
        rows = store.read(build, PARTS)[["opportunity_id", "criterion_id", "mark"]]
        rows = rows[rows["opportunity_id"].isin(ids)]
        return [rows.assign(opportunity_id=f"{build_id}/" + rows["opportunity_id"])]

    def _in_build(self, name: str) -> str:
        return f"{self.build.build_id}/{name}"

    def _drift(self, reference: pd.Series, other: pd.Series) -> pd.DataFrame:
        frames = {name: self.plan.store.read(self.build, name) for name in RANKING}
        then, now = (
            ranked_with(
                frames, weighed(self.criteria, {str(name): float(w) for name, w in weights.items()})
            )
            for weights in (reference, other)
        )
        return drift(then, now, frames["land_classes"])

    def _check_epci(self, code: str, known: pd.Series) -> None:
        if code not in set(known):
            what = f"l'EPCI {code} n'a pas d'opportunité dans le calcul {self.build.build_id}"
            remedy = "cherchez-le par son nom avec « generateur epci chercher »"
            raise DataError(Fault(what, remedy=remedy))


_NO_PARTS = pd.DataFrame({"opportunity_id": [], "criterion_id": [], "mark": []})


def _sides(first: str, second: str, parts: pd.Series, labels: dict[str, str]) -> tuple[str, str]:
    """Write each side: the activity, and the marks that set the two apart most."""
    table = pd.DataFrame({"a": parts[first], "b": parts[second]}).astype("Float64")
    apart = (table["a"] - table["b"]).abs().fillna(-1.0).sort_values(ascending=False, kind="stable")
    shown = [str(name) for name in apart.index[:SHOWN_MARKS]]
    told = []
    for side, opportunity in (("a", first), ("b", second)):
        marks = [f"{name} {_mark(table.loc[name, side])}" for name in shown]
        told.append(f"{labels[opportunity]} ({listed(marks)})")
    return told[0], told[1]


def _mark(mark: Any) -> str:  # noqa: ANN401  a cell, perhaps missing
    return "inconnu" if pd.isna(mark) else f"{round(float(mark))}"
