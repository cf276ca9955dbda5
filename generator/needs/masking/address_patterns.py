"""How postal addresses are written in France: ways, numbers, towns, boxes, hamlets. Pure."""

import re

from generator.needs.masking.word_lists import words

_SURE_WAY = (
    r"rue|avenue|av\.?|ave\.?|boulevard|boul\.?|bd\.?|bld\.?|bvd\.?|impasse|imp\.?|ruelle"
    r"|all[ée]es?"
    r"|all\.?|faubourg|fbg\.?|fg\.?|rte\.?|chem\.?|ch\.|venelle|traverse|r\."
)
_WINDING_WAY = (
    r"chemin|route|quai|square|sq\.|sentier|sente|lotissement|lot\.?|hameau|passage|voie|mont[ée]e"
    r"|cit[ée]|esplanade|promenade|parvis|corniche|chauss[ée]e|lev[ée]e"
)
_OTHER_WAY = (
    rf"{_WINDING_WAY}|place|pl\.?|cours|r[ée]sidence|r[ée]s\.?|villa|rond-point|lieu[ -]?dit"
    r"|clos|mail|rampe|c[ôo]te|domaine|quartier|cour|z\.?a\.?|z\.?i\.?"
    r"|zone artisanale|mas|ferme|parc|tour"
)
_NUMBER = (
    r"(?<![\d/.])(?<!\d,)(?:n[°o]\s?|num[ée]ro\s)?(?P<number>\d{1,4})(?:\s?[-/]\s?\d{1,4})?"
    r"\s?(?P<rank>bis|ter|quater|[A-Da-d](?![\w'’]))?(?:\s?,\s*|\s+)(?:de\s+la\s+|de\s+l['’]|du\s+)?"
)
NUMBERED_WAY = re.compile(
    rf"(?i:{_NUMBER}(?:(?P<sure>{_SURE_WAY})|(?P<other>{_OTHER_WAY}))(?![\w'’])\s+)"
)
WINDING = re.compile(rf"(?i:(?:{_WINDING_WAY})\s*$)")
_GRAND_RUE = re.compile(rf"(?i:{_NUMBER}grande?['’ \-]?\s?rue)(?![\w'’])")
NUMBERED_LINE = re.compile(
    r"(?i:\b(?:ligne|bus|tram|d[ée]partementale|nationale|article|[dn]|rd|rn)\s*)$"
)
NAME_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*['’]?")
NAME_GAP = re.compile(r"[ \u00a0\-]{0,2}")
DATE_NAME = re.compile(
    r"(?i:(?:du\s+|d['’]\s?)?(?:\d{1,2}(?:er)?|onze|huit|quatorze|quatre|dix-neuf)[\s\-]+(?:janvier|f[ée]vrier"
    r"|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre)"
    r"(?:[\s\-]+(?:19|20)?\d\d(?!\d))?|(?:du\s+)?\d{1,4}(?:e|[eè]me)?\s+r\.?\s?i\b\.?)"
)
# With « ar » and « an » of Brittany, « lo » of the south, « im » of Alsace.
LINKS = words("de du des d la le les l aux au et en sous ar an er lo lou las los dels deu im am")
# Between two words in small letters of a hamlet's name.
LOW_LINKS = words("de du des d ar an er")
# « 20 place de parking », « 3 cours de français » are counts.
COUNTED = words("""
parking parkings stationnement creche creches maternelle travail handicap handicape handicapes
garage jeu jeux bus cyclable cyclables velo velos verte vertes pieton pietons assise assises libre
libres disponible disponibles gratuite gratuites payante payantes rapide ferree danse francais
anglais yoga gym musique piano theatre dessin cuisine informatique soutien halte residence
residences camping spectacle cinema concert promenade randonnee bloque bloquee coupee barree
fermee entretenu entretenue unique sans pour dans qui que sur est
""")
# What in a street's name calls for one more word: « victor hugo », « général leclerc ».
HONOURS = words("""
general marechal docteur professeur president abbe colonel capitaine commandant pasteur saint
sainte amiral st ste cardinal chanoine lieutenant sergent mal gal dr pdt freres soeurs vieux
vieille petit petite grand grande haut haute bas basse bon bonne beau belle deux trois quatre cinq
sept cent mille
""")
# « moulin à vent », « pré aux clercs »: what comes after a link goes with these.
HEADS = words("""
moulin moulins pre pres croix fontaine puits bois champ champs clos pont porte chemin mont val
cour source mare haie haies tour chateau ferme four gue ilot ile bord bords pas saut
""")
TOWN = re.compile(
    r"\s?[,;\-–]?\s?(?:[àa]\s+|\(\s?)?(?:[Ff]\s?-\s?)?(?:\d{2}\s?\d{3}|2[AB]\d{3})(?!\d|\s?(?:€|euros|habitants|personnes|km|m\b))\)?"
    r"(?:[ \u00a0]+(?:(?i:l[ea]s?|saint|sainte|st|ste|sur|en|sous|l[eè]s|d['’]|l['’])[ \-]?)*"
    r"[^\W\d_][\w'’\-]+"
    r"(?:[ \-](?:(?i:sur|en|sous|l[eè]s|la|le|les|de|du|des)[ \-])?[A-ZÀ-Ý][a-zà-ÿ][\w'’\-]*){0,3}"
    r"(?:\s+(?i:cedex)(?:\s\d{1,2})?)?\)?)?"
)
HAMLET = re.compile(
    r"(?i:\b(?:lieu[ -]?dit|l\.?-?d\b\.?)\s?[:«\"]?\s?(?P<article>l[ea]s?\s|l['’])?(?=[^\W\d_]))"
)
# What is named, and leads to a door only with a part of a dwelling or a postcode beside it.
NAMED_PLACE = re.compile(
    r"(?i:\b(?:(?P<housing>r[ée]sidence|r[ée]s|hlm|h\.l\.m|lotissement|lot|copropri[ée]t[ée]|copro)"
    r"|cit[ée]|immeuble|imm|foyer|clos|domaine|villa|ensemble|tour|camping|pavillon|ferme|ch[âa]teau"
    rf"|mas|moulin|hameau|{_SURE_WAY}|{_WINDING_WAY}|place|pl\.?|mail)\b\.?)"
)
ABBREVIATED = re.compile(
    r"(?i:r[ée]s|h\.l\.m|lot|imm|ave?|boul|bd|bld|bvd|imp|all|fbg|fg|rte|chem|ch|r|sq|pl)\."
)
PLACE_WORD = re.compile(r"[ \u00a0]{1,2}(?:[ld]['’]\s?)?[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# Between two pieces of one address; « appartement 4 du bâtiment C » once a door is told.
_COMMA = r"[ \u00a0]{0,2}[,;\-–/(]?\)?[ \u00a0]{0,2}\n?"
GAP = re.compile(rf"{_COMMA}(?:(?i:(?:au|[àa] la)[ \u00a0]|[àa] l['’]))?")
GAP_OF = re.compile(rf"{_COMMA}(?:(?i:(?:au|[àa] la|du|de la|de)[ \u00a0]|(?:[àa]|de) l['’]))?")
_BOX = re.compile(
    r"\b(?:B\.?\s?P\.?|(?i:bo[îi]te\s+postale)|b\.?p\.?)\s?(?:n°\s?)?\d{1,6}(?!\d)"
    r"|\b(?i:CS|TSA)\s?(?:n°\s?)?\d{5}(?!\d)"
)
_LIVES = (
    r"(?:habit(?:e|ons|ent|ait|ant)|demeur(?:e|ant)|domicili[ée]e?s?|r[ée]sid(?:e|ant|ons)"
    r"|log[ée]e?s?|adresse(?:\s+postale)?|viv(?:ons|ent|ant)|vis)\b\s*:?\s*(?:au\s+|[àa]\s+|est\s+)?"
)
_CAPITAL = r"[A-ZÀ-Ý][\w'’\-]+"
# « j'habite 12 le Bourg », « au 12 Les Granges », « 3, Les Granges 39000 Lons »
_NUMBERED_HAMLET = re.compile(
    rf"(?:(?i:\b{_LIVES})|\b[Aa]u\s)(?P<place>\d{{1,4}}\s?(?:bis|ter)?\s?,?\s+"
    rf"(?:(?:[Ll][ea]s?|[Aa]ux?|[Ee]n)\s+|[Ll]['’]){_CAPITAL}(?:\s{_CAPITAL})*)"
    rf"|(?i:\b{_LIVES})(?P<low>\d{{1,4}}\s?(?:bis|ter)?\s?,?\s+(?i:l[ea]s?\s+|l['’])\w[\w'’\-]+)"
    rf"|(?P<posted>(?<![\d/.,])\d{{1,4}}\s?(?:bis|ter)?\s?,?\s+"
    rf"(?:(?:[Ll][ea]s?|[Aa]ux?)\s+|[Ll]['’])?{_CAPITAL}(?:\s(?:d[eu]s?\s)?{_CAPITAL}){{0,3}}\s?,?\s(?=\d{{5}}\s[A-ZÀ-Ý]))"
)
_POSTCODE = r"(?=\d{5}\s(?!euros|habitants|personnes)[^\W\d_])"
_STREET = (
    r"(?:rue|avenue|boulevard|impasse|all[ée]es?|chemin|route|place|r[ée]sidence|lotissement"
    r"|hameau|quai|square|clos|faubourg|mont[ée]e|passage|cours|cit[ée]|ruelle|sentier|voie)"
)
_UNNUMBERED = r"[^\n,;.:!?\d]{2,45}"
# « rue des Lilas, n° 12 », « rue des Lilas, 12 », « ch. des Quatre Vents, 176 »
_SHORT_STREET = r"(?:av|ave|bd|bld|imp|all|fg|fbg|pl|rte|ch|chem|r|sq|lot|res|rés)\."
_NUMBER_AFTER = re.compile(
    rf"(?i:\b(?:{_STREET}|{_SHORT_STREET})\s){_UNNUMBERED}"
    r"(?:,?\s(?:au\s)?(?i:n[°o]|num[ée]ro)\s?\d{1,4}(?!\d)"
    r"|,\s(?:au\s)?\d{1,4}(?:\s?(?:bis|ter))?(?=\s*(?:[,)\[/\-–]|$|\.\s|\.$|\n|(?:et|si|car|mais)\b(?!\s\d))))"
)
# « rue des Lilas, 21000 Dijon », « j'habite le Bourg, 71250 Cluny »
_POSTED = re.compile(
    rf"(?i:\b{_STREET}\s){_UNNUMBERED},?\s{_POSTCODE}"
    rf"|(?i:\b{_LIVES})(?P<home>{_UNNUMBERED},\s{_POSTCODE})"
)
# Whole addresses but for the town; a group named in PARTS, where there is one, is the address.
PARTS = frozenset({"place", "low", "posted", "home"})
WHOLE = (_BOX, _NUMBERED_HAMLET, _GRAND_RUE, _NUMBER_AFTER, _POSTED)
HINT = re.compile(r"(?i)\d|lieu[ -]?dit|\bl\.?-?d\b|\b(?:b[âa]t|esc|app?t|porte|hall|tour)")
