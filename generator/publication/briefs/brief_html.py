"""The HTML twin of the brief, from the same content: a fragment that another page can hold."""

from generator.french import NARROW, counted
from generator.publication.briefs.content import BriefContent
from generator.publication.briefs.followed import Since
from generator.publication.briefs.markup import apart, drawing, element, grid, items, tagged, told
from generator.publication.briefs.proposals import Proposal
from generator.publication.briefs.voices import Voices
from generator.publication.briefs.wording import ABSENT, DEMO

FEW = 3  # below this many activities, what is known of each need is said too


def brief_html(content: BriefContent) -> str:
    """Write a brief as one ``<article class="fiche">``, every text escaped, no script, no address.

    Whoever includes it gives it ``markup.style_sheet()`` once.
    """
    parts = (
        _header(content),
        element("p", DEMO, "fictif") if content.is_demo else "",
        _figures(content),
        tagged("div", _where(content) + _voices(content.voices), "colonnes"),
        tagged("div", _supply(content) + _gaps(content), "colonnes"),
        _activities(content),
        tagged(
            "section",
            element("h2", "La décision demandée") + element("p", content.decision_fr),
            "encadre",
        ),
        _since(content.since) if content.since else "",
        tagged("div", _limits(content) + _method(content), "colonnes"),
    )
    return tagged("article", "\n".join(part for part in parts if part), "fiche")


def _header(content: BriefContent) -> str:
    about = f"Fiche territoire, à l’attention des élus · calcul {content.build_id}"
    return tagged(
        "header",
        element("h1", content.title_fr) + element("p", about) + element("p", content.subtitle_fr),
    )


def _figures(content: BriefContent) -> str:
    told_figures = "".join(
        tagged(
            "li",
            element("strong", one.value_fr)
            + element("span", one.label_fr)
            + element("span", one.note_fr, "note"),
        )
        for one in content.figures
    )
    return tagged("ul", told_figures, "chiffres")


def _where(content: BriefContent) -> str:
    where, drawn = content.whereabouts, content.map
    body = element("p", ABSENT["map"])
    if drawn is not None:
        keys = "".join(
            tagged("li", _key(entry.key_svg, n) + element("span", entry.text_fr))
            for n, entry in enumerate(drawn.legend)
        )
        caption = element("strong", drawn.caption_fr) + tagged("ul", keys, "legende")
        notes = " ".join(text for text in (drawn.reading_fr, drawn.note_fr) if text)
        body = drawing(drawn.svg, "carte", caption) + element("p", notes, "note")
    body += element("p", where.hot_spots_fr)
    body += told("Besoins et ressources au même endroit.", where.hybrid_fr)
    return _section("Où", body)


def _key(svg: str, position: int) -> str:
    """Draw a key: the words beside it say all that it says, it is left to the eye."""
    return f'<span aria-hidden="true">{apart(svg, f"cle{position}")}</span>'


def _voices(voices: Voices) -> str:
    body = element("p", voices.summary_fr, "" if voices.has_survey else "encadre")
    body += told("Confiance.", voices.badge_fr)
    if voices.chart is not None:
        body += drawing(voices.chart.svg, "themes")
        body += element("p", voices.chart_note_fr, "note")
    for topic in voices.topics:
        quoted = f"{topic.said_fr}. {topic.quote_fr}".strip()
        body += told(f"{topic.theme_fr}{NARROW}:", quoted)
    if voices.topics:
        body += element("p", voices.topics_note_fr, "note")
    body += element("p", voices.withheld_fr, "note")
    if voices.signals:
        body += element("h3", "Ce que signalent les chiffres officiels") + items(voices.signals)
    elif not voices.has_survey:
        body += element("p", ABSENT["signal"])
    return _section("Ce qui a été dit", body + told("Qui n’a pas été entendu.", voices.unheard_fr))


