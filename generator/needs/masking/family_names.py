"""Surnames frequent in France, of every origin, written by hand for this house; folded.

Most surnames are in no list: these only tell « ouardia ferhat » from two words that follow.
"""

from generator.needs.masking.word_lists import words

FAMILY_NAMES = words(
    """
abdallah abdou abgrall abiven acar adam adjei adjovi agbo ahamada ahmed aka akhtar aksoy alaoui
albertini ali almeida alves amegan amoussou amrani anderson andre andriamanana andrianarivo
antunes appadoo araujo arnaud arslan aslan atangana attal attoumani aubert aubry ayari aydin
azevedo azoulay ba babic bacar bagdassarian bah bailly bakkali balde baptista barbier barbosa
barre barrere barry barthelemy batista bazin begum belaid belhadj belkacem bellance belrose
benaissa benali benamar benard benarroch bencheikh benchikh bendaoud benhaddou benhaim benhamou
benichou benjelloun benkhaled benmansour benmoussa bennani benoit benomar bensaid bensalem
bensimon benslimane bentaleb benyahia benyoucef benziane berger berisha bernard berrada bertin
bertrand bescond besnard besson bianchi bidart bigot bihan blanc blanchard boateng bodenes bodin
boghossian boina bondarenko bonnet bothorel bouaziz bouazizi bouchareb boucher bouchet boudjemaa
boukhari boukhelifa boulanger boumediene bouquet bouras bourdin bourdon bourgeois bourouba
bouteflika boutin bouvet bouvier bouzid bouzidi boyer brahimi breton briand brossard brown brun
bruneau brunel brunet bruno bui buisson bulut butt bytyqi cadet cai camara camus cao cardoso
cariou carlier caron carpentier carre cartier carvalho casanova casenave castel cazaux cazenave
celestine celik cetin chambon champion chaoui chapuis charbonnier charlery charles charpentier
charrier chartier chateau chatelain chauvet chauvin chebbi chen cheng cherif cherifi chevalier
chevallier chikhi cholet chowdhury chraibi ciobanu cisse claes clarke clement clerc cloarec
coatmeur coelho cohen colas colin collet collin colombo colonna combes compaore constantinescu
conti cooper cordier cornu corre correia costa couderc coulibaly coulon courtois cousin coutant
cozic creach crespin cros cruz cunha dabrowski dahan dahmani dang daniel daoudi dasilva david
davies debray delage delahaye delannoy delattre delaunay delcroix delmas delorme deluca dembele
demir deng deniau denis denizot der-hovanessian desbois descamps deschamps deschanel desmarais
desmet devaux devos devries dewitte dia diakite diallo diarra dias didier dijoux dinh diop diouf
djebbar djordjevic dogan dore dossantos dossou doucet doucoure doumbia drouet dubois dubreuil
dubus ducasse duchemin duclos ducros dufau dufour dufresne dugue duhamel dujardin dulac dumas
dumitru dumont dumoulin duong dupond dupont duprat dupre dupuis dupuy durand durant durieux
dutertre duthil duval duvivier edouard-rose edwards el-amrani elalaoui elamrani elbaz elfassi
elhadj elidrissi elissalde elizalde elkhatib elmansouri erdogan esposito essomba esteves
etchegaray etcheverry etienne euphrosine evans evrard fabre fall fassi faure favre faye feng
ferhat fernandes fernandez ferrand ferrari ferreira ferry fichet figueiredo filali filippi fischer
fitoussi flament fleury floch fofana fontaine fontana forestier fotso foucault foucher fouquet
fourcade fournier fradin fraisse frances franceschi francois freitas gaillard gallet gallo gallois
garcia garnaud garnier gashi gaudin gauthier gautier gay gebre genin geoffroy georgiou gerard
germain gervais ghannouchi gharbi gheorghe ghezali giacomoni gilbert gilles gillet gimenez girard
giraud giudicelli goasdoue godard gomes gomez goncalves gonnet gonzalez goossens gourvennec
goyeneche grabowski granger greco green grenier grigoryan grondin gros grosjean guedj guerard
guerfi guerin guerineau gueye guibert guichard guignard guillard guillaume guillemin guillon
guillot guillou guivarch gunes guo guy guyader guyot habimana haddad haddouche hadj hadji hadzic
hagos hakobyan hall hamdaoui hamdi hamel hamidi hammadi hammami hammoudi hamon hamza haramburu
hardy harispe harris harutyunyan hassani hayoun hebert henry heraud herault hernandez hervy
hilaire hill ho hoang hoarau hodzic hoffmann horvat hossain houmadi hounkpatin hovhannissian hoxha
huang hubert huet hughes humbert hussain huynh ibarra ibrahim idrissi ilic ilunga imbert ionescu
iriart irigoyen islam ivanov jackson jacob jacobs jacquemin jacques jacquet jacquin jacquot jamet
janin jankowski jansen janssens jaouen jaworski jaziri jean jean-baptiste jean-louis jeanne jebali
jezequel jiang johnson jolivet joly jones joseph jourdain jourdan jouve jovanovic julien jung
kabbaj kabila kabongo kabore kaci kaddour kadri kaiser kalfon kalonji kamga kaminski kandasamy
kane kante kara karaca karapetian kasongo kastrati kaur kaya keita keller kengne kerautret kerbrat
kerjean kermarrec kern kervella khachatryan khaldi khalfallah khan khelif khelifi kieffer kilic
klein koc koch kodjo koenig koffi konan konate kone korkmaz kouadio kouame kouassi kovac kovalenko
kowalczyk kowalski kozlov kozlowski krasniqi kravchenko krawczyk krief krol kuhn kumar kuntz kurt
kuznetsov labarrere labbe laborde lacombe lacoste lacroix lafargue laffargue lafitte lafon lafont
lagarde lagrange lahlou laine lallemand lam lambert lamrani lang langlois laouari laporte larbi
laroche larralde larue lasserre launay laurent laval lavigne lawson lebas lebedev lebihan leblanc
leblond lebon lebreton lebris lebrun leca leclerc leclercq lecocq lecomte lecoq lecorre ledoux
ledu lefebvre lefevre lefloch lefort lefur legac legal legall legendre leger legoff legrand legros
leguen leguern leguillou lehenaff lehmann lejeune lelievre lellouche lelong lemaire lemaitre
lemarchand lemeur lemoine lenoir leonard lepage lepretre leray leroux leroy lesage letallec
letellier levasseur leveque levesque levi levy lewandowski lewis lhermitte lhostis liang lin liu
loiseau lombard lombardi lopes lopez lorentz louis louison lourenco louvet lucas luciani lumumba
luo luong lutz ly mabiala mabrouk mace machado madani madec madi maes magalhaes magnier mahdi mahe
mahi maillard maillet maillot maire majewski makaya malet malik malinowski mallet mammeri mancini
mangin manoukian mansour mansouri marchal marchand marechal marie marie-louise marin marini marino
marion markovic marques martel martin martinelli martinez martins marty marzin massamba masson
mathieu matos mattei maury mavoungou mayer mazur mba mballa mbarga mbaye mbemba mbodj mbuyi
mebarki medjahed megherbi mejri mekki melnyk menager menard mendes mendiburu mensah mercier merle
mertens messina metayer metzger meunier meyer meziane mezouar michalski michaud michaux michel
michelet mignot millet millot mohamed mokhtari mokrane moldovan monier monnier montagne monteiro
morand moreau moreira morel moret moretti morin morina morozov morris moulin moussa mouton
moutoussamy mukendi muller mulumba munier munoz munteanu mutombo mze nacer naceri nadarajah naidu
narayanin nardin ndayizeye ndiaye ndour nedelec nestor neves neveu ngo ngoma ngono nguema nguessan
nguyen niang nicaud nicolas nicolle nikolic niyonzima nkolo nkounkou noel noiret normand novak
novikov nowak nunes nzi oberle obiang oliveira olivier ollivier olszewski ondo orsini ott ouahabi
ouali ouattara oubella ouedraogo ouhabi oukaci owusu ozdemir ozkan ozturk pages pan paoli
papadopoulos papazian parent parisot partouche pasquet pasquier patel paul paulin pavlovic
pawlowski payen payet peeters pellegrini pelletier peltier peng pennec pepin pereira perennes
perez perin peron perrault perret perrier perrin perrot petit petitjean petrosyan petrov petrovic
peyre pham phan philipon philippe picard pichon picot pierre pierre-louis pillai pineau pinheiro
pinto piotrowski piquet pires plantier poggi poirier poisson polat pommier poncet pons popa
popescu popov potier pottier pouget poulain poulet prevost prigent prost provost prudhomme pujol
quemener quere quiniou rabe rachidi radu rahman rahmani rajaratnam rakoto rakotoarisoa
rakotomalala rakotonirina ramanantsoa ramassamy ramdani ramos ramsamy randria randriamampionona
randrianarisoa rasoa rasoanaivo ratsimba ratsiraka ravelo ravelomanana raymond raynaud
razafimahatratra razafindrakoto razafy regnier reis remy renard renaud renaudin renault rey
reynaud rezki ribeiro ricard ricci richard richet richter rigal rigaud rinaldi riou ritter rivet
riviere rivoal rizzo robert robert-charles roberts robin robinet robinson rocha roche rocher
rodrigues rodriguez roger roland rolland rollin romano rondeau rossi rossignol roth rouault
roudaut rougier rousseau roussel rousselle rousset rouviere roux roy roye royer ruiz russo rusu
saadi sabatier sacko sadi sahin sahraoui said saidi saindou saint-aime sainte-rose salah salaun
salhi salmon samake sanchez sangare santoni santoro santos sargsyan sarkissian sarr sautron
sauvage savary sawadogo schaal schaeffer scherrer schmid schmidt schmitt schneider schoch schott
schreiber schuler schultz schuster schwartz sebbag seck seguin selvarajah senechal serra serre
shala sharma shevchenko sidibe sieffert silva simoes simon simonet simonin simsek singh sissoko
sitbon sivakumar slimani smirnov smith soares soilihi sokolov soumare sousa sow spitz sqalli stan
steinmetz stepien stojanovic stoll strub sun susini sy sylla szymanski tahiri taieb talbi taleb
tandia tang tanguy tano tavares taylor tazi tchamba techer teixeira tesfaye tessier texier thevar
thiam thibault thierry thiery thomas thompson tissot tkachenko toledano torres touati touitou
toure tournier toussaint trabelsi tran traore trinh troadec truong tshibangu turan turner turpin
uhart unal uwimana vaillant valentin valette vallee vallet vandamme vandenberg vandevelde
vanhoutte vasseur veerapen venturi verdier vernet vial viard vidal vieira vigneron villa villard
villeneuve vincent virapin vitale vivier vo vogel vogt voisin volkov wade wagner walker walter
wang ward weber wei weiss wendling white wieczorek willems williams wilson wisniewski wojcik wolf
wolff wood wouters wozniak wright wu xiao xie xu yahia yahiaoui yang yao yildirim yildiz yilmaz
youssouf yuan zaidi zami zeitoun zeller zenati zerbib zerrouki zhang zhao zheng zhou zhu ziani
zidane ziegler zielinski zimmer zimmermann zitouni zongo zouaoui
"""
)
