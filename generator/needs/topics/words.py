"""The words of statements as numbers: written forms, their stems, and their weights. Pure."""

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from generator.folding import fold
from generator.needs.themes.lexicon import as_said, stem_of

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

WORD = re.compile(r"[^\W\d_]{2,}")
# Words that say how one speaks, or that something is needed, never what is needed (folded).
LINK_WORDS = frozenset(
    {
        "ai", "aie", "aient", "ailleurs", "ainsi", "alors", "apres", "as", "assez", "au",
        "aucun", "aucune", "aujourd", "aupres", "auquel", "aura", "aurait", "aussi", "autant",
        "autre", "autres", "aux", "avaient", "avais", "avait", "avant", "avec", "avoir",
        "avons", "ayant", "beaucoup", "besoin", "besoins", "bien", "bon", "bonne", "ca", "car",
        "ce", "ceci", "cela", "celle", "celles", "celui", "cependant", "certain", "certaine",
        "certaines", "certains", "ces", "cet", "cette", "ceux", "chaque", "chez", "ci",
        "comme", "comment", "contre", "dans", "de", "deja", "depuis", "des", "desormais",
        "devraient", "devrait", "dire", "dois", "doit", "doivent", "donc", "dont", "du",
        "elle", "elles", "en", "encore", "enfin", "entre", "es", "est", "et", "etaient",
        "etait", "etant", "ete", "etes", "etre", "eu", "eux", "faire", "fais", "faisait",
        "fait", "fasse", "faudrait", "faut", "fois", "font", "fut", "grace", "hors", "hui",
        "ici", "il", "ils", "jamais", "je", "jusqu", "jusque", "la", "le", "lequel", "les",
        "leur", "leurs", "lorsqu", "lorsque", "lui", "ma", "mais", "manque", "manquent",
        "manquer", "me", "meme", "memes", "merci", "mes", "mettre", "moi", "moins", "mon",
        "ne", "ni", "non", "nos", "notre", "nous", "on", "ont", "or", "ou", "oui", "par",
        "parce", "parfois", "parmi", "pas", "peu", "peut", "peuvent", "peux", "plupart",
        "plus", "plusieurs", "plutot", "pour", "pourquoi", "pourraient", "pourrait", "pouvoir",
        "pres", "presque", "puis", "puisqu", "puisque", "qu", "quand", "quant", "que", "quel",
        "quelle", "quelles", "quelque", "quelques", "quels", "qui", "quoi", "quoique", "rien",
        "sa", "sans", "sauf", "se", "sera", "seraient", "serait", "ses", "seul", "seulement",
        "seuls", "si", "sinon", "soient", "soit", "sommes", "son", "sont", "souhaite",
        "souhaitent", "souhaiter", "souhaiterais", "sous", "souvent", "suis", "sur", "surtout",
        "ta", "tandis", "tant", "te", "tel", "telle", "telles", "tels", "tes", "toi", "ton",
        "toujours", "tous", "tout", "toute", "toutes", "tres", "trop", "tu", "un", "une", "va",
        "vais", "vers", "veulent", "veut", "veux", "voici", "voila", "voir", "vont", "vos",
        "votre", "voudrais", "vous", "vraiment", "vu",
    }
)  # fmt: skip

