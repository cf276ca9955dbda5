"""``index.html``: the page that says what each file of a release is for, readable by all."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

import pyarrow as pa

from generator.catalogues.weightings import REFERENCE
from generator.french import counted, is_known, number, sentence, text_of, typographic
from generator.publication.edition import NOTE_FILE, Edition
from generator.publication.layers import LAYERS
from generator.publication.method_page import LIMITS
from generator.publication.published import PublishedTable

FILE = "index.html"
STYLE = Path(__file__).with_name("index.css")
NAMED = {"france": "France entière", "demonstration": "territoire de démonstration"}
KILO = 1000
TOGETHER = 30  # territories in one table; more are parted by département
BIG = 999.5  # kilobytes; more is written in megabytes
FILES = {
    "opportunites.xlsx": "Le classeur : toutes les tables, une feuille chacune, avec leurs notes.",
    "territoire.gpkg": "Les couches pour QGIS, avec leur légende.",
    "METHODE.md": "La méthode : critères, bornes, poids, seuils, sources.",
    "csv/changements.csv": "Ce qui a bougé depuis la publication d’avant, et pourquoi.",
    "publication.json": "De quoi elle est faite : elle peut être refaite à l’identique.",
    NOTE_FILE: "Ce qui a été retiré à la demande d’une personne.",
}
FOLDERS = {
    "csv/": "Les tables pour un tableur français : point-virgule, virgule décimale.",
    "parquet/": "Les mêmes tables pour un programme ; les tables géographiques en GeoParquet.",
}
LATER = {
    "datapackage.json": "Chaque table décrite : colonnes, unités, sources, licences, empreintes.",
    "sommes.txt": "Les empreintes de tous les fichiers (sha256).",
}
SECTIONS = {
    "territoires": "Les territoires",
    "fichiers": "Les fichiers",
    "tables": "Les tables",
    "couches": "Les couches",
    "limites": "Ce que ces résultats ne disent pas",
    "sources": "Les sources",
    "verifier": "Vérifier",
}
WORDS_OF_LIMITS = LIMITS.partition("\n\n")[2]  # the method's page has a heading of its own
Cells = Sequence[str]


def index_page(
    folder: Path,
    tables: Mapping[str, pa.Table],
    described: Sequence[tuple[PublishedTable, pa.Table]],
    edition: Edition,
) -> str:
    """Write the page from the files already in the folder; nothing on it comes from elsewhere."""
    title = _title(tables["out_territories"], edition)
    parts = {
        "territoires": _territories(folder, tables["out_territories"], tables["out_opportunities"]),
        "fichiers": _files(folder),
        "tables": _tables(folder, described),
        "couches": _layers(tables),
        "limites": f"<p>{_told(WORDS_OF_LIMITS)}</p>",
        "sources": _sources(tables["out_sources"]),
        "verifier": _checks(edition),
    }
    links = "".join(f'<li><a href="#{key}">{_told(SECTIONS[key])}</a></li>' for key in parts)
    sections = "".join(
        f'<section aria-labelledby="{key}"><h2 id="{key}">{_told(SECTIONS[key])}</h2>'
        f"{part}</section>"
        for key, part in parts.items()
    )
    return (
        '<!DOCTYPE html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_told(title)}</title>\n<style>\n{STYLE.read_text(encoding='utf-8')}</style>\n"
        '</head>\n<body>\n<a class="skip" href="#contenu">Aller au contenu</a>\n'
        f"<header><h1>{_told(title)}</h1>{_lead(edition)}"
        f'<nav aria-label="Dans cette page"><ul>{links}</ul></nav></header>\n'
        f'<main id="contenu">{sections}</main>\n<footer>{_imprint(edition)}</footer>\n'
        "</body>\n</html>\n"
    )


def _title(territories: pa.Table, edition: Edition) -> str:
    names = territories["epci_name"].to_pylist()
    around = territories["departement_name"].to_pylist()[0] if names else None
    named = {1: names[0] if names else ""}.get(len(names)) or NAMED.get(edition.selection)
    is_departement = edition.selection.startswith("departement-") and around
    where = named or (around if is_departement else f"sélection « {edition.selection} »")
    return f"Activités à étudier : {where}"


def _lead(edition: Edition) -> str:
    lead = (
        f"Calcul {edition.build_id} du {edition.day_fr}. "
        "Une note signale une piste, pas une décision."
    )
    notes = [
        *(["Données fictives : réponses, ressources et acteurs sont inventés."] * edition.is_demo),
        *(withdrawal.sentence_fr for withdrawal in edition.imprint.withdrawals),
        *edition.notes,
    ]
    return f'<p class="lead">{_told(lead)}</p>' + "".join(
        f'<p class="note">{_told(note)}</p>' for note in notes
    )


def _territories(folder: Path, territories: pa.Table, opportunities: pa.Table) -> str:
    notes = _notes(folder, opportunities)
    rows = [
        (row, _territory(row, _documents(folder, row["epci_code"], notes)))
        for row in territories.to_pylist()
    ]
    head = ("Intercommunalité", "Code", "Habitants", "Activités", "Documents")
    about = f"{counted(len(rows), 'territoire')}. Une population vide est inconnue, jamais nulle."
    whole = "cartes/selection.svg"
    seen = (folder / whole).is_file()
    map_link = f"<p>{_link(whole, 'Carte de la sélection')}</p>" if seen else ""
    if len(rows) <= TOGETHER:
        return map_link + _table(about, head, [cells for _, cells in rows], figures={2, 3})
    groups: dict[tuple[str, str], list[Cells]] = {}
    for row, cells in rows:
        key = text_of(row["departement_code"]), text_of(row["departement_name"])
        groups.setdefault(key, []).append(cells)
    about += " Chaque département s’ouvre sur les siens."
    return f"{map_link}<p>{_told(about)}</p>" + "".join(
        f"<details><summary>{_told(f'{name} ({code})')} : "
        f"{_told(counted(len(own), 'territoire'))}</summary>"
        f"{_table(name, head, own, figures={2, 3})}</details>\n"
        for (code, name), own in sorted(groups.items())
    )


def _territory(row: Mapping[str, Any], documents: str) -> Cells:
    return (
        _told(row["epci_name"]),
        escape(str(row["epci_code"])),
        _told(number(row["population"])),
        _told(number(row["opportunity_count"])),
        documents,
    )


def _documents(folder: Path, code: str, notes: Mapping[str, list[tuple[str, str]]]) -> str:
    pairs = [
        (f"fiches/{code}.pdf", "fiche (PDF)"),
        *notes.get(code, ()),
        (f"cartes/{code}-communes.svg", "carte"),
        (f"cartes/{code}-manques.svg", "manques"),
        (f"cartes/{code}-acces.svg", "accès"),
    ]
    return ", ".join(_link(path, told) for path, told in pairs if (folder / path).is_file())


def _notes(folder: Path, opportunities: pa.Table) -> dict[str, list[tuple[str, str]]]:
    """List the notes of each EPCI, named after their activities."""
    printed = {path.stem for path in (folder / "notes").glob("*.pdf")}
    names = ("opportunity_id", "epci_code", "activity_label_fr")
    found: dict[str, list[tuple[str, str]]] = {}
    for key, code, label in zip(*(opportunities[name].to_pylist() for name in names), strict=True):
        if key in printed:
            told = typographic(f"note « {label} » (PDF)")
            found.setdefault(code, []).append((f"notes/{key}.pdf", told))
    return found


def _files(folder: Path) -> str:
    known = [(path, told) for path, told in FILES.items() if (folder / path).is_file()]
    rows = [(_link(path, path), _told(told), _size(folder / path)) for path, told in known]
    rows += [
        (f"<code>{name}</code>", _told(told), _size(*sorted((folder / name).iterdir())))
        for name, told in FOLDERS.items()
    ]
    rows += [(_link(path, path), _told(told), "") for path, told in LATER.items()]
    return _table("Ce que contient ce dossier.", ("Fichier", "À quoi il sert", "Taille"), rows,
                  figures={2})  # fmt: skip


def _tables(folder: Path, described: Sequence[tuple[PublishedTable, pa.Table]]) -> str:
    def links(name: str) -> str:
        paths = {"CSV": f"csv/{name}.csv", "Parquet": f"parquet/{name}.parquet"}
        return "\u00a0 ".join(_link(p, told) for told, p in paths.items() if (folder / p).is_file())

    rows = [
        (
            _told(table.sheet_fr),
            _told(table.about_fr),
            _told(number(rows.num_rows)),
            links(table.name),
        )
        for table, rows in described
    ]
    head = ("Table", "Ce qu’elle dit", "Lignes", "Fichiers")
    return _table("Chaque table est aussi une feuille du classeur.", head, rows,
                  figures={2})  # fmt: skip


def _layers(tables: Mapping[str, pa.Table]) -> str:
    rows = [
        (
            f"<code>{layer.name}</code>",
            _told(layer.title_fr),
            _told(number(tables[layer.table].num_rows)),
        )
        for layer in LAYERS
    ]
    said = next(iter(tables["out_territories"]["contour_note_fr"].to_pylist()), None)
    notes = sentence(text_of(said))
    about = (
        f"Couches de territoire.gpkg ; un lieu est un point de sa commune, pas une adresse. {notes}"
    )
    return _table(about, ("Couche", "Ce qu’elle montre", "Objets"), rows, figures={2})


def _sources(sources: pa.Table) -> str:
    rows = [
        tuple(_told(text_of(row[name])) for name in ("title", "publisher", "vintage", "licence"))
        for row in sources.to_pylist()
    ]
    head = ("Source", "Producteur", "Millésime", "Licence")
    return _table("Les données viennent de ces sources, chacune sous sa licence.", head, rows)


def _checks(edition: Edition) -> str:
    weighting = (
        "de la référence du projet"
        if edition.weighting == REFERENCE
        else f"de la pondération votée « {edition.weighting} »"
    )
    told = f"Poids des critères : ceux {weighting}. Pour vérifier les fichiers, dans ce dossier :"
    return f"<p>{_told(told)}</p><p><code>sha256sum --check --quiet sommes.txt</code></p>"


def _imprint(edition: Edition) -> str:
    imprint = edition.imprint
    who = f"Publié par {imprint.publisher}. " if imprint.publisher else ""
    licence = imprint.licence or "non précisée par qui publie ; celles des sources s’appliquent"
    told = f"{who}Licence : {licence}. Fait avec Générateur."
    return f"<p>{_told(told)}</p>"


def _table(
    caption: str,
    head: Cells,
    rows: Iterable[Cells],
    *,
    figures: Iterable[int] = (),
) -> str:
    """Write a table whose cells are already HTML; its first cell heads the row.

    On a telephone each row stands as a block, which hides from a voice that it was a table: the
    roles say it again.
    """
    right = dict.fromkeys(figures, ' class="figure"')
    headings = "".join(
        f'<th scope="col" role="columnheader"{right.get(n, "")}>{h}</th>'
        for n, h in enumerate(head)
    )
    lines = "".join(
        f'<tr role="row"><th scope="row" role="rowheader">{first}</th>'
        + "".join(
            f'<td role="cell" data-head="{escape(head[n])}"{right.get(n, "")}>{cell}</td>'
            for n, cell in enumerate(rest, start=1)
        )
        + "</tr>\n"
        for first, *rest in rows
    )
    return (
        f'<table role="table"><caption>{_told(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{headings}</tr></thead>\n'
        f'<tbody role="rowgroup">{lines}</tbody></table>'
    )


def _told(text: object) -> str:
    return escape(typographic(str(text))) if is_known(text) else ""


def _link(path: str, told: str) -> str:
    return f'<a href="{escape(path)}">{escape(told)}</a>'


def _size(*paths: Path) -> str:
    kilobytes = sum(path.stat().st_size for path in paths) / KILO
    told = f"{number(kilobytes / KILO, 1)} Mo" if kilobytes > BIG else f"{number(kilobytes)} Ko"
    return escape(told.replace(" ", "\u00a0"))
