"""Words of what is no need of a territory: national politics, the law, thanks. Pure.

They teach what belongs to no theme, and phrases here hide the words in them: « groupe de travail »
is no job. Written from meaning; nothing here comes from a corpus.
"""

from collections.abc import Mapping, Sequence

from generator.needs.themes.lexicon import word_stems

_WRITTEN = {
    "impôts": """impôt, taxe, taxation, taxer, ISF, TVA, CSG, CRDS, CICE, impôt sur le revenu,
        impôt de solidarité sur la fortune, fortune, fiscal, fiscalité, niches fiscales,
        évasion fiscale, fraude fiscale, paradis fiscaux, contribuable, prélèvement à la source,
        tranche d'imposition, exonération, droits de succession, taxe carbone""",
    "argent public": """dette publique, dette de l'État, dépense publique, argent public, budget de
        l'État, déficit public, cour des comptes, train de vie, jeter l'argent, jeté par les
        fenêtres, milliards, actionnaire, dividendes, capitalisme, inflation, spéculation, banque
        d'affaires, banque centrale, multinationale, mondialisation, croissance économique, GAFA""",
    "retraites et salaires": """pouvoir d'achat, SMIC, pension de retraite, pension de réversion,
        réforme des retraites, âge de la retraite, régime spécial, retraite par points, cotisations
        sociales, charges sociales, charges patronales, revenu universel, revalorisation, prime
        d'activité, caisse de retraite, PERCO, épargne salariale, indexer, indexation, haut salaire,
        petite retraite""",
    "institutions": """député, sénateur, sénat, assemblée nationale, parlement, parlementaire,
        ministre, ministère, gouvernement, président de la République, Élysée, haut fonctionnaire,
        cumul des mandats, mandat, constitution, décentralisation, millefeuille administratif,
        conseil régional, conseil départemental, fusion des communes, homme politique, classe
        politique, parti politique, politique à plein temps, service de l'État, réforme""",
    "élections": """démocratie, démocratique, référendum, RIC, vote, voter, vote blanc, scrutin,
        élection, électeur, électoral, élu de la République, proportionnelle, tirage au sort,
        citoyenneté, gilets jaunes, lobby, lobbying, casier judiciaire, inéligibilité""",
    "loi et justice": """loi, projet de loi, article de loi, alinéa, amendement, décret, code civil,
        code du travail, code pénal, juridique, jurisprudence, tribunal, magistrat, prison,
        sanction, immigration, clandestin, laïcité, terrorisme, service militaire, armée, obligation
        légale""",
    "Europe et monde": """Europe, européen, union européenne, Bruxelles, Frexit, OTAN, ONU,
        Afrique, frontière, géopolitique""",
    "données": """données personnelles, données publiques, open data, vie privée, droit d'auteur,
        domaine public, propriété intellectuelle, code source, logiciel libre, neutralité du net,
        algorithme, CNIL, chiffrement, anonymat, format ouvert, interopérabilité, république
        numérique, économie numérique, souveraineté numérique, droit à l'oubli, licence
        libre, système d'exploitation, données de santé""",
    "médias": "média, journaliste, télévision, redevance, fake news",
    "politesse": """merci, bravo, félicitations, cordialement, bonne journée, bon courage, bonne
        continuation, bonne initiative, rien à dire, rien à ajouter, rien à signaler, questionnaire,
        sondage, ce formulaire, trop de questions, grand débat""",
    "tournures": """groupe de travail, travail des élus, porter ses fruits, même énergie, toute son
        énergie, mutualiser la dette, jeter un œil, livre blanc, livre vert, voir sur internet, à
        livre ouvert, mobilité sociale, bruit
        de couloir, esprit de solidarité""",
}


def _read(written: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in written.split(","))


OUTSIDE_WORDS: Mapping[str, Sequence[str]] = {
    group: _read(written) for group, written in _WRITTEN.items()
}


def outside_of(seeds: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the words which belong to none of the themes whose seeds are given.

    None at all where a seed is one of these words: what is outside was written for themes of needs.
    """
    alone = {stems[0] for words in seeds.values() for stems in word_stems(words) if len(stems) == 1}
    words = [word for group in OUTSIDE_WORDS.values() for word in group]
    outside = {stems[0] for stems in word_stems(words) if len(stems) == 1}
    return words if alone.isdisjoint(outside) else []
