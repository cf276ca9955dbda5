"""What announces a person in notes, letters and short messages: « réponse de », « ici ». Pure."""

import re

DECLARES, NAMES, PRESENTS, HINTS = "declares", "names", "presents", "hints"

SAYS = (
    r"(?:explique|r[ée]pond|dit|demande|ajoute|pr[ée]cise|d[ée]clare|souligne|raconte|conclut|indique"
    r"|s['’]inqui[èe]te|regrette|t[ée]moigne|insiste|remarque|plaide|soupire|rel[èe]ve|rappelle|confie"
    r"|estime|r[ée]sume|lance|s['’]exclame|propose|signale|note|s['’]interroge|reconna[îi]t|sourit|pense"
    r"|affirme|s['’]indigne|constate|poursuit|se plaint|craint|assure|r[ée]p[èe]te|souhaite)"
)
# « réponse de », « numéro de »: of somebody, or of a place.
_OF = (
    r"(?:r[ée]ponse|question|intervention|courrier|demande|mail|message|appel|visite|t[ée]moignage"
    r"|propos|avis|num[ée]ro|dossier|signature|lettre|remarque|proposition|id[ée]e|t[ée]l[ée]?(?:phone)?"
    r"|num|portable|absence|d[ée]part|nom|coordonn[ée]es|arriv[ée]e|d[ée]c[èe]s|retour|passage"
    r"|remplacement|gentillesse|travail|maison|enfants?|chien|plainte|propri[ée]t[ée])s?\s(?:de\s|d['’])"
)
_HELLO = r"(?:bjr|slt|bsr|cc|coucou|hello|bonjour|bonsoir|salut)"
_WITH = (
    r"(?:(?:dites|dire|dis|transmettre|transmettez|remettre|donner|donnez|parler|parl[ée]e?s?|penser"
    r"|demand[ée]e?s?|expliquer|expliqu[ée]|bravo|f[ée]licitations|hommage|confi[ée]e?s?|rendre|pensez"
    r"|bonne chance|courage|salutations|rappeler|r[ée]pondre|r[ée]pondu|laiss[ée]e?s?|chapeau)\s"
    r"(?:aussi\s|bien\s|bonjour\s|merci\s)?(?:[àa]|avec)"
    r"|(?:voisinage|conflit|litige|entretien|rdv|rendez[ -]vous|r[ée]union|[ée]change|permanence)\s"
    r"(?:pris\s)?(?:avec|de|chez)"
    r"|(?:vue?|re[çc]ue?|rencontr[ée]e?|entendue?|accueillie?)\s"
    r"(?:ce jour|ce matin|hier|avec|par|le \d{1,2}[/ ]\S+)\s?:?"
    r"|(?:gard|aid|accompagn|conseill|anim|assur|encadr|signal|recommand|ten|accueill)"
    r"(?:[ée]|i|u)e?s? par"
    r"|(?:filles?|fils|fr[èe]re|s(?:œ|oe)ur|m[èe]re|p[èe]re|copain|copine|maison) [àa]"
    r"|adress[ée]e?s? [àa]|attention de|h[ée]berg[ée]e?s? (?:chez|par)|soign[ée]e?s? par)\s"
)
_ANNOUNCES = re.compile(
    rf"(?im:(?P<presents>[»\"”]\s?,?\s{SAYS}\s|[»\"”]\s?[\-–—]\s?|\b{_HELLO}\s?,?\s(?:c['’]?est|ici|moi|c|cé|chui)\s"
    rf"|(?:^|[.!?,:;]\s){_HELLO}?\s?,?\s?ici\s|\b{_WITH}|^(?:vue?|re[çc]ue?|entendue?)\s|--[ ]?\n"
    r"|\b(?:ch[eè]re?|bonjour|salut|coucou|b[ée]b[ée]|(?:la|le|notre|ma|mon)\spetite?)\s"
    r"|\b(?:num[ée]ro|portable|t[ée]l[ée]phone)\sde\s|\benvoy[ée] de mon \w+\.?\n"
    r"|\b(?:le|au|du) cabinet\s)"
    rf"|(?P<names>\b(?:auteure?|autrice|sign[ée]|enqu[êe]t(?:eur|rice)|rapporteu(?:r|se)|t[ée]moin|att"
    r"|interview[ée]e?|r[ée]pondante?|exp[ée]dit(?:eur|rice)|d[ée]clarante?|nom)\s?:\s?)"
    r"|(?P<hints>\b(?:ils?\s|elle\s)?(?:n['’]?\s?)?y\sa\s(?:plus\s)?que?\s"
    r"|\bheureusement\s(?:que\s|qu['’])"
    rf"|\b{_OF}|\b{SAYS}\s|\bbravo\s|\bc\s|\bcé\s|\bpour\s|\bcontre\s|\bet\s))(?=[^\W\d_])"
)


# « Nom de l'enfant : », « nom=poulain », « NOM Poulain PRÉNOM Lyséa »
_FORM = re.compile(
    r"(?i:\b(?:pr[ée])?noms?(?:\s(?:de\s|du\s|d['’]|et\s|/\s?)(?:l['’]|la\s)?\w+)?\s?[:=]\s?)"
    r"(?=[^\W\d_])"
    r"|\b(?:NOM|Nom)\s(?=\S+(?:\s\S+)?\s(?:PR[ÉE]NOM|Pr[ée]nom)\b)"
    r"|\b(?:PR[ÉE]NOM|Pr[ée]nom)\s(?=[A-ZÀ-Ý])"
)


def announced_in(text: str) -> dict[int, str]:
    """Return where a person may be named next, and how strongly: start of the word to strength."""
    cues = {found.end(): DECLARES for found in _FORM.finditer(text)}
    return cues | {found.end(): str(found.lastgroup) for found in _ANNOUNCES.finditer(text)}
