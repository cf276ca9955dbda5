"""What an operator sets: read once, at the edges, from the workspace's file and the environment."""

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from generator.errors import DataError, Fault

MONTHS_KEPT, FEWEST_MONTHS_KEPT, MOST_MONTHS_KEPT = 24, 1, 120  # how long answers are kept

WORDS_LIMIT = 200  # characters of a publisher's name or of a licence


MOST_HOURS, MOST_BUILDS = 72, 50


class ReviewSettings(BaseModel):
    """How the review application keeps its database and is reached: ``[revue]``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    base: str = Field(default="", pattern=r"^(postgres(ql)?://.+)?$")
    hotes: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")
    https: bool = False
    heures_de_session: int = Field(default=10, ge=1, le=MOST_HOURS)
    calculs_gardes: int = Field(default=3, ge=1, le=MOST_BUILDS)


class Settings(BaseModel):
    """The settings of one workspace; every one has a default."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    miroir: Path | None = None
    memoire: str = Field(default="3GB", pattern=r"^\d+(\.\d+)?[MG]B$")
    fils: int = Field(default=2, ge=1, le=64)
    mois_de_conservation: int = Field(
        default=MONTHS_KEPT, ge=FEWEST_MONTHS_KEPT, le=MOST_MONTHS_KEPT
    )
    editeur: str = Field(default="", max_length=WORDS_LIMIT)
    licence: str = Field(default="", max_length=WORDS_LIMIT)
    ponderation: str = Field(default="reference", pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")
    adresses: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    revue: ReviewSettings = Field(default_factory=ReviewSettings)


def read_settings(file: Path) -> Settings:
    """Read a workspace's ``generateur.toml``; defaults when the file is absent.

    Raises
    ------
    DataError
        One fault a setting that is unknown or out of bounds.
    """
    if not file.exists():
        return Settings()
    try:
        given = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(Fault(f"fichier TOML illisible ({error})", where=str(file))) from error
    try:
        settings = Settings(**given)
    except ValidationError as error:
        faults = (
            Fault(
                f"réglage « {'.'.join(map(str, fault['loc']))} » inconnu ou hors bornes",
                where=str(file),
                example=str(fault["input"])[:40],
                remedy=f"réglages connus : {', '.join(Settings.model_fields)}",
            )
            for fault in error.errors()
        )
        raise DataError(*faults) from error
    if settings.miroir is not None and not settings.miroir.is_absolute():
        return settings.model_copy(update={"miroir": file.parent / settings.miroir})
    return settings


def shipped(name: str) -> Path:
    """Return the folder ``sql`` or ``data`` that came with the program, from a wheel or a clone."""
    inside = Path(__file__).parent / f"_{name}"
    return inside if inside.is_dir() else Path(__file__).parent.parent / name
