"""The colours of what we print and show, and the pairs that must contrast: ``palette.toml``."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

LAYOUTS = Path(__file__).with_name("layouts")


@dataclass(frozen=True)
class Pair:
    """Two colours seen one on the other, and the contrast they must have."""

    front: str
    back: str
    least: float


_READ = tomllib.loads((LAYOUTS / "palette.toml").read_text(encoding="utf-8"))
COLOURS: dict[str, str] = _READ["colours"]
PAIRS = tuple(Pair(**pair) for pair in _READ["pairs"])