# Words that group answers but name nothing on a label: « conduire, permis, ans » (folded).
HOLLOW_WORDS = frozenset(
    {
        "an", "ans", "annee", "annees", "mois", "semaine", "semaines", "jour", "jours", "journee",
        "journees", "heure", "heures", "minute", "minutes", "moment", "moments",
        "hier", "demain", "deux", "trois", "quatre", "cinq", "six", "sept", "huit",
        "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize", "vingt", "trente",
        "quarante", "cinquante", "soixante", "cent", "cents", "mille", "premier", "premiere",
        "dernier", "derniere", "personne", "personnes", "quelqu",
        "gens", "monde", "chose", "choses", "truc", "trucs", "cas", "fait", "facon", "maniere",
        "probleme", "problemes", "fils", "fille", "mari", "femme", "mere", "pere", "euro", "euros",
        "km", "kilometre", "kilometres", "nombre", "part", "gros", "grand", "grande",
        "petit", "petite", "vrai", "vraie", "aimerais", "aimerait", "aimerions", "pense", "trouve",
        "trouver", "aller", "avoir", "devoir", "falloir", "savoir", "vouloir", "sait", "sais",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Wording:
    """The words of statements, one row per statement, in the order given.

    Parameters
    ----------
    forms
        Statement × written form, 1 where the statement holds it.
    written
        The written forms, in lower case with their accents.
    stem_of_form
        The stem's number of each written form.
    """

    forms: sparse.csr_array
    written: npt.NDArray[np.str_]
    stem_of_form: Ints

    def rows(self, positions: Ints) -> "Wording":
        """Return the same for some statements only."""
        return Wording(self.forms[positions], self.written, self.stem_of_form)

    def stems(self) -> sparse.csr_array:
        """Return statement × stem, 1 where it holds it, for the stems these statements hold."""
        used = np.unique(self.stem_of_form[self.forms.indices])
        columns = np.searchsorted(used, self.stem_of_form[self.forms.indices])
        parts = (self.forms.data, columns, self.forms.indptr)
        held = sparse.csr_array(parts, shape=(self.forms.shape[0], len(used)), copy=True)
        held.sum_duplicates()
        held.data[:] = 1.0
        return held


def read_words(texts: Iterable[str]) -> Wording:
    """Read the words of statements; two written forms with one stem are one word.

    The numbers given to forms and stems follow the alphabet, so that nothing depends on who spoke
    first.
    """
    number: dict[str, int] = {}
    lengths, held = array("q"), array("q")
    for text in texts:
        said = as_said(text).lower()
        forms = {number.setdefault(word, len(number)) for word in WORD.findall(said)}
        lengths.append(len(forms))
        held.extend(forms)
    stem = {word: stem_of(fold(word)) for word in number if fold(word) not in LINK_WORDS}
    kept = sorted(stem)
    place = {word: position for position, word in enumerate(kept)}
    renumbered = np.array([place.get(word, -1) for word in number], dtype=np.int64)
    stem_place = {found: position for position, found in enumerate(sorted(set(stem.values())))}
    stem_of_form = np.array([stem_place[stem[word]] for word in kept], dtype=np.int64)
    columns = renumbered[np.frombuffer(held, dtype=np.int64)] if held else np.array([], np.int64)
    rows = np.repeat(np.arange(len(lengths)), np.frombuffer(lengths, dtype=np.int64))
    matrix = _matrix(rows, columns, (len(lengths), len(kept)))
    return Wording(matrix, np.array(kept, dtype=str), stem_of_form)


def _matrix(rows: Ints, columns: Ints, shape: tuple[int, int]) -> sparse.csr_array:
    inside = columns >= 0
    entries = (np.ones(int(inside.sum())), (rows[inside], columns[inside]))
    matrix = sparse.coo_array(entries, shape=shape).tocsr()
    matrix.sort_indices()
    return matrix


def weigh(held: sparse.csr_array, *, least: int, most_stems: int) -> sparse.csr_array:
    """Return TF-IDF rows of length one, or empty where no word is left.

    Parameters
    ----------
    held
        Statement × stem, 1 where it holds it.
    least
        Statements that must hold a stem for it to count.
    most_stems
        Stems kept at most, the most frequent; between equals, the alphabet.
    """
    frequency = np.bincount(held.indices, held.data, held.shape[1])
    common = np.flatnonzero(frequency >= least)
    ranked = common[np.argsort(-frequency[common], kind="stable")][:most_stems]
    columns = np.sort(ranked)
    rarity = np.log((1 + held.shape[0]) / (1 + frequency[columns])) + 1
    weighed = sparse.csr_array(held[:, columns])
    weighed.data = weighed.data * rarity[weighed.indices]
    return unit_rows(weighed)


def unit_rows(matrix: sparse.csr_array) -> sparse.csr_array:
    """Return rows scaled to length one; an empty row stays empty."""
    filled = np.flatnonzero(np.diff(matrix.indptr))
    lengths = np.zeros(matrix.shape[0])
    if len(filled):
        lengths[filled] = np.sqrt(np.add.reduceat(matrix.data**2, matrix.indptr[filled]))
    scale = np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    scaled = sparse.csr_array(matrix.copy())
    scaled.data *= np.repeat(scale, np.diff(scaled.indptr))
    return scaled
