"""Shops, brands and public places that bear somebody's name: no neighbour's. Folded. Pure.

Written by hand for this house: what people of France name when they tell of their errands and
their care. One word that is also a first name (« Nicolas », « Paul ») is a shop's only beside its
trade; add a line where a new sign opens.
"""

from collections.abc import Callable

from generator.needs.masking.word_lists import words

_SIGNS = """
alain afflelou, alain manoukian, armand thiery, bernard loiseau, bonne maman, camille albane,
charles gervais, christian dior, christine laure, daniel hechter, fabio salsa, fleury michon,
franck provost, gerard darel, guy dauphin, guy degrenne, guy hoquet, henri maire, jacques dessange,
jacques vabre, jean caby, jean claude biguine, jean louis david, jean paul gaultier, jeff de
bruges, julien d orcel, leon de bruxelles, leroy merlin, louis pion, louis vuitton, lucien
barriere, m bricolage, marc orian, marie blachere, marie brizard, mere poulard, michel et augustin,
monsieur bricolage, monsieur meuble, monsieur propre, mr bricolage, mr
propre, paul bocuse, paul predault, pere dodu, pierre
cardin, pierre et vacances, pierre lannier, saint algue, saint maclou, stephane plaza, thierry
mugler, william saurin, yves rocher, yves saint laurent
"""
# Hospitals, and the figures of history whose names schools, stadiums and streets bear.
_FIGURES = """
robert debre, gustave roussy, henri mondor, edouard herriot, claudius regaud, georges pompidou,
claude huriez, jeanne de flandre, pierre et marie curie, marie curie, louis pasteur, jules ferry,
jules verne, victor hugo, emile zola, jean jaures, jean moulin, charles de gaulle, leon blum,
francois mitterrand, simone veil, leo lagrange, jacques prevert, antoine de saint exupery,
jeanne d arc, anatole france, pierre mendes france, louise michel, rosa parks, olympe de gouges,
frederic mistral, george sand, alphonse daudet, pablo neruda, salvador allende, abbe pierre
"""
# One word: what must be said shortly before it for it to be a sign.
_SHOPS = words("magasin magasins enseigne enseignes boutique boutiques courses commerce commerces")
_TRADES = {
    "nicolas": words("caviste cavistes vin vins"),
    "paul": words("boulangerie boulanger boulangeries pain"),
    "jules": words("vetements habits mode"),
    "andre": words("chaussures chaussure chausseur"),
    "celio": words("vetements habits mode"),
    "jennyfer": words("vetements habits mode"),
    "necker": words("hopital chu urgences ou"),
}
MOST_WORDS = 4
TRADE_BEFORE = 5  # words


def _by_first_word(*texts: str) -> dict[str, list[tuple[str, ...]]]:
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for text in texts:
        for phrase in text.split(","):
            parts = tuple(phrase.split())
            phrases.setdefault(parts[0], []).append(parts)
    return phrases


_PHRASES = _by_first_word(_SIGNS, _FIGURES)
_FIRST_WORDS = frozenset(_PHRASES) | frozenset(_TRADES)


def sign_end(word_at: Callable[[int], str | None], rank: int) -> int | None:
    """Return the rank after the sign that begins at a rank, None when there is none.

    Parameters
    ----------
    word_at
        The folded word at a rank, None outside of the text.
    rank
        Where the sign would begin.
    """
    first = word_at(rank)
    if first is None or first.split("-")[0] not in _FIRST_WORDS:
        return None
    parts: list[str] = []
    ends: list[int] = []  # how many parts each word of the text brings to
    for ahead in range(rank, rank + MOST_WORDS):
        parts += (word_at(ahead) or "").replace("'", "").split("-")
        ends.append(len(parts))
    for phrase in _PHRASES.get(parts[0], ()):
        if len(phrase) in ends and tuple(parts[: len(phrase)]) == phrase:
            return rank + ends.index(len(phrase)) + 1
    behind = {word_at(back) for back in range(rank - TRADE_BEFORE, rank)}
    trades = _TRADES.get(first)
    return rank + 1 if trades is not None and behind & (trades | _SHOPS) else None
