"""Commands about communes: what became of those of a year, with the losses counted."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from generator.cli.shared import Json, Mirror, answer, group

if TYPE_CHECKING:
    import pandas as pd

communes_app = group("Les communes qui changent.")
YEARS = (1990, 2013, 2018)


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    communes_app.command("suivre")(follow)
    app.add_typer(communes_app, name="communes")


def follow(
    context: typer.Context,
    fichier: Annotated[
        Path | None,
        typer.Argument(help="Codes à suivre, un par ligne ; sinon toutes les communes de l'année."),
    ] = None,
    annee: Annotated[
        list[int] | None,
        typer.Option("--annee", min=1943, max=2100, help="Au 1er janvier ; se répète."),
    ] = None,
    miroir: Mirror = None,
    as_json: Json = False,
) -> None:
    """Suivre les codes d'une année jusqu'aux communes d'aujourd'hui, et compter les pertes."""
    from generator import lookups, plans

    plan = plans.plan_for(context.obj.workspace.root, mirror=miroir)
    wanted = lookups.codes_of_file(fichier) if fichier is not None else None
    told = [_told(lookups.fates_of_year(plan, year), year, wanted) for year in annee or YEARS]
    answer(told, [line for year in told for line in _lines(year)], as_json=as_json)


def _told(fates: "pd.DataFrame", year: int, wanted: list[str] | None) -> dict[str, Any]:
    from generator.territory.fates import SHARED_OUT, fate_counts

    absent = [] if wanted is None else sorted(set(wanted) - set(fates["historic_code"]))
    kept = fates if wanted is None else fates[fates["historic_code"].isin(wanted)]
    lost = kept.loc[kept["fate_id"] == SHARED_OUT, "historic_code"]
    return {
        "annee": year,
        **fate_counts(kept),
        "non_suivies": [str(code) for code in lost],
        "absents_de_l_annee": absent,
    }


def _lines(told: dict[str, Any]) -> list[str]:
    from generator.french import counted, number
    from generator.territory.fates import FATES_FR, RULES_FR

    first = (
        f"Au 1er janvier {told['annee']} : {counted(told['communes'], 'commune')},"
        f" dont {number(told['suivies'])} menant à une commune d'aujourd'hui"
    )
    lines = [first]
    lines += [
        f"  {label} : {number(told[fate])} — {RULES_FR[fate]}"
        for fate, label in FATES_FR.items()
        if told[fate]
    ]
    lines += [f"  dont passées dans un autre département : {number(told['autre_departement'])}"]
    for name, label in (
        ("non_suivies", "non suivies"),
        ("absents_de_l_annee", "codes qui n'étaient pas ceux d'une commune cette année-là"),
    ):
        if told[name]:
            lines.append(f"  {label} : {', '.join(told[name])}")
    return lines
