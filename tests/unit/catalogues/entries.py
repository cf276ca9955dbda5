"""The smallest catalogue, of one theme and one activity, and how it is written."""

from pathlib import Path

import yaml

WORDS = [f"mot {chr(97 + rank)}" for rank in range(10)]
THEME = {
    "id": "mobilite",
    "code": "MOBI",
    "label_fr": "Mobilité",
    "data_inclusion": ["mobilite"],
    "sub_themes": [{"id": f"s{rank}", "label_fr": "Sous-thème"} for rank in range(3)],
    "lexicon": WORDS,
    "official_figures": [],
    "no_official_figure_fr": "pas de figure officielle",
}
ACTIVITY = {
    "id": "garage",
    "label_fr": "Garage solidaire",
    "description_fr": "Réparer des voitures à tarif solidaire.",
    "themes": {"mobilite": 1.0},
    "resources": {"critical": ["workshop"], "useful": []},
    "fte": {"min": 0.5, "max": 3, "certainty": "estimation"},
    "catchment_people": {"min": 20000, "max": None, "certainty": "estimation"},
    "catchment_road_min": {"value": 20, "certainty": "estimation"},
    "delay_months": {"min": None, "max": None, "certainty": "inconnu"},
    "naf": {"revision": "2", "codes": ["45.20A"]},
    "equipment": {"vintage": "BPE 2018", "substitutes": ["A301"]},
    "supplementarite_risk": 1,
    "check_fr": "Garages.",
    "carriers": ["scic", "association"],
    "sources": [{"text_fr": "Relevé de terrain", "certainty": "estimation"}],
}


def write(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")


def write_activity(folder: Path, **changes: object) -> None:
    activity = ACTIVITY | changes
    write(folder / "activities" / f"{activity['id']}.yaml", activity)
