"""Words around a name that say whether it is a person's, a place's or an organisation's; folded."""

from generator.needs.masking.word_lists import words

# Never a name, even with a capital at the head of a sentence.
FUNCTION_WORDS = words(
    """
a afin ah ai ainsi alors an ans apres as assez au aucun aucune aujourd aussi autre autres aux
avait avant avec avez avoir avons ayant beaucoup bien bonjour bonsoir bref car ce ceci cela celle
celles celui cependant certain certaine certaines certains ces cet cette ceux chacun chaque cher
chere chers chez ci comme comment contre cordialement d dans de deja depuis derniere des desole
dont donc du elle elles en encore enfin ensuite entre es est et etaient etait etant etc ete etes
etre eu eux faire fait faites faut grace hier hui ici il ils j jamais je jusque l la le les leur
leurs lors lorsque lui m ma maintenant mais malgre me meme memes merci mes moi moins mon n ne ni
non nos notre nous on ont or ou oui par parce parfois pas pendant personne peu peut plus plusieurs
plutot pour pourquoi pourtant pres puis puisque qu quand que quel quelle quelles quelque quelques
quels qui quoi rien s sa salut sans sauf se selon ses seule seulement si soit son sont sous
souvent suis sur svp surtout t ta tandis te tel telle tes toi ton toujours tous tout toute toutes
tres trop tu un une urgent vers via voici voila vos votre vous y contact mail email courriel
adresse telephone objet nom prenom ps nb cest jai jhabite quil nest cetait yen ya jsuis
appelle apelle mappelle mapelle sappelle sapelle soussigne soussignee aidant aidante veuve vve
tonton tontons tata tatas tatie taties mamie mamies papi papis papy papys sinon chui tjs ttes jms
joindre joignez contacter contactez voir pcq slt bjr bsr mappele jmapelle jmappelle interesse
"""
)
# What numbers are called, and what leads to an address: « num sécu : », « Cc : », « sis ».
NUMBERS = words(
    """
num numero secu cc cci mel mail mails mob immatriculation immatricule immatriculee vitale solo
insta snap whatsapp ip tel fax gsm port portable courriel ddn nir iban rib id login pseudo box wifi
dossier ref reference gmail sms joint joints coord coordonnees domicile domiciliee habite demeure
demeurant sis sise situe situee resident residant adresse rue bat appt apt objet destinataire
emetteur
"""
)
ARTICLES = words("le la les l un une des du au aux ce cet cette ces de-la")
PARTICLES = words(
    """
de du des d la le les l da das do dos di del della dal van von der den ter ten el al ben bin ibn
ould ait ou o mac mc n m st ste
"""
)
# A particle that also means « of » or « the »: only a capital makes a surname of what follows.
OF = words("de du des d la le les l al ou")

