"""What the page of measures says around its tables: what a figure means, and does not say."""

OPENING = """# Ce que le projet mesure de lui-même

Page écrite par `generateur evaluer` d'après `evaluation.json` : elle ne se corrige pas à la main.
Entre crochets, l'intervalle du chiffre, à la part que dit le protocole de sa partie ; un chiffre
sans crochets n'a pas d'intervalle calculé. Ce qu'un chiffre veut dire, et ne dit pas, suit chaque
table. Une empreinte est le début du SHA-256 de ce qui a été lu : deux mesures de même empreinte
ont lu les mêmes données.
"""
TARGETS_MEANING = """
Les seuils sont ceux que la méthode du projet s'est donnés. Un verdict compare le chiffre au seuil ;
quand l'intervalle est des deux côtés du seuil, la page le dit : une autre mesure pourrait conclure
autrement. **Cible non mesurable ici** : le seuil a été fixé sur un corpus qui n'est pas livré avec
le projet ; `generateur evaluer textes --corpus` le mesure chez qui l'a.
"""
TEXTS_MEANING = """
- **Exactitude** : part des textes dont le thème trouvé est celui de l'étiquette. **Macro-F1** :
  la même idée, chaque thème comptant autant, qu'il soit fréquent ou rare.
- **Majorité** : ce qu'on obtient en disant toujours le thème le plus fréquent. **Lexique seul** :
  le thème dont le plus de mots sont dans le texte ; sans mot, celui que le lexique trouve le plus
  souvent.
- **Sans étiquette** : le classement, qui ne connaît que les mots de chaque thème et les textes.
  **Avec étiquettes** : validation croisée ; c'est ce qu'apporteraient des personnes qui
  corrigent.
- **Moitié la plus sûre** : exactitude sur les textes dont le classement est le plus sûr. **Écart
  de calibration** : de combien la confiance annoncée s'éloigne de la part de réponses justes.
- **Abstention** : part des textes laissés à une personne. **Stabilité** : part des textes qui
  gardent leur thème d'un tirage de 80 % des textes à l'autre.

Ce que ces chiffres ne disent pas : ce qu'il en sera d'une autre enquête. Une étiquette est l'avis
de qui l'a posée ; un texte qui parle de deux thèmes n'en a qu'une. Les corpus publics parlent de
l'impôt ou de la loi plus que des besoins d'un territoire ; les énoncés du projet sont inventés et
à parts égales.
"""
CLUSTERS_MEANING = """
Indice de Rand ajusté (ARI) : 0 pour des groupes faits au hasard, 1 pour ceux des étiquettes ; la
V-mesure va jusqu'à 1 aussi, mais n'est pas nulle au hasard. KMeans et NMF forment autant de
groupes qu'il y a de thèmes, sans savoir lesquels ; KMeans sur trois graines (moyenne, extrêmes).
Notre classement connaît les mots des thèmes : il est normal qu'il soit devant.
"""
CHAIN_MEANING = """
Les textes sont donnés à la chaîne comme les réponses d'un seul territoire : un ou deux thèmes par
énoncé, ou aucun, puis des sujets dans chaque thème. **Montrables** : sujets d'au moins cinq
personnes et assez fermes pour être dits trouvés ; les autres sont des verbatims à lire.
**Accord** : indice de Rand ajusté entre les sujets de deux tirages de 80 %. Rien ici ne dit qu'un
sujet est juste : personne ne les a nommés.
"""
RATES_MEANING = """
L'erreur est l'écart quadratique moyen au vrai taux de chaque commune : brute, puis lissée et
redressée. **Couverture** : part des vrais taux dans l'intervalle à 90 %. Chaque autre
réglage change une chose du central ; dans « biais caché », qui a le besoin répond plus souvent, et
nulle marge n'y peut rien.
"""
HOT_SPOTS_MEANING = """
**Sans foyer** : rien n'est à trouver, tout foyer est faux ; « bruts » est l'habitude (p < 0,05),
« gardés » notre règle. **Foyer** : le besoin y est de 40 ou 60 % contre 20 % ailleurs. Avec huit
réponses par commune, un foyer discret n'est presque jamais vu : ne pas voir de foyer ne veut pas
dire qu'il n'y en a pas.
"""
PRIVACY_MEANING = """
Une donnée est retirée si rien de reconnaissable n'en reste. Les phrases sont inventées : une
vraie réponse peut nommer une personne d'une façon à laquelle personne n'a pensé, et se relit
avant d'être publiée.
"""
SETTINGS = {
    "central": "central",
    "communes_semblables": "communes semblables",
    "communes_tres_differentes": "communes très différentes",
    "populations_tres_differentes": "populations très différentes",
    "trois_repondants": "trois répondants par commune",
    "quinze_repondants": "quinze répondants par commune",
    "biais_cache": "biais caché",
    "sans_foyer_40": "sans foyer, 40 zones",
    "sans_foyer_300": "sans foyer, 300 zones",
    "foyer_40%": "foyer à 40 %",
    "foyer_60%": "foyer à 60 %",
}
KINDS = {
    "titled_name": "nom après un titre",
    "full_name": "prénom et nom",
    "last_first_name": "nom et prénom",
    "initial_name": "initiale et nom",
    "first_name": "prénom seul",
    "lowercase_name": "nom sans majuscule",
    "phone": "téléphone",
    "email": "courriel",
    "postal_address": "adresse postale",
    "birth_date": "date de naissance",
    "nir": "numéro de sécurité sociale",
    "ip_address": "adresse IP",
    "none": "aucune donnée",
    "total": "ensemble",
}
