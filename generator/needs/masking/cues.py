"""Turns of phrase after which a person is named. Pure.

Four strengths: after « je m'appelle » any unknown word is a name; after « la famille » or
« tonton » too, and any word with a capital; after « ma voisine » or « contactez » any unknown word
with a capital is; after « avec » or « chez » only a known first name or two unknown words with
capitals are.
"""

import re

from generator.needs.masking.announcements import (
    DECLARES,
    HINTS,
    NAMES,
    PRESENTS,
    announced_in,
)

__all__ = ["DECLARES", "HINTS", "NAMES", "PRESENTS", "cues_of"]

STRENGTHS = (DECLARES, NAMES, PRESENTS, HINTS)  # the strongest first
KIN = (
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
    r"|aidante?|ex(?:-\w+)?|notaire|avocate?|docteur|doctoresse|gardien(?:ne)?|concierge"
    r"|d[ée]put[ée]e?|s[ée]nat(?:eur|rice)|cheff?e?|m[ée]diat(?:eur|rice)"
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
KIND = r"(?:\s(?:de palier|d['’]en face|d['’][aà] c[oô]t[ée]|du dessus|du dessous|traitante?))?"
_CALLED = (
    r"(?:m['’\s]?(?:app?ell?e|pr[ée]nomme|nomme)|je\s+me\s+(?:nomme|pr[ée]nomme)"
    r"|je\s(?:sous?sign[ée]e?(?:\(e\))?\s?,?))"
)
_STYLED = (
    r"(?:s['’\s]?app?ell?e(?:nt|ait)?|se\s+nomme|nomm[ée]e?s?|pr[ée]nomm[ée]e?s?|surnomm[ée]e?"
    r"|du nom de|une? certaine?|dixit|comme (?:dit|disait)|les [ée]poux|ménage|sign[ée]e?)"
)
# A surname follows, be it also an ordinary word: « la famille Fontaine », « née Marques ».
_FAMILIAR = (
    r"(?:(?:(?:la|une|cette|notre)\s)?famille|chez\sles"
    r"|(?:le|la|ce|cette)\s(?:vieux|vieille|p[èe]re|m[èe]re|d[ée]nomm[ée]e?|sieur|s(?:œ|oe)ur"
    r"|fr[èe]re)|tontons?|tatas?|taties?|mamies?|papis?|papys?|m[ée]mé|mém[ée]"
    r"|p[ée]p[ée]|s(?:œ|oe)ur|fr[èe]re|(?:l['’])?abb[ée]|sonne[rz]\schez|n[ée]e|n[ée]\(e\)|[ée]pouse|[ée]p\."
    r"|veuve|vve|nom de jeune fille|nom d['’](?:usage|[ée]pouse))"
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
    r"|enqu[êe]t(?:eur|rice)|excus[ée]e?|absente?|pr[ée]sente?|ont sign[ée]|signataire"
    r"|participante?"
    r"|[ée]quipe|remerciements|r[ée]dact(?:eur|rice)|r[ée]dig[ée] par|anim[ée] par|destinataire"
    r"|exp[ée]dit(?:eur|rice)|message|intervenante?|animat(?:eur|rice)|b[ée]n[ée]ficiaire|demandeur"
    r"|demandeuse|locataire|adh[ée]rente?|b[ée]n[ée]vole|habitante?|rapporteu(?:r|se)|usag[èe]re?"
    r"|personne [àa] contacter|re[çc]u par|saisi par|rempli par|r[ée]pondante?)s?)"
)

CUE = re.compile(
    rf"(?i:\b(?:"
    rf"(?P<declares>{_CALLED}\s+|mon\s+(?:pr[ée])?nom(?: de famille)?,?\s+(?:est|c['’]est)\s+"
    rf"|(?:nom|pr[ée]nom)s?(?: de famille)?\s?:\s*)"
    rf"|(?P<names>{_FAMILIAR}\s?:?\s+)"
    rf"|(?P<presents>(?:{_OWNER}){_QUALITY}(?:{KIN})\b{KIND}\s?,?(?:\s[àa] moi,?)?\s+"
    rf"(?:c['’]est\s+|les\s+)?|{_STYLED}\s+|{_ASKED}\s+(?:(?:[àa]|de|avec)\s+|d['’])?"
    rf"|{_FIELD}\s?(?:[:,]|\bpar\b)\s*|(?:{KIN})\s?\("
    rf"|sign[ée]e?\s+(?:par\s+)?|cordialement\s+"
    r"|moi,?\s(?:c['’]?est|je\ssuis)\s+(?=[\w\-]+(?:\s[\w\-]+)?\s?(?:[,.;!]|$|\bet\b|\bj)))"
    rf"|(?P<hints>(?:avec|chez|par|merci|bonjour|salut|ch[eè]re?|d['’]apr[eè]s|gr[aâ]ce [àa]|voir"
    rf"|je suis|c['’]?est|connais|sans|connaît|selon|demander|aider|aide|moi)\s+)"
    rf")(?=[^\W\d_]))"
)
_NAME = r"[^\W\d_][\w'’\-]+(?:\s[A-ZÀ-Ý][\w'’\-]+)?"
# « Josette et moi », « Josette, l'aide à domicile », « quand Josette est malade ».
_FOLLOWED = re.compile(
    rf"\b(?={_NAME}\s(?i:et\smoi)\b"
    rf"|[A-ZÀ-Ý][\w'’\-]+,\s(?i:ma|mon|notre|nos|l['’]|la|le|une?)\s?(?i:{KIN})\b"
    r"|[A-ZÀ-Ý][\w'’\-]+\s(?i:est|[ée]tait)\s(?i:malade|d[ée]c[ée]d|absente?\b|hospitalis"
    r"|alit[ée]|en\sfauteuil|en\sconvalescence))"
)
_FOLLOWING_HINT = re.compile(r"(?i),\s|\bet\smoi\b|\best\s|\b[ée]tait\s")


def cues_of(text: str) -> dict[int, str]:
    """Return where a person may be named next, and how strongly: start of the word to strength."""
    cues = {found.end(): str(found.lastgroup) for found in CUE.finditer(text)}
    for start, strength in announced_in(text).items():
        cues[start] = min(strength, cues.get(start, HINTS), key=STRENGTHS.index)
    if _FOLLOWING_HINT.search(text):
        for found in _FOLLOWED.finditer(text):
            if cues.get(found.end(), HINTS) == HINTS:
                cues[found.end()] = PRESENTS
    return cues