SHORT_FIRST_NAMES = words("ph th chr cl gh")  # « Ph. Durand »; « Ch. » is also a chemin
# After « de la », in small letters or not, these are surnames as well as things.
LANDS = words("tour roche fontaine riviere croix bruyere motte fuente vega torre barre fosse")
# « Josette de la Poste » is no « Josette de La Fontaine ».
NOT_NOBLE = words("poste secu mairie notaire docteur maitre maire caf carsat prefecture region")
# A name right after one of these, or after its complement, is the place's.
PLACES = words(
    """
rue rues avenue avenues av ave boulevard bd bld place pl square quai cours impasse imp allee
allees chemin route rte ruelle passage promenade esplanade parvis mail faubourg montee rond-point
carrefour pont passerelle tunnel viaduc port canal barrage ecole ecoles college colleges lycee
lycees maternelle elementaire primaire universite faculte fac institut campus iut cfa mfr isep
internat creche creches halte-garderie micro-creche garderie gymnase gymnases stade stades piscine
salle salles complexe cosec dojo theatre cinema musee mediatheque bibliotheque ludotheque
conservatoire auditorium mjc msap csc ehpad ehpa usld foyer foyers residence residences maison
maisons pole poles centre centres espace espaces hopital clinique polyclinique chu ch cmp ime esat
itep ssiad msp dispensaire eglise chapelle basilique cathedrale collegiale abbaye prieure
cimetiere parc parcs jardin jardins bois foret lac etang plage ile mont col val vallee cite cites
quartier quartiers lotissement tour batiment bat immeuble groupe gare gares station arret metro
tram ligne rer aeroport parking fort caserne chateau villa fontaine statue monument halle halles
marche zac zone za zi village hameau fondation prix loi plan dispositif methode rapport amphi
amphitheatre promo promotion hotel auberge camping gite restaurant bar cafe brasserie librairie
maquis theme stage tournoi trophee challenge association amicale tempete cyclone ouragan typhon
piste velodrome circuit refuge terrain domaine hall annexe antenne unite batiments aile cantine
aire direction terminus porte tiers-lieu ressourcerie recyclerie bureau course coupe cross
festival troupe chorale compagnie club sentier
"""
)
# « maison de quartier Rosa Parks », « école maternelle publique Jean Moulin ».
COMPLEMENTS = words(
    """
de du des d la le les l maternelle maternel elementaire primaire primaires publique public prive
privee municipal municipale communal communale intercommunal intercommunale culturel culturelle
social sociale socioculturel socio-culturel sportif sportive omnisports polyvalente polyvalent
scolaire quartier quartiers sante retraite retraites fetes jeunes jeunesse enfance enfants loisirs
autonomie bus tram metro hospitalier universitaire professionnel professionnelle agricole
technique general generale marechal colonel capitaine commandant lieutenant amiral abbe docteur
docteurs professeur president pasteur resistant frere freres soeur soeurs saint sainte pere
chanoine petite associations sports spectacle spectacles concert lecture rencontre multi-accueil
accueil soins musique danse arts art theatre sport foot football rugby tennis vacances jour aere
commercial medico-social seniors senior etudiante travailleurs familiale collective parentale
associative partage partages petit petits polytechnique hotelier dit dite nommee nomme appelee
appele baptise baptisee convalescence hebergement services vie repos medical medicale multimedia
nautique aquatique cure
"""
)
SAINTS = words("saint sainte saints saintes st ste sts stes san santa sao notre-dame")
OFFICES = words(
    """
maire maires maireesse mairesse president presidente presidents presidentes prefet prefete
sous-prefet depute deputee deputes ministre ministres adjoint adjointe adjoints senateur senatrice
senateurs conseiller conseillere conseillers directeur directrice directeurs cure juge procureur
commissaire recteur rectrice responsable secretaire tresorier tresoriere chef cheffe premier
premiere proviseur principal principale inspecteur inspectrice delegue deleguee elu elue elus
monsieur madame messieurs mesdames mademoiselle tout-le-monde loyal dame bricolage x y z
"""
)

