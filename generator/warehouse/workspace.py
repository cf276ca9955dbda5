"""The user's folder: where surveys, registers, tables, releases and decisions live."""

import os
from dataclasses import dataclass
from pathlib import Path

GITIGNORE = """# Réponses, tables calculées et clé de pseudonymes : jamais dans un dépôt.
enquetes/
entrepot/
release/
.cle_pseudonymes
.cle_revue
revue.sqlite3*
"""
SETTINGS = """# Réglages de cet espace de travail (tous facultatifs).
# miroir = "../donnees"        # dossier des fichiers des producteurs, au lieu du réseau
# memoire = "3GB"              # mémoire maximale de DuckDB
# fils = 2                     # fils d'exécution de DuckDB
# mois_de_conservation = 24    # durée de garde des réponses aux enquêtes, de 1 à 120 mois
# ponderation = "reference"    # poids votés à employer (catalogues/weightings/<id>.csv)
# editeur = "…"                # qui publie : écrit dans chaque publication
# licence = "…"                # sous quelle licence ; sans elle, rien n'est dit à votre place

[adresses]
# bpe_2018 = ["https://…"]     # adresse(s) de téléchargement d'une source

[revue]
# base = "postgresql://…"      # sinon revue.sqlite3 dans cet espace de travail
# hotes = ["revue.exemple.fr"] # noms sous lesquels l'application est atteinte
# https = true                 # derrière un mandataire qui chiffre
# heures_de_session = 10       # après quoi il faut se reconnecter
# calculs_gardes = 3           # par territoire, dans la base de l'application
"""


@dataclass(frozen=True)
class Workspace:
    """The folders of one workspace; nothing is created before ``create``."""

    root: Path

    @property
    def settings_file(self) -> Path:
        """The workspace's settings."""
        return self.root / "generateur.toml"

    @property
    def surveys(self) -> Path:
        """Cleaned answers and their mappings."""
        return self.root / "enquetes"

    @property
    def registers(self) -> Path:
        """Local resources and actors."""
        return self.root / "registres"

    @property
    def structures(self) -> Path:
        """Lists of structures given by partners, one folder a list; made by the first import."""
        return self.root / "structures"

    @property
    def catalogues(self) -> Path:
        """The user's own activities, carriers, themes, lists and weightings, as in ``data/``."""
        return self.root / "catalogues"

    @property
    def warehouse(self) -> Path:
        """Snapshots, tables, builds and the pointer to the current build."""
        return self.root / "entrepot"

    @property
    def decisions(self) -> Path:
        """Human decisions, an input of the next build."""
        return self.root / "decisions"

    @property
    def review_database(self) -> Path:
        """The review application's database, unless its settings name a server."""
        return self.root / "revue.sqlite3"

    @property
    def review_key(self) -> Path:
        """The secret that signs the review application's sessions."""
        return self.root / ".cle_revue"

    @property
    def release(self) -> Path:
        """What is published, one folder a build."""
        return self.root / "release"

    @property
    def certificates(self) -> Path:
        """What says which answers expired and were deleted; it holds none of them."""
        return self.root / "certificats"

    @property
    def pseudonym_key(self) -> Path:
        """The secret that turns respondents into pseudonyms; never inside the data."""
        return self.root / ".cle_pseudonymes"

    def create(self) -> None:
        """Make the folders and the two files a workspace begins with; keep what is there."""
        for folder in (
            self.surveys,
            self.registers,
            self.catalogues,
            self.warehouse,
            self.decisions,
        ):
            folder.mkdir(parents=True, exist_ok=True)
        for path, text in (
            (self.settings_file, SETTINGS),
            (self.root / ".gitignore", GITIGNORE),
        ):
            if not path.exists():
                write_atomically(path, text.encode())


def write_atomically(path: Path, raw: bytes) -> None:
    """Write a file whole or not at all: under a temporary name, flushed, then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
