"""Stems of the verbs and adverbs that everyday sentences put right after a person's name."""

from generator.needs.masking.word_lists import words

VERB_STEMS = words(
    """
a accept accompagn achet adher age agee agit aid aide aim aime ajout allait allum amen amenag anim
appel apport apprend arret arriv arrive arros assist attend aujourd aur aura auss avaient avait
avanc bientot bloqu boit bricol cess chant chass chauff cherch chois circul commenc compt con
conduis conduit connaiss construit continu cotis coud coup court cout craint croi croit cueil
cuisin cuit cultiv dans deced decede decid decouvr defend dej deja demain demand demenag depens
deplor derang descend dessin dev devient devr dirig dis disent distribu dit doit doivent don dorm
dort echang economis ecout ecrit elev emmen emmenag emport enceint encor enseign entend equip esper
essai est estim etaient etait eteint etud exist expliqu fais fait fatigu felicit fer fera ferm fin
font form fourn gagn galer gard gen gene ger gere grand grimp guer habit handicape hi hier hui ici
indiqu insist install ira isol jam jardin jet jou joue jug juge la laiss lav lave lit livr lou loue
lutt mainten malad mang manqu march met mettent milit mont montr nag nage ne nee nettoi nourr occup
offrait offre ont organis ouvr pai paie par parfois parl part partag particip pass pay paye pech
pedal pein peint pens perd peut peuvent plaint plant port possed pourr pouv precis pren prend
prennent prepar pret produit propos quitt racont ram ramen rappel recoit recolt recul recuper
recycl reflech refus regard regret rejoint remerc rempl rencontr rend renov rentr rep repar repet
repond represent ressent rest retourn retrait retraite retrouv reun reuss revient rit roul sait
salu sav savent sembl sent ser sera sert seul signal ski skie soign sont sort souffr souhait
soutient souvent station suit surveil taill ten tient tomb tond toujour tourn transport travaill
travers tri tricot trie trouv utilis va ven vend venu veuf veulent veut veuv vid vide vieil viendr
viennent vient visit vit viv voi voient voit vont vot vote voudr voul voyag soulign aboi debord
annul preven prevenu affirm constat assur inform
"""
)