# Organisations and brands that people write with a capital where a person could stand.
ORGANISATIONS = words(
    """
emmaus enedis edf engie grdf gdf orange sfr free bouygues sosh leclerc carrefour lidl aldi auchan
intermarche casino monoprix leader netto cora match spar vival utile super colruyt leroy merlin
castorama brico bricomarche decathlon ikea amazon google facebook whatsapp instagram messenger
blablacar uber deliveroo doctolib ameli linky airbnb booking vinted leboncoin bon coin macif maif
matmut groupama axa allianz generali veolia suez saur transdev keolis divia mobigo renault peugeot
citroen dacia toyota tesla ford opel fiat volkswagen michelin total totalenergies shell esso
picard biocoop naturalia mcdonald mcdo macdo kfc starbucks zoom teams skype netflix youtube tiktok
twitter snapchat telegram linkedin pinterest wikipedia android apple microsoft windows excel word
samsung sncf ratp ademe insee urssaf msa caf cpam ccas cias dreal ddt ars agefiph unapei apf
adapei apei adapt ladapt unaf udaf admr una familles secours croix-rouge restos unicef atd cimade
habitat humanisme solidarites ligue aides cetelem cofidis boursorama fortuneo lcl bnp sos internet
vilogia partenord logirep erilia unicil batigere domofrance clairsienne silene orvitis domanys
polylogis tisserin aiguillon neotoa espacil alliade dynacite semcoda opac advivo actis pluralis
immobiliere immobilier icf cdc efidis valophis toit foncier podeliha sodineuf habellis villeo
covid coronavirus hebdo bluetooth wifi web noel paques toussaint ramadan europe afrique asie
"""
)
ACRONYMS = words(
    """
amap adil adsl anah anct ape apl arts asap asbl asso ateliers bafa bcd bmx btp bts cada cap capi
car caue cdc cdd cdi cdiad cea cefi cesu cmu cnav cned cnfpt cnil cnrs copil cpe cpts crous csa
dasri dgfip dgs drac dsp dys eco ehpad epci epn eps esat ess ete etp faq feader fnac fnaca gal
gemapi ghs gms gps haies hlm iae ile ime info irm irve jeunes led lgbt lgv loto mam mda mdph mgen
miam mjc msap nhs nous ofb ong onf opac opah pac pacs paca pacte pdf pep pib plu plui pme pmi pmr
pmu pnr poi qpv qr ram rdv rer rgpd ripisylve rmi rpe rsa rtt samu sas scic scot scop sdf sdis
sessad sig sigm sivom sivos smic sms snu soho ssiad sud tad tal ter tgv tic toc tva tzcld usa uber
ulis urgent usb ussel vae vih voiron vtc vtt wc wifi zac zad zfe zrr aesh afpa anpe assedic atsem
cee cfa codir cpam dom ens ent epic ets eurl firm gie iut lep lycee nf nord onu ouest pcrs sarl
sci smur tdah tpe ufc url usld uv vsl vrai yoga zup
"""
)
# « vitamine C. Les », « zone A. Le »: the letter belongs to what precedes it.
LETTERED = words(
    """
plan vitamine vitamines classe type categorie groupe ligne zone batiment bat porte option permis
serie article hepatite niveau salle escalier hall bloc secteur lot variante groupes tram annexe
lettre point phase
"""
)
# Titles; after the second ones an ordinary word is not a name: « Maître nageur », « Me dire ».
TITLES = words(
    "m mm mr mrs mme mmes mlle mle mlles melle monsieur messieurs madame mesdames mademoiselle"
    " mesdemoiselles dr mgr sr mdme mde mrme"
)
WEAK_TITLES = words(
    "me maitre pr professeur docteur doctoresse dresse capitaine adjudant brigadier lieutenant"
    " notaire adjudant-chef brigadier-chef lieutenant-colonel gendarme imam rabbin mad"
)
SHORT_TITLES = words("m mm mr mrs mme mmes mlle mle mlles melle dr mgr sr me pr")
# First names better known for something else: alone, only « ma sœur Florence » makes them people.
CITIES = words(
    """
noel toussaint islam israel liban lourdes nancy venise france orly valence paris loire paca
orlando argentina palmyre abondance olympia union nature jesus aubin vernon ferran pau pern pons
sana sery thor vaite velu vigen vira wail waly urs laye hary hery mory mirabel morand murat nargis
neville oz ozan pernelle pey peyre pino prince quintin rosel sachin saman savas serigne servais
vinay ainhoa ary aren arne bart cerise dung edern ahun alma ars alpha santiago salvador trinidad
oran tanger suzon
"""
)
NAMESAKES = CITIES | words(
    """
lorraine marianne mercedes megane jordan chelsea sydney austin victoria clio florence georgia eden
carmel noelle ange aurore victoire marine rose violette blanche perle iris jade olive fleur flore
harmonie constance prudence esperance felicite desire innocent honore constant parfait prosper
melodie gloire tresor etoile charlie alma merlin mozart diderot islam santa samba tango zen yoga
angelique veronique capucine garance myrtille cerise prune reine roman romain romaine martial
clement germain vital valentin tom tim may max mai mark kim kai lou loup luce lola luna lila lily
"""
) - words("max constance aurore clement valentin lola lila lily lou iris jade kim luna rose romain")
# Of these, those that no turn of phrase makes a person, short of « je m'appelle Noël ».
NOBODY = words("noel toussaint islam israel liban lourdes jesus union nature alpha paris france")
# After these a capital that no sentence calls for is a person's; in small letters, after fewer.
BEFORE_PEOPLE = words(
    """
a avec chez par que qu comme et pour dont merci remercie contre sans ou est entre selon mais quand
car si depuis envers connait connais aide aider voir vu rencontre appelle demande donne dit
toujours jamais surtout sauf moi soit ni puis heureusement
"""
)
BEFORE_PEOPLE_SURELY = words("avec chez par que qu comme merci connait connais")
BEFORE_PEOPLE_LOW = words("a avec chez par que qu comme merci est voisin voisine appelle et dont")
PERSONAL_VERBS = words(
    """
m nous habite travaille dit pense vient veut trouve cherche propose souhaite garde connait conduit
tient vit aide sait gere organise dort t vous raconte explique attend repare cuisine jardine
aimerait voudrait pourrait
"""
)
# Letters that stand alone in a sentence: « à », « l », « d », « y ».
LONE_LETTERS = words("a o y")
# In small letters these are a fruit, a hat, a fish, a prize or an age before they are people.
LOW_WORDS = words(
    """
clementine charlotte colin benjamin benjamine marcel jules robin micheline josephine oscar achille
hercule morgane vanessa cassandre rosalie mathurin emmy tony georges louis nicole paulette colette
augustin martine berthe catherine gaston sylvain lambert dominique olivier
"""
)
