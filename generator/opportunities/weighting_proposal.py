"""Explain weights that were learned, for the people who will vote on them. Pure."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import pandas as pd

from generator.french import agree, counted, listed, number, sentence

TOLERANCE = 0.05  # of a weight: under it, a person would not call it a change


@dataclass(frozen=True)
class Evidence:
    """What the weights were learned from.

    Parameters
    ----------
    answers
        Answers that were read.
    left_out
        Answers, or pairs of decisions, on builds that are no longer there.
    sided
        Answers that choose a side.
    agreed_before, agreed_after
        Those that the voted weights, then the proposed ones, put in the order chosen.
    refusals
        Opportunities set aside as no need, which teach beside those that were kept.
    """

    answers: int
    left_out: int
    sided: int
    agreed_before: int
    agreed_after: int
    refusals: int = 0


def explained(voted: pd.Series, proposed: pd.Series, labels: pd.Series) -> pd.DataFrame:
    """Say of each criterion whether its weight rises or falls.

    Returns
    -------
    DataFrame, one row per criterion
        ``criterion_id``, ``weight`` (proposed), ``weight_before``, ``criterion_label_fr``,
        ``change_fr``.
    """
    table = pd.DataFrame(
        {
            "criterion_id": voted.index.astype("string"),
            "weight": proposed.reindex(voted.index).to_numpy(),
            "weight_before": voted.to_numpy(),
            "criterion_label_fr": labels.reindex(voted.index).to_numpy(),
        }
    )
    moves = table["weight"] - table["weight_before"]
    table["change_fr"] = ["garde son poids" if abs(m) < TOLERANCE else
                          "monte" if m > 0 else "baisse" for m in moves]  # fmt: skip
    return table


def explanation(table: pd.DataFrame, evidence: Evidence, moved: pd.DataFrame) -> list[str]:
    """Write the proposal for people: what rises and falls, on what, what it would move.

    Parameters
    ----------
    table
        Of `explained`.
    evidence
        What it was learned from.
    moved : DataFrame, one row per EPCI
        Of `drift`, from the weights in force to the proposed ones.
    """
    lines = [
        sentence(
            f"Proposition apprise de {counted(evidence.answers, 'réponse')}, à expliquer et à "
            "voter : aucun calcul ne l'emploie tant qu'elle n'est pas votée et choisie"
        )
    ]
    if evidence.refusals:
        told = counted(evidence.refusals, "opportunité écartée", "opportunités écartées")
        learned = agree(evidence.refusals, "n'apprend", "n'apprennent")
        lines.append(
            sentence(
                f"S'y ajoutent les décisions sur lesquelles personne n'est en désaccord : {told} "
                f"comme « pas un besoin », à côté de ce qui est retenu, {learned} que le poids du "
                "besoin"
            )
        )
    for verb in ("monte", "baisse"):
        named = [_named(row) for row in table[table["change_fr"] == verb].to_dict("records")]
        verb_fr = agree(len(named), *{"monte": ("Monte", "Montent"),
                                      "baisse": ("Baisse", "Baissent")}[verb])  # fmt: skip
        if named:
            lines.append(sentence(f"{verb_fr} : {listed(named)}"))
    if table["change_fr"].eq("garde son poids").all():
        lines.append(sentence("Aucun poids ne change de façon sensible"))
    if evidence.sided:
        lines.append(
            sentence(
                f"Accord avec les {counted(evidence.sided, 'choix tranché', 'choix tranchés')} : "
                f"{number(evidence.agreed_after)} avec les poids proposés, "
                f"{number(evidence.agreed_before)} avec les poids en vigueur"
            )
        )
    if evidence.left_out:
        told = counted(evidence.left_out, "réponse")
        gone = agree(evidence.left_out, "porte sur un calcul effacé et n'a pas été lue",
                     "portent sur un calcul effacé et n'ont pas été lues")  # fmt: skip
        lines.append(sentence(f"{told} {gone}"))
    return [*lines, *_moves(moved)]


def _named(row: Mapping[Hashable, object]) -> str:
    before, after = (_weight(row[name]) for name in ("weight_before", "weight"))
    return f"« {row['criterion_label_fr']} » (de {before} à {after})"


def _weight(value: object) -> str:
    written = number(float(str(value)), 2)
    return written.rstrip("0").rstrip(",") if "," in written else written


def _moves(moved: pd.DataFrame) -> list[str]:
    entered, left = (int(moved[f"first_class_{way}_count"].sum()) for way in ("entered", "left"))
    tau = moved["kendall_tau"].mean()
    classed = (
        f"{counted(entered, 'opportunité')} {agree(entered, 'entrerait', 'entreraient')} dans la "
        f"première classe, {number(left)} en {agree(left, 'sortirait', 'sortiraient')}"
    )
    close = (
        f"Le τ de Kendall moyen entre les deux classements : {number(tau, 3)} (1 : le même ordre)"
    )
    return [sentence(classed), sentence(close)]
