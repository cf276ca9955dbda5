"""Stems of ordinary French words (Snowball, then folded), which no surname is.

From the words written in small letters at least four times in public consultations and in the
purposes of associations, and from the words of everyday answers.
"""

from generator.needs.masking.word_lists import words

ORDINARY_STEMS = words(
    """
a abandon abarth abbay abolit abon abord about absenc abus ac academ acce acced acceler accept
acces access accessibil accessibl accessoir accident accompagn accompl accord accordeon
accroissement accroitr accueil achat achemin achet acquer acquis acquisit acte acteur acti actif
action actionnair activ activit actualit actuel adapt adapte addict adept adequat adher adherent
adhes adjoint admin administr admis adolescent adopt adress adult ae aer aerien aerodrom aeromodel
aeronaut aeronef aerost affair affect afferent affich affil affili affilie affirm affluent afghan
afin afind africain afriqu age agenc agent agglomer agir agiss agit agrand agre agreabl agree
agrement agress agri agricol agriculteur agricultur agro agroalimentair agronom ai aid aient
aikido ailleur aim ain ains air ait ajout al ala album alcool alentour alert alevinag alger
algerien algorithm aliment alimentair allait allant allemand aller allez alli allon alor alpin
alter altern amateur ambianc ambit ambulanci amelior amen amenag amend americain amerindien ami
amical amis amiti amitieentr amnesty amour amus an analys ancien and andel andely andelysien ane
anesthes anglais anim animal anime anne annex anniversair annonc annuair annuel anonymat anonymis
anten anti antill antiquit aout apolit apollinair apour appareil appart apparten appartenu appel
applic appliqu applique apport apporte appreci apprehend apprendr apprent apprentissag approch
approfond appropr appropri approprie appui apre apres apres-mid apte aptitud aquariophil aquat ar
arab arbitr arbitrair arbois arbre arc arche archeolog architect architectur architectural archiv
argent argil arme armement arnay arrang arret arriv arrond art articl articul artificiel artis
artisan artisanal artisanat artisit artist as ascend asiat asil asoci aspect aspir assain assembl
assemble assez assimil assimile assis assist assiste asso assoc associ associe assu assum assur
assurerl astrolog astronom ateli athlet atmospher atout attach atteindr atteint attelag attend
attendent attendr attent attir attract attribu au au-dela auberg aubin aucun audem audienc audio
audio-visuel audiovisuel audit auditeur augment aujourd aupr aupres aur auront auss aut auteur
authent auto automat automobil autonom autor autoris autorit autorout autos autour autr autrui aux
auxiliair auxois auxon auxquel avaient avais avait avanc avant avantag avec aven aventur avenu
aveugl avez aviat avion avis avocat avoir avoisin avon avril axe ayant bac badminton bail bailleur
bain bal balad ball ball-trap ballet banc band banqu banquet baptem bar barr barrag bas base
basket basket-ball bass bassin bat bataill bateau baton baum beach beau beaucoup beaumont beaun
beaunois beb begai bel belot benefic benefici beneficiair benevol benevolat berg bernay besancon
besoin betail bez bi bibl bibliothequ bibliqu bicross bicyclet bien bien-etr bienfais bienfait
bientot bilan billard biolog biomedical biometr bis blanc blanch ble bless bleu bligny board boeuf
bois boisson boit bon bonheur bonjour bonlieu bonsoir bord bouch boucher boul boulanger boulevard
bourg bourgogn bourguignon bours bout bovin bowling box boxing braconnag branch bras bravo bre
breton brevet bricol bricolag bridg brion broc brochur brogl brui bruit bt bu budget budgetair
bulletin bureau burkin bus but ca cabin cabinet cabl cadeau cadr caf cahi cais caiss cal calamit
calendri calligraph calm camarad camarader camion camp campagn campeur camping campus canadien
canal canc candidat candidatur canin cano cantin canton cantonal capabl capac capacit capital
captiv captivit car caracter caracterist caramail carit carnaval carnet carri carrier cart
cartophil cas casset catalogu catastroph categor cathol cation caus cavali cd ce cec ced cel
celebr celle-c celles-c cellul celtiqu celui celui-c cent centenair centr centrafricain central
centralis ceram cercl cereal cerebral ceremon cerf certain certif certificat cess cession cet ceux
ceux-c chacun chain challeng chambertin chambr champ champagn champagnol champetr championnat
chang chanson chant chanteur chanti chapel chaqu charg charge charit chart chass chasseur chat
chateau chatel chatillon chaud chauffag che chef chemin cheminot chenov cheptel cher cherch
cherchent chercheur cheval chevigny chez chi chien chiffr chimiqu chin chinois chirurg chirurgical
choeur chois choix chomag chomeur choral choregraph chos chretien christ chuan ci ci-apres
ci-dessus cial ciation cibist cibl cidr ciel cien cimeti cin cinem cinematograph cinq cipat
circonscript circonst circuit circul circulair cirqu cit citadin citeau citizen citoyen citoyennet
citroen civil civilis civiqu civism clair clairon clandestin clarinet class classiqu cle client
clientel climat cliniqu clos club cm co cod coeur coherent cohes coiffur col colis collabor
collect collecteur collectionneur collectivit colleg collegial collegu colloqu colomb colombophil
colon com comb combat combatt combattr comed comedien comit comm command commemor commenc commerc
commercial commercialis commiss commun communal communaut communautair communic communiqu comorien
compagn compagnon comparaison compatibl competent competit compl complementair complet complex
comport compos composent composit compositeur compost compr comprehens compren comprendr compt
comptabilit comptabl comt comtois comun con conaitr conc conced concentr concept concern concerne
concernent concert concerte concevoir concili concitoyen conclus concord concour concret concretis
concu concurrent concus condit condition conduir conduis conduit conf confect confeder conferent
confess confessionnel confi confianc confidential confie confirm conflit confondu confondus
conform conformit confort confratern confraternel confraternit confrer confront confronte cong
congo congol congr congres conjoint connaiss connait connaitr connect connex connexion connu
consacr conscienc conscrit conseil conseiller consent consequent conserv consider consist consolid
consomm const constat constitu constitue constitut constitutionnel construct constructeur
construir construit consult cont contact contemporain contenu contenus context continent continu
continuit contr contract contractuel contraint contrair contrat contribu control conven convent
convers convict convivial convivialit cooper coordin coordon cop copain copin copropriet
coproprietair cor corcel cordial cormeil corp corpor corporel correct correspond costum cot cote-d
cotis couchey coucou coud coudr couleur country coup coupl cour coureur courr courri courriel
cours court cousin cout coutum coutur couve couvertur couvr cranien cre createur creatif creation
creativ creativit creatric crech cred credit cree cremat creol criter critiqu croir crois
croissanc croit croix cross cuir cuisin cuivr cul culinair cult cultiv cultu cultuel cultur
culturel cur curiosit custom cuturel cv cycl cyclism cyclist cyclo cyclomoteur cyclotour cyneget d
dam dan danger dans dansl dant dat davantag de deb debat debattr debit debouch debut dec deced
decembr decentralis deces dechet decid decide decis declar decor decoul decoulent decouvert
decouvr decret dedommag def defaut defavoris defavorise defendr defendu defens deficient defil
defin definit deform degr degrad degust dehor dej deja del deleg delegu deliber delim delimit
delinqu delit delivr deloisir delt demain demand demandeur demarch dematerialis demeur demobilis
democrat demonstr demontr demun denomin denomm denonc dentair dentist deontolog depart
departemental depend dependent depens depistag deplac deploi deport depot depourvu depuis deput
deriv derni deroul derri des descend descent desdit design desir deslien desol dess dessin dessine
dessus destin destine destruct detail detect deten detent detenu detenus determin detient detout
detress detruir deuil deux deuxiem dev develop developp deven deviat devient devoir devon devou
devr di dialogu diamantair dietet dieu different difficil difficult diffus dign dignit dijon
dimanch dimens diminu dioces diplom direct directeur directric dirig dis disc disciplin discothequ
discrimin discuss discut disent disparit disparus dispens dispense disponibil disponibilit
disponibl dispos disposent disposit disqu dissout distanc distinct distract distrair distribu
distributeur district dit divag diver divers diversifi diversit divert dix do docteur doctrin docu
document documentair dois doit doivent dol dom domain domanial domest domicil domicili domin
dommag don donc donne donneur dont dorm dort dossi dot doubl douc douz dramat dressag drogu droit
du duc dur durabl dure dus dynam dynamis e eau echang eche echeanc echec echel echelon eclairag
eco ecol ecoli ecolog econom ecosystem ecoul ecout ecrir ecrit ecritur ecriv ecrivain ect ecur
edif edific editeur edu educ educt eduqu effac effect effectu effet efficac efficacit efforc
effort egal egalit egard egid eglis ehpad elabor elarg elect electoral electr electron element
elementair elev elevag eleveur elle elle-mem elu elus eman emancip embargo embauch embel eme
emergent emettr emiss emot empech emploi emplois employ employeur emprunt emul en encadr enceint
encontr encor encourag endroit endur enduro energ energet enfanc enfant enfin engag engendr engibi
engin enjeux enonc enquet enregistr enrich ensei enseign ensembl ensuit entend entendr entent enti
entier entit entomolog entourag entr entraid entrain entrant entrav entre entrel entrepr
entreprendr entrepreneur entrepris entrer entreten entretien envi environ environnemental envisag
envoi eolien epandag epanou epargn epic epicer epoqu epou epous epreuv eprouv equestr equid
equilibr equilibre equin equip equipag equit equivalent er ere erreur esc escalad escrim esitp
esoter espac espagnol espec esperanto espoir esprit essai essais essentiel essor est ester esthet
estival estudiantin et etabl etaient etais etait etang etant etap etat etc etde ete etend etendr
etendu ethiqu ethni ethnolog etla etrang etranger etre etroit etsport etu etud etudi eu eur europ
europeen eux eux-mem evalu evangel evangil eveil even evenementiel eventuel evit evolu ex exalt
examen examin except exceptionnel exclu exclur exclus excurs execu execut exempl exerc exercic
exhaust exhibit exig exist existent expans expedit experient experiment experimental expert
expertis explicit expliqu exploit explor explos expo export expos exposit express exprim expropri
extens exterieur extern extra extra-scolair extrem fa fabriqu fac facil facilit facon facteur
factur facult faibl faim fair fais fait faluch faluchard familial familiaris famill fan fanzin
faso faun faut faveur favor favoris favorisent favoriserl feder federal feminin femm fer ferm
fermi feront ferroviair fessionnel festat festif festiv festival festivit fet feu fevri fibr fichi
fiction fidel figur fil filier fill film fin final finalit financ financi financier fiscal fitness
fix fixin fleaux flechet fleur flor floral fluvial fm foi foir fois folklor fonci foncier fonction
fonctionnair fond fondamental fondat fondateur fonde font fontain foot foot-ball football
football-associ for forain forc foresti forestier foret forg form format formateur formul fort
forum foss fouill four fourn fournisseur fournitur foyer fr frais fran franc franch franche-comt
franchis franco francophon fratern fraternel fraternit fre frequenc frequent frer froid fromag
fronti frontier fruit fu full fun funeraill fusill futur gaillon gal gar garag garant garcon gard
garder gardiennag gastronom gauch gaull ge gen gendarmer gendr genealog gener general generalis
genl genr geograph geolog ger geranc gere gerontolog gest gestion gestionnair gevrey gi gibi gisor
gisorsien git glac global gne gnement golf gout gouter gouvern gouvernemental grac grand grand-mer
grand-per grang graphiqu graphism gratuit grav gravur greni gresill gris gros gross grou group
guerr guid guitar gymnast gymniqu gynecolog hab habit habitat habitent habituel halieut hall halt
hameau hand hand-ball handball handicap handicape harmon harmoni harmonis haut haut-jur
hebdomadair heberg hel heritag hertzien heur heureux hi hip hippiqu hispan histoir histor hiv
hockey homm homologu honneur honor honorair hop hopital hor horizon horticol hospic hospitali
hospitalier hospitalis hot hotel hoteli hoteller hui huit humain human humanit humanitair humeur
humour hydraul hygien hypertens ici ide ideal ideau ident identif identifi identit ideolog ii il
ile illetr illicit illimite illustr imag imager imagin immateriel immediat immeubl immigr immobili
immobilier impact impass implant impliqu import impos impossibilit impossibl impot improvise
impuls in inadapt incend inciner incit inclu inclur inclus incomplet inculqu inde indemn indemnis
independ indien indirect indispens individu individuel individus industr industriel inedit
inegalit infantil inferieur infirm infirmi infirmier influenc info infograph infor inform informat
informationnel informatis infrastructur ingenier ingenieur inherent inhum init initi initial
injustic innov inond inscript inscrir inscrit inscriv inser insert inspir install instanc instaur
institu institut instituteur institutionnel instruct instruir instrument instrumental insuffis
integr integral intellectuel intelligent intensif intensifi intent inter interact intercommunal
interculturel interd interdict interdir interdis interdisciplinair interentrepris interess
interesse interessent interet interfac intergenerationnel interieur interlocuteur intermediair
intern international internaut internet interpret interprofessionnel interven intervent intitul
inutil invalid inventair invers invest investisseur invit ira irait irland is isol isole issu
issus italien itiner itinerair iut jam janvi japon jardin jardinag jaun jazz je jesus jet jeu jeud
jeun jeuness jeux joi jou jouet joueur jour journ journal journe ju-jitsu judici judiciair judo
jug juillet juin jujitsu jumel jumelag jur jurassien jurid juridict jusqu just justic justif
justifi karat karting kayak kendo kermess kick kinesitherap kinesitherapeut kung kurd la label
laboratoir lac lach ladit laicit laiqu lair laiss lait laiti lamarch lanc lanceur langag langr
langu laos laotien laquel larg las latin laum lavoir layet le lecteur lectur ledonien leg leger
legisl legitim legum lequel lery les lesquel lettr leucem leur li liaison liban liber liberal
libert libr licenc lie lien lier lieu lieu-d lieux lign ligu limit limitroph ling linguist liquid
lir list lit litig litterair litteratur liturg livr livraison livret local localit locat locatair
locomot log logiciel logiqu logist loi loin loir lois loisir lon long longu longvic lopp lor
lorsqu losn lot loto lotos lou loueur lourd loyal loyaut loyer lucrat ludiqu ludothequ lui lumier
lund lutt lyc lyce lyceen lyon lyriqu m ma machin madam mademoisel magasin magazin maghrebin magic
magistrat magnet magny mahor mai mail main mainten maintien mair mais maison maitr maitris majeur
major majoret mal malad malgach malgr malheur maltrait mam maman man manag mandat mandatair mang
mani manier manif manifes manifest manifesta-t manipul mannequin manoeuvr manqu maquet mar
marathon march mard marginalis mari mariag marin marionnet maritim marketing maroc marocain marqu
marsannay martial masculin massag masseur massif master mat match material materiel maternel
maternit mathemat mati matier matin mation mauvais maximum me mecan mecenat medecin medi mediat
mediateur mediathequ mediatis medic medical medicalis medico medico-social medieval medit meeting
meilleur mel mem membr memebr memoir men menac menace menag menager mene mensuel ment mental
mention mer merc mercial mercred merit mess messag messager mesur met metal method methodolog meti
metr metrag metropol metropolitain mettr meubl mi micro micro-informat mid mieux mieux-etr migr
milieu milieux milit militair mill mim min mineur minimal minimum minister ministr minut mirebeau
mis miser mission mixt mm mme mobil mobili mobilier mobilis mod modal modalit model modelag modern
modernis modif modifi modul moi moin moindr mois moment momentan mon mond mondial moniteur
monsieur monstrat mont montag montagn montagnard montbard montgolfier montr monu monumental mor
moral morauxet morceau mort mot motard moteur motiv moto moto-cross motocross motocycl motocyclet
motonaut motoris motos mouch moulin mouv mouvoir moyen mu mult multimedi multipl multipli
municipal municipalit mus muscul muse musical musicien musiqu musulman mutat mutil mutual mutualis
mutualit mutuel nag naissanc naitr nal nant natat nation national nationalit natur naturel nautiqu
navig ne nec necess necessair necessit negoci neig nel net nettoi nettoyag neuf neutr neutral
neveu new ni niec nion niqu nis nisat niveau nobless noel noir nolay nom nomad nombr nombreux nomm
non nord nordiqu norg norm normal normand nos not notion notr notre-dam nou nourr nous nouveau
nouveaut nouvel novembr nozeroy nucleair nuir nuisanc nuisibl nuit numer numeris numero nutrit
object objet oblig obligatoir obsequ observ obstacl obten obtent obtenu occas occasion occasionne
occasionnel occidental occup octobr odeur oenolog oeu oeuvr offert offic offici officiel offir
offrant offre offrir oganis oiseau oisivet ok olymp on oncle onde ont onze open oper operet opin
opinion opportunit oppos opposit optimis option optiqu or oral orang orchestr ordin ordinair ordre
ordur orga organ organis organisationd organise organiserd orgu orient oriental origin originair
original orphelin orthodox orthograph orthoped ou oubl ouch ouest oui outil outillag outr outre-m
ouvert ouvertur ouvr ouvrag ouvri ouvrier pa paddl pai pain paintball paix palli panoram pap papi
papy par parachut paraitr parallel paramedical parapent parc parcel parcour pardon parent parental
parf parfair parfait parfois paris parl parlementair parlent parm paroiss paroissial parol
parrainag part partag partagent partenair partenariat partic particip participent particu
particuli particulier partiel partit partout parut parven pas pass passag passion passionne
pastoral patchwork patholog patient patinag patr patrimoin patrimonial patriot patron patronag
patronal pauvr pavillon pay paysag paysager paysan paysann pe pech pecheur pedagog pedal pedestr
pediatr peint peintr peintur pelerinag pement penal pend penibl penitentiair pens pense pension
pensionnair pepinier per percept percuss perd perdr perdu peren perennis perennit perfec
perfection perform peri-scolair peril perimetr period peripher periscolair perm permanent permet
permettent permettr permettront perpetu person personnal personnalis personnalise personnalit
personnel perspect pert perturb pet petanqu petit peu peupl peut peuvent peux pharmac pharmaceut
pharmacien phenomen philanthrop philatel philosoph photo photograph photos physiqu piano pictural
piec pied pierr pigeon pilot pilotag pip pir piscicol piscin pist plac plain plais plaisanc plan
planch planet plant plantat plasticien plastiqu plat plate-form plateau plateform plein plein-air
pleur plonge plural pluridisciplinair plus plusieur plutot pme poem poes poetiqu poid point
poisson pol polair polic poligny polit pollut pologn polon polyvalent pompi ponctuel poney pont
pontaill pool popul populair porc pormouvoir port portabl porte porteur portug pos posit possed
possess possesseur possibil possibilit possibl post post-scolair post-universitair postal
postscolair potabl potentiel pou pouilly pour pourl pourr pourront poursuit poursuiv poursuivr
pourvoir pouv pouvoir pouvon prat praticien pratiqu pratique pratiquent pre prealabl precair
precedent precis precit precite precoc preconcevoir preconis prefectur prefet prehistoir prejudic
prejug prelev premanon premi premier premilitair pren prend prendr prennent preoccup prepar
preparatoir preretrait pres presenc present preserv president press prestat prestatair pret preuv
preven prevent prevoi prevoir prevu prevus prier primair princip principal priorit prioritair pris
prison prisonni priv prive privileg privilegi prix pro problem problemat proced procedur processus
proch proclam procur product producteur productivit produir produis produit prof profan profess
professeur professionnalis professionnel profit profond progr programm progres progress project
projet prolifer prolong promenad promo promot promotion promotionnel promou promouv promouvoir
propag propagand propic propos propose proposit propr propret propriet proprietair prospect
prosper prosperit protec protect proteg protege prothes protocol prototyp proven provencal provinc
provisoir provoqu proxim proximit psychiatr psychiqu psycho psycholog psychologu psychotherap pu
pub publi public publicit publicitair publiqu puis puisqu puiss puissent puit pupill pur pyramid
qu quad qualif qualifi qualit quand quant quantit quarti quatr que quebec quebecois quel quelconqu
quelqu question quetigny qui quill quin quintet quinz quoi quotidien rac racism racont radical
radio radioam radiocommand radiocommande radiophon raid rail raison rajout rally randon randonne
randonneur rapatr rapatri rapid rappel rapport rapportent rapproch rar rassembl rationnel rattach
rattachent rayon re reag realis realise realit recens recent recept recet recevoir recherc
recherch reciproqu reclam recoit recolt recommand recompens recon reconfort reconnaiss reconnaitr
reconnu reconnus reconquet reconstitu reconstruct reconvers recour recre recreat recrut recu
recueil recuper recyclag redact redev redig redistribu redon reduct reduir reduit reeduc reel
refer referent referentiel reflech reflex reflexion reform refug refus reg regard regat regim
region regional regl reglement reglementair regoup regroup regul reguli regulier rehabilit reinser
reinsert rejouiss rel relai relanc relat relationnel relax relev reli relig religi religion
rembours remerc remettr remis rempl remplac remuner ren renaiss renaitr renal renc rencontr
rencontre rend rendr rendu rendus renforc renom renou renouveau renouvel renov renseign rent
rentabilit rentre rep repandr repar repart repartit reper repercuss repertoir repet repetit
repeupl repond repondr repons reportag repos represent representativit repress reprim repris
reproduct republ republicain reseau reserv reserve resid resident residentiel resist resolu
resoudr respect respectu respons responsabilis responsabilit resser resserr ressort ressourc rest
restaur restitu restreint restrict restructur result resultat retabl reten retour retr retrac
retrait retrouv reuil reun reunion reussit reutilis rev revaloris revel reven revend revent revenu
revenus revers revient revis revivr revolu revu rhin richess riel rien rir risl risqu rit riv
riverain rivi rivier robust rock rol rolivalois roll rom romain rompr rond ros rou roug roul
roulet roumain rouman rouss rout routi routier ru rugby ruptur rural rythm rythmiqu s sa sablier
sacr sacre sacrific sain saint saint-claud saint-sauveur sair sais saison sait sal salair salari
salin sall salon salut samed san sanc sanction sang sangli sanguin sanitair sant saon sapeur
sapeurs-pompi satellit sation satisfair sauf saulieu sauni saut sauv sauvag sauvegard sauvetag
sauveur sav savat savent savigny savoir savoir-fair scen sceniqu scenograph schem scien scienc
scientif scolair scolar scolaris scolarit scrabbl sculpteur sculptur se seanc sec second secondair
secour secret secretair secretariat secteur section secur securis securit sedentair seign seigneur
seil sein sejour sel select selection self sellier selon selongey sem semain sembl semblabl sement
seminair sen senateur senegal senior sensibil sensibilis sensibilit sensibl sensoriel sent senti
separ sept septembr ser seront serr sert serv servent serveur servic sesmembr session set seuil
seul seurr sevrag sex shiatsu show si side-car siecl sieg sign signal signatair signatur signif
similair simpl simplifi simul sincer sinistr sion sionnel sis sit sition situ situat situe sivom
six skat skateboard ski sncf so social socialis societ societair socio socio-culturel socio-econom
socio-educ socioculturel sociolog socioprofessionnel soeur softball soi soient soign soin soir
soire soit soix sol soldat solfeg solid solidair solidar solidarit solitud sollicit solut
sombernon somm sommeil son sonor sonoris sont sophrolog sort souc souch soucieux souffr souffranc
souhait souhaitent soulag soum soumettr sourc sourd sous sous-offici souten souterrain soutien
soutient souven souvenir souvent special specialis specialise specialit specif specificit spect
spectacl spectateur speleolog spher spiritu spirituel sponsor sponsoring sport sportif sportiv
squash st stabl stad stag stagiair stand standard station statist statut statutair ste stimul
stipul stock stockag stp strateg strict structur studio stupefi styl sub subaquat subven subvent
subvention success sud suffis suffrag suggest suguenot suis suiss suit suiv suivr sujet sup
superieur supplementair support supporter suppress supprim sur surfac surl surmont surtout surv
surveil surven susceptibl suscit svp sympath sympathis syndic syndical syndicat syndiqu synerg
synthes system systemat ta tabl tableau tach tactiqu tai taill tair tal talant talent tambour tant
tard tarif tarifair tarot tation tatouag tax te team techn technicien techniqu technolog tel
telecommun telemat telephon telethon televis tement temoignag temp temporair ten tend tendanc
tendr tenu ter term terr terrain terrestr territoir territorial terroir test teur text textil thai
thailand the theatr theatral them themat theolog theoriqu therap therapeut thibervill thoiret ti
tien tiennent tient tier tif tifiqu till timbr tion tional tionnel tiqu tir tireur tiss tissu
tissus titr titulair tiv toi toler tom tomb tombol ton tot total touch touche toujour tour tourism
tourist tourn tournag tourne tournoi tournois tous tousl tout tout-terrain toxicoman trac tradit
traditionnel traduct trafic train traineau trait tranquilit tranquill transact transactionnel
transfer transfert transform transm transmettr transmiss transparent transplant transport trap
traumatolog travail travaill travaillent travailleur traval traver tre tremplin trent tres tresori
trial triathlon tricot trimestriel trois troisiem tromp trompet trop trophy troubl troup trouv
trouvent truff truit tu tuning tunis tunisien tur turel turqu tutel tutelair twirling typ
ukrainien ulterieur ultra un une unesco uni union uniqu unir unis uniss unissent unit univer
univers universal universel universit universitair urbain urbanis urgenc urgent urolog usag usager
usin util utilis utilise utilit va vacanc vaill vais val valeur valid vall valle valoir valoris
vant var vari variabl varie variet vas ve vecu vegetal vehicul veil veille velar velo velopp ven
venarey vend vendent vendr vendred vendus vener vent venu ver verg vergy verif verit vernon verr
vers version vert vertus vestig vestimentair vet veterinair veuf veulent veut veuv veux vexin vi
viand victim vid vide-greni video videos vieil vieillard vien viennent vient vieux vigil vign
vignobl vigueur vill villag villageois vin vingeann vingt vinicol violat violenc virtuel vis
vis-a-v vise visit visiteur visuel vit vital vitess viti-vinicol viticol viticulteur viticultur
vitteau viv vivent vivon vivr vocal vocat voeux voi voient voil voir vois voisin voisinag voit
voitur voix vol volet volley volley-ball volont volontair vont vos vot votr voudr voul voulon vous
voyag voyageur vrai vre vtt vu vulgaris web week-end western yeux yog yon zon
"""
)