def _supply(content: BriefContent) -> str:
    found = content.existing
    lines = "".join(element("dt", label) + element("dd", count) for label, count in found.supply)
    body = tagged("dl", lines) or element("p", ABSENT["supply"])
    body += element("p", found.resources_fr) + element("p", found.supply_note_fr, "note")
    return _section("Ce qui existe", body)


def _gaps(content: BriefContent) -> str:
    found = content.existing
    if found.gaps:
        headings = ("Équipement", "présents", "attendus", "entre")
        body = grid(headings, found.gaps, "Équipements présents et attendus")
        body += element("p", found.gaps_note_fr, "note")
    else:
        body = element("p", ABSENT["gap"])
    if found.missing_link_fr:
        body += element("h3", "Une filière à compléter") + element("p", found.missing_link_fr)
    return _section("Ce qui manque", body)


def _activities(content: BriefContent) -> str:
    chosen = content.shortlist
    title = (
        "Les activités à étudier d’abord" if chosen.has_first_class else "Les activités à instruire"
    )
    body = element("p", content.intro_fr)
    body += "".join(_activity(n, one) for n, one in enumerate(chosen.proposals, start=1))
    if len(chosen.proposals) < FEW:
        rows = [(one.theme_fr, one.said_fr, one.status_fr) for one in content.voices.themes]
        headings = ("Thème", "Personnes qui en parlent", "Statut")
        if rows:
            body += element("h3", "Les besoins, thème par thème")
            body += grid(headings, rows, "Les besoins, thème par thème")
        body += element("h3", "Ce qui ferait apparaître des activités") + items(content.next_steps)
    return _section(title, body)


def _activity(position: int, one: Proposal) -> str:
    facts = (
        (f"Emplois{NARROW}:", one.jobs_fr),
        (f"Où{NARROW}:", one.places_fr),
        (f"Si poids et notes varient{NARROW}:", one.sure_fr),
    )
    body = element("h3", f"{position}. {one.title_fr}")
    body += element("p", " · ".join(text for text in (one.class_fr, one.score_fr) if text), "note")
    body += told("Pourquoi.", one.why_fr)
    body += told("Avec quelles ressources locales.", one.resources_fr)
    body += told("Qui pourrait porter.", _carriers(one))
    body += told("Ce qui pourrait l’arrêter.", one.obstacle_fr or ABSENT["obstacle"])
    return tagged("div", body + "".join(told(label, text) for label, text in facts), "activite")


def _carriers(one: Proposal) -> str:
    if not one.carriers:
        return ABSENT["carrier"]
    named = [
        f"{carrier.label_fr} ({carrier.verdict_fr})" if carrier.verdict_fr else carrier.label_fr
        for carrier in one.carriers
    ]
    return f"{f'{NARROW}; '.join(named)}."


def _since(since: Since) -> str:
    body = element("p", since.summary_fr)
    for n, one in enumerate(since.activities):
        body += element("h3", one.title_fr)
        body += element("p", " ".join(text for text in (one.status_fr, one.expected_fr) if text))
        body += (
            grid(since.headings, one.rows, f"Bilans{NARROW}: {one.title_fr}")
            if one.rows
            else element("p", ABSENT["followup"])
        )
        body += drawing(one.chart.svg, f"suivi{n}") if one.chart else ""
        body += (
            element("p", f"Sources{NARROW}: {one.sources_fr}.", "note") if one.sources_fr else ""
        )
    body += element("h3", "Ce que ce suivi ne dit pas") + items(since.limits)
    return _section("Ce qui a été fait depuis", body)


def _limits(content: BriefContent) -> str:
    return _section("Ce que ces résultats ne disent pas", items(content.limits))


def _method(content: BriefContent) -> str:
    body = element("p", content.method_fr)
    if content.sources:
        body += element("h3", f"{counted(len(content.sources), 'source')}") + items(content.sources)
    return _section("Méthode et sources", body)


def _section(title_fr: str, body: str) -> str:
    return tagged("section", element("h2", title_fr) + body)
