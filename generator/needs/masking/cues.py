"""Turns of phrase after which a person is named. Pure.

Three strengths: after « je m'appelle » any unknown word is a name; after « ma voisine » or
« contactez » any unknown word with a capital is; after « avec » or « chez » only a known first name
or two unknown words with capitals are.
"""

import re

DECLARES, PRESENTS, HINTS = "declares", "presents", "hints"

_KIN = (
    r"maris?|femmes?|fils|filles?|fr[eè]res?|s(?:œ|oe)urs?|p[eè]res?|m[eè]res?|mamans?|papas?"
    r"|mamies?|papis?|papys?|m[ée]m[ée]s?|p[ée]p[ée]s?|grands?-?\s?m[eè]res?|grands?-?\s?p[eè]res?"
    r"|belles?-\w+|beaux?-\w+|oncles?|tontons?|tantes?|tatas?|taties?|cousins?|cousines?|neveux?"
    r"|ni[eè]ces?|gendres?|brus?|voisins?|voisines?|amis?|amies?|copains?|copines?|coll[eè]gues?"
    r"|conjointe?s?|compagnons?|compagnes?|[ée]pou(?:x|se)s?|veuves?|m[ée]decins?|infirmi(?:er|[eè]re)s?"
    r"|nounous?|nourrices?|assmats?|assistantes? maternelles?|auxiliaires?(?: de vie)?|kin[ée]s?"
    r"|aides?[ -](?:soignantes?|m[ée]nag[eè]res?|[aà] domicile)|dentistes?|patrons?|patronnes?"
    r"|propri[ée]taires?|locataires?|bailleurs?|coiffeu(?:r|se)s?|fact(?:eur|rice)s?"
    r"|boulang(?:er|[eè]re)s?|garagistes?|boucher|bouch[eè]re|[ée]pici(?:er|[eè]re)|agricult(?:eur|rice)"
    r"|maires?|mairesse|adjointe?|[ée]lue?|instituteur|institutrice|ma[iî]tresse|profs?|cur[ée]"
    r"|enfants?|gamins?|b[ée]b[ée]s?|famille|filleule?|marraine|parrain|d[ée]funte?|dame|dames"
    r"|monsieur|tuteur|tutrice|curateur|curatrice|[ée]ducat(?:eur|rice)|animat(?:eur|rice)"
    r"|pr[ée]sidente?|secr[ée]taire|tr[ée]sori(?:er|[eè]re)|direct(?:eur|rice)|r[ée]f[ée]rente?"
    r"|conseill(?:er|[eè]re)|b[ée]n[ée]vole|responsable|stagiaire|apprentie?|salari[ée]e?|artisan"
    r"|plombier|[ée]lectricien|ma[çc]on|menuisier|peintre|mara[iî]ch(?:er|[eè]re)|jardinier"
)
_OWNER = (
    r"(?:mon|ma|mes|ton|ta|tes|son|sa|ses|notre|nos|votre|vos|leurs?|une?|le|la|les|cette|ce)\s+"
    r"|(?:d['’]un|d['’]une)\s+|l['’]|d['’]"
)
_QUALITY = (
    r"(?:(?:petite?|grande?|vieil|vieille|vieux|ancien|ancienne|jeune|ch[eè]re?|meilleure?|ex|futur"
    r"|future|premi[eè]re?|deux|trois|bonne?|nouveau|nouvelle)s?[ -])?"
)
_KIND = r"(?:\s(?:de palier|d['’]en face|d['’][aà] c[oô]t[ée]|du dessus|du dessous|traitante?))?"
_CALLED = r"(?:m['’\s]?(?:appell?e|prénomme|nomme)|je\s+me\s+(?:nomme|prénomme))"
_STYLED = (
    r"(?:s['’]appell?e(?:nt|ait)?|se\s+nomme|nomm[ée]e?s?|pr[ée]nomm[ée]e?s?|surnomm[ée]e?"
    r"|du nom de|n[ée]e|[ée]poux|[ée]pouse|veuve|nom de jeune fille|famille|les [ée]poux|ménage)"
)
_ASKED = (
    r"(?:contact(?:er|ez|é|ons|e)?|appel(?:er|ez|ons|é)|t[ée]l[ée]phon(?:er|ez|e)|joindre|joignez"
    r"|demandez|voir avec|voyez avec"
    r"|(?:s['’]adresser|adressez[ -]vous|s['’]inscrire) (?:[àa]|aupr[eè]s)"
    r"|aupr[eè]s|[ée]cri(?:re|vez) [àa]|de la part|demander (?:[àa]|apr[eè]s)|merci [àa]"
    r"|remerci(?:er|e|ons|ements [àa])|pr[ée]venir|pr[ée]venez|rendez-vous avec|rdv avec)"
)
_FIELD = (
    r"(?:(?:nom|pr[ée]nom|nom (?:et|/) pr[ée]nom|pr[ée]nom (?:et|/) nom|contact|r[ée]f[ée]rente?"
    r"|responsable|pr[ée]sidente?|secr[ée]taire|tr[ée]sori(?:er|[eè]re)|propri[ée]taire|exploitante?"
    r"|g[ée]rante?|sign[ée]e?|signature|cordialement|bien [àa] vous|salutations|amicalement"
    r"|amiti[ée]s|bises|bisous|merci|interlocut(?:eur|rice)|d[ée]clarante?|t[ée]moin|auteure?|autrice"
    r"|personne [àa] contacter|re[çc]u par|saisi par|rempli par|r[ée]pondante?)s?)"
)

CUE = re.compile(
    rf"(?i:\b(?:"
    rf"(?P<declares>{_CALLED}\s+|mon\s+(?:pr[ée])?nom(?: de famille)?,?\s+(?:est|c['’]est)\s+"
    rf"|(?:nom|pr[ée]nom)s?(?: de famille)?\s?:\s*)"
    rf"|(?P<presents>(?:{_OWNER}){_QUALITY}(?:{_KIN})\b{_KIND}\s?,?(?:\s[àa] moi,?)?\s+"
    rf"(?:c['’]est\s+|les\s+)?|{_STYLED}\s+|{_ASKED}\s+(?:(?:[àa]|de|avec)\s+|d['’])?"
    rf"|{_FIELD}\s?(?:[:,]|\bpar\b)\s*|sign[ée]e?\s+(?:par\s+)?|cordialement\s+)"
    rf"|(?P<hints>(?:avec|chez|par|merci|bonjour|salut|ch[eè]re?|d['’]apr[eè]s|gr[aâ]ce [àa]|voir"
    rf"|je suis|c['’]est|connais|connaît|selon|demander|aider|aide|moi)\s+)"
    rf")(?=[^\W\d_]))"
)


def cues_of(text: str) -> dict[int, str]:
    """Return where a person may be named next, and how strongly: start of the word to strength."""
    return {found.end(): str(found.lastgroup) for found in CUE.finditer(text)}
