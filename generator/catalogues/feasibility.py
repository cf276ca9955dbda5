"""The feasibility model as a landing table: the text that ships, or the workspace's own."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from generator.errors import CatalogueError, Fault

MODEL = Path("feasibility") / "modele.json"


def read_feasibility_model(folders: Sequence[Path]) -> pd.DataFrame:
    """Read the model's text; the last folder that has one decides.

    It is read as text only: what it says is checked where it is used.

    Raises
    ------
    CatalogueError
        If the file is not text.
    """
    found = [folder / MODEL for folder in folders if (folder / MODEL).is_file()]
    texts = []
    if found:
        try:
            texts = [found[-1].read_text(encoding="utf-8")]
        except UnicodeDecodeError as error:
            remedy = "refaites-le avec « generateur faisabilite entrainer »"
            fault = Fault("ce n'est pas un modèle en JSON", str(found[-1]), remedy=remedy)
            raise CatalogueError(fault) from error
    return pd.DataFrame({"model_json": pd.Series(texts, dtype="string")})
