"""First names borne in France, folded, from G to M: words that are almost always a person's."""

NAMES = """
gabi gabija gabin gabor gabriel gabriela gabriella gabrielle gael gaelle gaetan gaetana gaetane
gaetano gagik gaid gail gaizka gajendran galaad galina galini galip galit galla galyna gamze ganesh
ganeshan ganix gaoussou garabed garazi garegin garen garence gareth garik garikoitz garo garrett
garry gary gaspar gaspard gaspare gaston gatien gaubert gaucelm gaud gaultier gauri gausbert
gauthier gautier gauvain gavin gavino gavril gavrila gaxuxa gayane gayathri gazmend gedeon gedeone
gediminas geert geetha gela genaro genc genet genevieve gennadi gennaro genowefa genta geoffrey
geoffroy george georges georgeta georgette georgi georgiana georgie georgina georgine georgios
gerald geraldine gerard gerarde gerardo geraud gerda gergely gerhard gerlando germaine germanie
germano gerolamo gerrit gersende gerson gert gertruda gertrude gertrudis gervais gervaise geryy
getachew gevorg gexan ghada ghalia ghani ghania ghannam gharib ghassan ghazal ghazala ghazaleh
ghenadie gheorghe gheorghita ghislain ghislaine ghislene ghita ghizlane ghizlene ghjacintu ghjacumu
ghjaseppu ghjiseppu ghjulia ghjuliana ghjuliu ghjuvan ghjuvanna ghjuvanni ghjuvannu ghofrane gholam
ghulam ghyslain giacinta giacomo giada giampaolo giampiero gian giancarlo gianfranco gianluca
gianluigi gianmarco gianna gianni giannis gica gideon giedre giga gigi gil gila gilad gilat gilbert
gilberte gilberthe gilberto gilda gildas gille gilles gillette gillian gilmar gilson gina gines
ginette gino gintaras gioacchino gioia giordano giorgi giorgia giorgio giorgos giovane giovanna
giovanni giovanny girish girma girolamo gisela gisele giselle gislaine gislene gita giti giuditta
giulia giuliana giuliano giulio giuseppa giuseppe giuseppina giusy gizella gizem gjergj gladis
gladys glenda glenn glody gocha godefroy godeleine godfrey gohar gojko gokce gokhan gokmen goksel
golam golda golnar golnaz golshifteh gonca goncalo gontran gonul gonzague gonzalo gopal gopi goran
goranka gordana gorka gottfried goulven goulwen goundo gourgen gowri graca gracia gracianne
graciela gracinda gratien gratienne graxi grazia graziano graziella grazyna greg gregoire gregoria
gregorio gregorios gregory greta gretchen gretel grigor grigore grigori grigoriy grzegorz guadalupe
gudrun guelord guenael guenaelle guenievre guenole guenther guerda guerino guerlande guerric
guglielmo guido guila guilaine guilhelm guilhem guilhemine guilherme guilhermina guillaume
guillemette guillemine guillermina guillermo guiomar guiraud guivens gulab gulay gulbahar gulbeyaz
gulcan gulden guler gulhan gulistan gulizar gullu gulnaz gulsah gulsen gulseren gulsum gulten
gulzar gumersindo gunasekaran gunay guner gunes gunilla gunnar gunter gunther guntis guofeng
guoqiang guram gurvan gurwan gus gustav gustave gustavine gustavo guven guy guyaine guylain
guylaine guylene guyto gvantsa gweltas gwen gwenael gwenaela gwenaelle gwenaig gwenan gwendal
gwendoline gwenhael gwenn gwennaig gwenola gwenole gwilherm gwion gwladys gwyneth gyongyi gyorgy
gyula habib habiba habibata habibatou habibe habibullah habibur hacen hacene hacer hachemi hacina
hadda haddou hadi hadia hadiatou hadil hadis hadj hadja hadjaratou hadjira hadrien hafid hafida
hafizullah hafsa hafssa hagop haider haifa haig haik haikanouche haile hailemariam hailey haim
haingo hairati haitao haitham haithem haizea haja hajar hajdar hajer hajji hajnalka hakan hakim
hakima hakob haktan hala haleh halidi halil halima halimata halimatou halime halina halis halit
halyna hamada hamadi hamady hamasa hamayoon hamazasp hamdi hamdija hamdiye hamed hamid hamida
hamideh hamidou hamidouni hamidreza hamit hamlet hammadi hamou hamza hanaa hanae hanalei hanan
hanane hanavaata handan hande hanen haneul hania hanieh hanifa hanife hanim hanina hanitra hank
hanna hannah hannan hanneke hannelore hannes hans hansi hanta harald harena hari harilala harini
haris harish harithi haritiana haritz harold haroon harouna harriet harrison harry harryson haruka
haruki haruko harun harvey hasan hashmat hasibe hasimbola hasina hasmik hasna hasnaa hasnain hasni
hassan hassanali hassanati hassane hassiba hassina hassna hatem hatice hatim hatubou hauata haude
havva hawa hawaou hawar haya hayastan hayat hayate hayati hayatullah hayet hayk haykel hayriye
hazbije hazel heather hector hedi hediye hedley hedwig hedwige hegoa heia heiarii heidi heifara
heike heiko heimana heimata heimiti heiner heinrich heinui heinz heirani heitiare heitor heiura
hejar hekmat hekmatullah helal helder helena helene helga helge heliette helin helio heliodore
helmut helmuth heloisa heloise hema hemalatha hend hendrik hengameh henintsoa henk henning henri
henriette henrik henrique henriqueta henry henryk henryka herbert herby herculano hercule hereiti
heremoana herenui heribert heriberto herilala herimanana herita herizo herle herman hermance
hermann hermelinda hermeline hermenegildo herminia herminio hermione hernan hernando herold herri
herve hervea herveline heval hewan hiba hibo hicham hichem hidaya hideki hideko hideo hidir hien
hiep hieronim hikari hikmat hikmet hila hilaire hilal hilaria hilario hilarion hilary hilda hilde
hildegard hildegarde hina hinano hinarere hinata hinatea hind hinda hinerava hipolito hippolyte
hiro hiroko hiromi hiroshi hiroyuki hitiura hiwa hiwot hnaije hocine hodan hodaya hodia hodna hoel
holger holly holy homa homaira homayoun homere hongmei honorat honorata honorine hooman horace
horacio horatiu horia hormoz hornela horst hortense hossein houari houaria houcine houda houdhoifa
houfrane houria hourya houssam houssem houssine hovannes hovhannes hovig hovik hovsep howard hrair
hrant hratch hripsime hryhoriy hubert huberte hubertus hugh hugo hugolin hugolino hugues huguette
huib huifang huimin hulya huma humaira humayun humberto huong hurriyet husamettin huseyin husniye
hussain hussein hyejin hyrije hysen hyun hyunjin hyunsoo iaera iain ian iancu iann iara iavo ibai
iban ibolya ibon ibou ibra ibrahim ibrahima ibrahimou ibtihal ibtissam ibtissem ichiro ida idalina
idan idir idoia idris idriss idrissa ieva ievgen ifeoma iffat ifig ifrah iftikhar ignace ignacia
ignacio ignacy ignazio igor ihab ihor ihsan ihsane ihsanullah ihsene ihssan ijeleme iker ikram
ikrame ikramullah ilan ilana ilanit ilaria ilayda ilda ildefonso ildiko ileana ilham ilhan ilhem
ilia ilian iliane ilias iliass ilidio ilie ilija ilijana ilinca ilir ilira ilka ilkay ilker ilknur
ilona ilse iltud ilunga ilya ilyan ilyana ilyas ilyass ilyes ilyess ilze imad imade imane imdat
imeda imelda imen imene immacolata imran imrane imre ina inacia inacio inaki inas inass inaya inbal
inci indira indrani ines inese inessa inga inge ingeborg inger ingmar ingo ingolf ingrid ingrida
ingvar inigo iniyan inmaculada inna insaf inssa inta intissar ioan ioana ioanna ioannis ionel
ionela ionica ionut iosif iotefa iouri ipek iphigenia iqbal iqra iraj irakli irati irem irena irene
irenee ireneusz irfan irina irit irma irmgard irmtraud irondina irum irving iryna isa isaac isabeau
isabel isabela isabella isabelle isadora isaie isak isaline isamu isaura isaure iseult ishai ishak
ishan ishani ishaq ishfaq ishtiaq isidora isidore isidoro isidro isik isla islambek islande islem
ismael ismaelle ismahan ismahane ismahen ismail ismaila ismat ismene ismet ismihan isoline israelle
issa issaad issam isser issiaka issihaka issmael issouf issoufou istvan itai itala italo itamar
itay itri itsaso itzhak itziar iulia iulian iuliana iulica iuliu iustin iva ivain ivan ivana ivane
ivanka ivanna ivano ivars ivaylo ivica ivo ivona ivone iwan iwann iwen iwona ixabel ixepei iyad
izabela izaro izei izet izydor jaafar jaap jaba jabali jaber jabir jabrane jacek jacinta jacinto
jacira jack jackie jackson jacky jacme jacob jacoba jacotte jacquelin jacqueline jacquemine jacques
jacquette jacqui jacquie jacquot jaden jadwiga jaehyun jafar jagan jagoda jahanara jahangir jahnae
jahyana jaime jaimie jair jake jakes jakez jakub jaleh jaleleddine jalil jalila jamal jamel james
jamie jamil jamila jamshed jan jana janaina janaki janani jane janet janeth janice janick janie
janina janine janique janis janka jannah jannat janneke jannik janos januario janusz jaouad jaouen
jaouida jaqueline jared jarek jaroslaw jasenka jasim jasmina jasmine jasna jason jaspar jasper
jaspreet jaswinder jaufre jaume jaurel javad javed javeria javier javiera javotte jawad jawed jawid
jaya jayanthi jayashree jeancy jeanine jeanne jeannette jeannie jeannine jeannot jeanty jeff
jefferson jeffery jeffrey jegan jeison jelena jelica jelle jemima jenaro jenifer jennifer jenny
jennyfer jeno jens jephte jeremie jeremy jeroen jerome jeronimo jerry jerzy jesmin jessica jessie
jessika jessy jessyca jetmir jeyakumar jeyanthi jhon jhonatan jhonny jhony jianguo jianhua jianping
jihad jihane jihene jihoon jihye jilali jill jim jimmy jinane jingjing jinho jisoo jiyan jiyoung
joab joachim joan joana joane joanna joanne joanny joao joaquim joaquin joaquina jocelin joceline
jocelyn jocelyne jochen jocya jodie joe joel joelle joelma joep joerg joey jofre johan johana
johann johanna johanne johannes john johnny johnson jokin jolan jolanda jolanta jolene jolita jon
jonas jonathan jonathas jonel jonise jonna joon joost joran jord jordane jordi jordy jorg jorge
jorgelina jorgeluis jorgen joris jorn jose joseba josee josefa josefina josep joseph josephe
josephine josette josh joshua josiane josianne josias josilin josline josny josoa joss josselin
josseline jossy jost josue josune josy jothi jouda joumana jouveline jovan jovana jovanka jovica
jovita jovo joyce jozef jozefa jozsef juan juana juanita juanito juarez jubelly jude judeline
judelson judes judicael judicaelle judikael judit judith judoc judy julen jules juli julia julian
juliana julianna julianne juliano julie julien julieta julieth juliette julina juline julio julita
julius juliusz junaid junichi junko juozas jurate jurema jurgen juris justas justin justine justyna
jusuf jutta juvenal jwan kaan kabeya kabongo kacem kaci kacper kadda kaddour kader kadi kadiatou
kadidia kadidiatou kadidja kadija kadir kadrija kadriye kady kaelig kahaia kahina kai kaiane kaina
kainat kaique kais kajetan kakha kala kalai kalaivani kalala kalidou kalilou kalliopi kalman kaloi
kalpana kaltrina kalyani kamal kamala kamalesh kamar kamardine kamaria kambiz kamel kamelia kamer
kamil kamila kamilia kamran kamrul kamuran kamyar kanagalingam kanako kanchana kandasamy kandia
kanha kankou kannan kanoa kanwal kany kaori kaoru kaou kaourintin kaoutar karam karamba karamoko
karan karapet karelle karen karim karima karin karina karine karl karla karlen karlheinz karmela
karol karole karolina karoline karoly karthik karthika karwan kashif kasia kasongo kaspar kaspars
kassim kassimou kassoum kasthuri kata katalin katarzyna kate katel katelig kateline katell katerina
kateryna katharina kathleen kathrin kathy katia katiba katica katie katja katoucha katrin katsumi
kattalin kattin katy katya kaveh kavita kavitha kavya kawa kawtar kawthar kayla kays kayssane
kazadi kazimiera kazimierz kazuko kazuo keala keanu kehaulani keiko keira keisuke keith kelly
keltoum keltouma kelvin kelya kemal kemo ken kenan kenichi kenji kenneth kenny kenson kenta kenza
kenzo kenzy keoni kepa kercy kerem keren kerim keriman kerline kerry kerstin kervens kestutis
ketevan kethesh keti ketsana ketty kevin kevork kevyn keyvan kezban kezia keziah khachatur
khadiatou khadidiatou khadidja khadija khadim khadizhat khadra khady khaled khaleda khalid khalida
khalifa khalil khamphanh khamphone khamsing khamsouk khamtanh khang khanh khanthaly khardiata
khatchig khatchik khatera khatia khatuna khava khedidja kheir kheira kheireddine khemara khemissa
khorshed khoshal khosrow khoudia khoukha khouloud khrystyna khurram khusein kianoush kidane kidist
kilian killian kim kimberley kimberly kimete kimia kimsan kinga kira kiran kireg kirill kirk
kirsten kirsty kirthana kishore kitti kiumars kiymet kiyoko kiyoshi kjell klaas klara klaudia klaus
klemens klervi klervia klodian knarik knut koami koba kobina kodjo koffi kofi koji kokou koksal
koku koldo koloina komathi komi komitas konan kongkeo konogan konrad konstantin konstantina
konstantinos konstanty kontxi koray korka korkut kornelia kosai kosal kosovare kossi kossiwa kostas
kostia kostya koto kouadio kouame kouassi koudedia kouider koulm koulou koumba kourosh krasimir
kreshnik krikor kris krishna krishnan kristaps kristen kristian kristijan kristin kristina kristine
kristof kristoffer kristy krisztian krisztina krithika krunoslav krystel krystian krystyna
krzysztof ksawery ksenia ksenija kuba kubra kujtim kulsoom kumar kumaran kumari kumiko kunthea
kursat kurt kushtrim kusitino kwame kwasi kwassi kyle kylian kyoko kyriaki kyriakos kyungmi
kyungsook labinot lachlan ladan ladislas ladjel laercio laetitia lafaele laguia lahcen lahcene
lahouari lahsen laia laida laila lailuma laima laithidine lakhdar lakhdari lakshan lakshmi lala
lalaina lalao lalatiana lale laleh lali lalie lalitha lambert lamberto lamia laminata lamine lamiss
lamisse lamya lancelot landry landu lani lantoniaina lanying lara larbi larisa larissa larry lars
lasha lassana lassina lassine laszlo lata latefa latha latif latifa latife latitia latoya latsamy
laudelina laura laurane laurelenn laureline lauren laurence laurene laurent laurentine laurentiu
laurette lauriane laurie laurinda laurindo laurine lauryn lauryne lavanya lavinia lawand layal
layla laylo lazar lazare lazaro lea leah leakhena leana leandra leandre leandro leane leanne lech
lechoslaw lee leela lefteris leib leidy leif leigh leiho leila leilani leili leire lejla lelia
leman lena lenaic lenaig lendita leni lenique lennart lenny lenuta leo leocadia leocadie leokadia
leon leona leonard leonarda leonardo leonce leoncio leonel leonid leonidas leonie leonilda leonilde
leonor leonora leonore leontina leontine leopold leopoldine leopoldo leposava leroy lesia leslie
lester lesya leszek leticia letitia letizia levan levana levenez levent levente levi levon lewis
lexane leydi leyla leynae liam liamine liana liane liantsoa liaqat libero licia licinia lidia
lidija lidwine lidya liene liesbeth liesel lieselotte lieve liga ligia lila lili lilia lilian
liliana liliane lilianna lilie lilit liljana lilla lilli lillian lilly lilou lily lina linda
lindsay lindsey linette lingling linh linus lionel lionelle lior liora lioubov lioudmila liouti
liran liridon liridona liron lisa lisandra lisandru lisanne lisbeth lise lisel liselotte lisette
lisiane lison lissandre liubov liudmila liudmyla liva livia livio liviu lizea lizeth lizie lizzie
ljiljana ljubica ljubisa ljubomir ljupco lloyd loane lodovico loeiz loeiza loes logan logeswary
lohan lohane loic loicia loick loig lokesh lola lolesio lolita lomig lope lopo lorea loredana
lorelei lorella loren lorena lorene lorenita lorenz lorenza lorenzo loreta loretta lori loriane
lorie lorik lorinc lorine lorinne loris lorna losa lotfi lothaire lothar lotte louan louane louann
louanne loubna louca loucif louis louisa louise louisette louison louiza louka loukas louna lounes
lounis lounja lourenco lousik loussine loutfi louverture lova lovasoa lovelie loveline lovely
lowell luam luana luba lubin lubov luca lucas lucette luchino lucia lucian luciana luciano lucica
lucie lucien lucienne lucile lucilia lucille lucillien lucimar lucinda lucio lucja lucjan luckner
lucrece lucrezia ludgera ludivine ludmila ludmilla ludovic ludovica ludovina ludwig ludwik ludwika
luigi luigia luigina luis luisa luisita luiz luiza luka lukas lukasz lukaz luke lukeni luljeta
lulzim luminita lumturi lumturije lunise lusia lusine lutchman lutfi lutfiye lutfor lutz luzmila
lya lyam lydia lydie lyes lyess lyla lylia lylou lyna lynda lyne lynn lyse lysea lysiane lyson
lyubov lyudmyla lyvia maaike maamar maarten maati maayan maba mabel mabrouk mabrouka macarena macha
maciej mackenson mackenzie macoumba madalena madalin madalina madani maddalen maddalena maddi maddy
madeg madelyne maden madenn madhavan madhu madi madiara madina madison madjid madjida madjiguene
mado madou mady mae mael maela maelan maelane maelann maelia maelie maelig maeline maelle maellys
maelya maelys maenfou maeva maevane mafalda magali magalie magaly magar magda magdalena magdalina
magdalini magdeleine magdeline magdolna maggie maggy magloire magno magomed maguette mahad mahamed
mahamoud mahamoudou mahana mahasti mahaut mahboubeh mahbub mahdi mahdia mahe mahealani mahefa
mahendran maher mahesh maheswaran maheswary mahfoud mahfoudh mahfuz mahin mahine mahir mahjoub
mahjouba mahmood mahmoud mahmuda mahmut mahnaz mahnoor mahrez mahsa mahshid mahtab mahyar maia
maialen maiana maicon maider maika mailys maima maimiti maimouna maimounata maissa maissane
maissara maite maitena maiwand maiwen maiwenn maixan maixent maja majd majda majdi majeed majid
majida maka makan makara makbule makenson makhan makiese makka maksim maksym maksymilian malak
malala malalai malathi malaurie malaury malcolm malek malgorzata malgosia malia malik malika malin
malina malini malino malka mallek mallika malory malou malouen malvina maly mamadi mamadou mamady
mambu mame mami mamisoa mamitiana mamoru mamou mamoudou mampionona mamuka manabu manal manana manar
manarii manava manda mandana mandy manea manech manel maneli manes manex manfred mangala manichanh
manijeh manik manikandan manimegalai manise manish manisha manitra manivanh manjaka manju manjula
manlio manoa manoel manoj manola manolis manolito manolo manon manouchehr manouchka manoug manouk
mansata mansoor mansour mansoura mantas manuarii manuela manuella manutea maoulida maqbool maqsood
marama marame marbel marcabrun marcantone marceau marcel marcela marcelin marceline marcelino
marcella marcelle marcellin marcelline marcello marcelly marcelo marchju marcia marcial marcin
marcio marckenson marco marcos marcus mardiros marek maren mareva margaret margareth margarethe
margarida margarit margarita margaud margaux margerie margit margot margriet maria mariagrazia
mariam mariama mariame mariami marian mariana mariane marianick marianna mariano mariarosa mariati
mariatou maribel marica maricarmen maricel maricica mariella marielle mariem marien mariette mariia
marija marijan marijana marika mariko marilena marilia marilou marilyn marilyne marilyse marinela
marinette marinko marino mario marioara mariola marion mariona marios maris marisa marise mariska
marisol marit maritza marius mariusz marivon marivonne mariya marjan marjane marjolaine marjolein
marjorie marjory markela marko markus marla marleen marlena marlene marleny marloes marlon marlyse
marouan marouane marsha marshall marta martha marthe marti martialle martijn martina martine
martinho martins marton marty maruja marurai marusia marvelle marvens marvin marwa marwan marwane
mary maryam maryannick maryem marylene maryline marylise marylou maryna maryon maryori maryse
maryvonne marzena marzieh masaaki masako masashi masato masood masoud massa massi massiami
massimiliano massimo massinissa massoud massyl masud matahi mataio matar matarii mateata matehau
matei matej matenin mateo mateu mateus mateusz mathea matheus mathias mathieu mathijs mathilda
mathilde mathis mathurin mathurine mathusha mathys matias maties matilde matilin matis matiullah
mats matt mattea matteo matteu matthew matthias matthieu matthijs matthis mattia mattin matvei
matys mauarii maude maui maura maurane maureen maurice mauricette mauricia mauricio maurin maurine
mauritz maurizio mauro maurycy mawa mawuli maxence maxens maxime maximilien maximilienne maximin
maximino maximo maxine mayara mayele mayline maylis mayra mayumi maywenn mazhe mbae mbarka mbaye
mbola mbolatiana mbuyi mchangama mealea mebarka mebrat mebrouk mechack mechtild medard medhi medine
medni medoune meena meenakshi megan meggie megha megumi mehdi meherio mehmed mehmet meho mehran
mehrdad mehreen mehri mehrnaz mehrnoush mehwish meike meiling meinhard meir meissa meizhen mejdi
mejra meklit melaine melania melanie melchior melchiorre melchor mele meleana melih meliha melik
melike melina melinda meline melisande melissa mellie melody meloe meltem melvil melvin melvyn
memet menachem menahem mendel menekse mengyao menno mensur mentor merab merault merdan meredith
mergim merhawi meriam meriem merima meritxell meron merouane mersiha mert merve mervin mervyn
merwan merwane meryam meryem meryl mesbah mesfin mesrob messaoud messaouda mesut metehan metin
meven mevena mevlida mevlut mewen mger mher mia miangaly miarisoa micah michael michal michalina
michalis michel michela michelangelo michele micheline michelle michiko michou mick mickael micke
midhat midori mieczyslaw mieke mieko miguel mihaela mihai mihail mihaita mihaja mihajlo mihalis
mihaljo mihaly mihary mihimana mihnea mihran mika mikael mikaele mikail mike mikel mikele mikhail
mikhal mikheil miki miklos mikolaj mila milad milagros milana mile milena milene milenko miles
milica milig milivoje miljana millie milly milorad milos milosz miloud milouda milovan miltiadis
milton mimmo mimose mimoun mimouna mimoza mina minas mindaugas minghua minh minjun minnie mino
minoo minoru minseo mioara miodrag miora miquel mirac mirana miranda miray mircea mirco mireille
mireine mireio mirel mirela mirelha mirella miren mireya miri miriam mirian mirindra mirjana mirko
mirlande mirlinda miron mirona miroslav miroslava miroslaw miroslawa mirsad mirsada mirwais mirza
misaki misbah misook mitchell mithat mithun mitia mitra mitsuko mixel miyuki mizanur mizel mizgin
mizuki mkrtich mkrtitch mladen mmadi moacir moad moana mobeen modestine modesto modibo modou mody
moea moeata moencef moerani moetai moetini moez mohamad mohamed mohammad mohammed mohan mohana
mohand mohcine mohibullah mohini mohit mohsen mohsin mohsine moina moinaecha moinafatima moinecha
moirabou moises mojgan mojtaba mokbul mokhtar mokrane molly momar momcilo momir mona moncef mondher
monia monica monika monique monir monira montserrat monty mony morad morane mordechai mordekhai
morgane morgann morgiane moris moritz morris morten morteza morvana mosharraf moshe mostafa mostefa
motiur mouaad mouad mouayad mouhamadou mouhamed mouhcine moulaye mouloud mouna mounia mounib mounim
mounir mounira mourad mouradi moussa moussab moussokoro moussoulimou moustafa moustapha movsar mpia
muamer muammer mubarak mubashir mucahit mudassar muguette muhamed muhammad muhammed muhammet
muharem muharrem muhittin muhsin muhterem mujde mujib mujo mukaddes mukendi mukesh mukul mulamba
mulu mulugeta muna munawar muneer munevver munipoese munir munira munire murali muriel murielle
murilo murray mursal murugan murvet musa mushegh mushtaq mustafa mustapha muteba muthu muzaffer
muzammil mwamba mykhailo mykola mykyta mylene myra myriam myrna myrtha mzia
"""
