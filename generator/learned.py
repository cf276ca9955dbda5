"""What a workspace knows of its weights: versions, answers and builds, read for the commands."""

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

import pandas as pd

from generator.catalogues.criteria import Criterion
from generator.catalogues.weightings import REFERENCE, read_versions, read_weights, weighed
from generator.decisions import weightings
from generator.decisions.preferences import current_answers, pair_id
from generator.errors import DataError, Fault
from generator.french import listed
from generator.opportunities.drift import drift, ranked_with
from generator.opportunities.learning import Marks, agreement, learn, marks_of, questions
from generator.opportunities.weighting_proposal import Evidence, explained, explanation
from generator.runs import Plan, header_criteria
from generator.warehouse.engine import connect
from generator.warehouse.store import Build

PARTS = "out_opportunity_parts"
RANKING = ("core_opportunities", "calc_parts", "core_gates", "land_classes")
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
        """Learn from every answer, explain, and write a proposal that no build reads.

        Raises
        ------
        DataError
            If nobody answered yet, or no build answered on is left.
        """
        answers, marks, left_out = self._answered([])
        if answers.empty:
            remedy = "répondez à des questions : generateur ponderations questions --epci CODE"
            raise DataError(Fault("aucune réponse à apprendre", "decisions/preferences.csv",
                                  remedy=remedy))  # fmt: skip
        voted = self.weights
        proposed = learn(marks, answers, voted).weights
        sided, before = agreement(marks, answers, voted)
        _, after = agreement(marks, answers, proposed)
        labels = pd.Series({one.id: one.label_fr for one in self.criteria})
        table = explained(voted, proposed, labels)
        evidence = Evidence(len(answers), left_out, sided, before, after)
        lines = explanation(table, evidence, self._drift(voted, proposed))
        name = weightings.write_proposal(self.plan.workspace.catalogues, table, lines)
        return Proposal(name, lines, table)

    def _answered(self, names: list[str]) -> tuple[pd.DataFrame, Marks, int]:
        """Read the answers, and the marks that people had before them when they answered.

        The same opportunity has other marks in another build: each is named after its build.
        """
        store = self.plan.store
        answers = current_answers(self.plan.workspace.decisions)
        wanted = {str(build): set(rows["first_id"]) | set(rows["second_id"])
                  for build, rows in answers.groupby("build_id")}  # fmt: skip
        if names:
            wanted.setdefault(self.build.build_id, set()).update(names)
        tables = {}
        for build_id, ids in wanted.items():
            if not (store.folder / "builds" / build_id / "manifest.json").exists():
                continue
            build = store.build(build_id)
            if store.table_path(build, PARTS).exists():
                rows = store.read(build, PARTS)[["opportunity_id", "criterion_id", "mark"]]
                rows = rows[rows["opportunity_id"].isin(ids)]
                tables[build_id] = rows.assign(
                    opportunity_id=f"{build_id}/" + rows["opportunity_id"]
                )
        kept = answers[answers["build_id"].isin(list(tables))].reset_index(drop=True)
        for side in ("first_id", "second_id"):
            kept[side] = kept["build_id"] + "/" + kept[side]
        if not tables:
            return kept, marks_of(_NO_PARTS, [one.id for one in self.criteria]), len(answers)
        parts = pd.concat(tables.values(), ignore_index=True)
        marks = marks_of(parts, [one.id for one in self.criteria])
        there = kept["first_id"].isin(marks.names) & kept["second_id"].isin(marks.names)
        kept = kept[there].reset_index(drop=True)
        return kept, marks, len(answers) - len(kept)

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
