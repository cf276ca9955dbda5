"""First names borne in France, folded, from A to F: words that are almost always a person's."""

NAMES = """
aaliyah aaron abasse abbas abbes abby abdallah abdel abdelaali abdelali abdelaziz abdelbasset
abdelfatah abdelfattah abdelghani abdelhadi abdelhafid abdelhak abdelhakim abdelhalim abdelhamid
abdelillah abdeljalil abdeljelil abdelkader abdelkarim abdelkebir abdelkrim abdellah abdellatif
abdelmajid abdelmalek abdelmalik abdelmoumen abdelouahab abdelouahed abdelrahim abdelrahmane
abdelsalam abdelwahab abdelwahed abderahmane abderrahim abderrahmane abderrazak abdesalam abdeslam
abdessalem abdessamad abdi abdirahman abdolreza abdou abdoul abdoulatuf abdoulaye abdoulkarim
abdouroihamane abdramane abdul abdulbaqi abdulhamid abdulkadir abdullah abdullahi abdulmajid
abdurrahman abeba abebe abed abel abelard abgar abhijit abhishek abibatou abid abida abigael
abigail abilio abir ablavi aboubacar aboubakar abraham abrar absatou abul acacio achille achilleas
achour achraf adalberto adalgisa adam adama adao adda adeel adel adela adelaida adelaide adele
adelheid adelie adelina adeline adelino adelmo adelphe adem ademar aderito adhemar adiaratou adib
adil adila adile adilson adina adisa adja adjoua adjovi adlan adlane adnan adnana adnane adolphe
adonis adoracion adriaan adrian adriana adrianna adriano adrien adrienne ael aela aelig afaf affoue
afif afonso afra afrim afroditi afsaneh afshin aftab afzal agafia agata agathange agathe agathi
agdal aggeliki aghavni agim aglae agnes agnese agnieszka agop agostina agostinho agostino agrin
agron agueda agustin agustina ahamada ahamadi aharon ahcene ahlam ahlem ahmad ahmada ahmed ahmet
ahmida ahoua ahsan ahura ahutiare aicha aida aidan aiga aikaterini aiko ailton aimad aimane aimat
aimee aimerance aimeric aina ainara ainars ainasoa aisha aissa aissam aissata aissatou aissetou
aitana aitor aitz aivars ajay ajit ajla ajmal ajsa akaki akane akash akbar akemi akhmed akhtar akif
akihiko akila akim akira akissi akiva akli aklilu aklima akmal akos akossiwa akou akoua akouvi
akram aksel alaa alae alaia alain alaitz alamgir alan alanig alara alaric alasdair alassane
alastair alauddin alba alban albana albane albano alberic albert alberta alberte albertina
albertine alberto alberzh albin albina albino albion albrecht alcide alcina alda aldair aldegonde
aldina aldjia aldo aldric alec aleida aleix alejandra alejandro alejo aleko aleksandar aleksander
aleksandra aleksandrs aleksei alemu alena alessa alessandra alessandro alessia alessio alex alexa
alexandra alexandre alexandrina alexandrine alexandro alexandros alexandru alexane alexei alexey
alexia alexiane alexis alfie alfio alfons alfonsina alfonso alfred alfredo algirdas ali alia alican
alice alicia alicja alienor aliette alija alikhan alima alin alina aline aliocha aliona aliou
alioune alireza alirio alisa alison alissandre alisson alistair alix alizee alketa alkis alla
allaoui almaz almin almir almudena aloise aloisio alojzy alon alonso aloys aloyse alparslan alper
alperen alphonse alphonsine alrick altagrace altair altan altin alva alvaro alvin alvine alwin alya
alyssa alzira amable amadeu amadine amadou amaia amal amala amalia amalraj amalya amancio amand
amandine amanuel amanullah amar amara amaury amavi amayas amber ambroise ambroisine ambrozy amedee
amedeo amedine ameer amel amela amelia amelie amelien ameline amelle amer americo amerigo ameur
amichai amidata amidou amiel amilcare amin amina aminat aminata aminatou aminul amir amira amirdine
amirhossein amirouche amit amitabh amjad ammar amoin amokrane amos amparo amrane amrita amutha amy
anabela anacleto anael anaelle anahi anahid anahit anahita anaig anais anand ananthi anas anass
anastase anastasia anastasie anastasios anastazja anat anatole anatoli anatoly anca ander andere
anders anderson andoni andra andras andre andrea andreane andreas andree andrei andreia andrew
andria andrianina andris andriu andrius andriy andry andrzej andy anela anestis aneta anfane
anfiati anfissa angel angela angele angeles angeliki angelina angeline angelo anghjula anghjulu
angus angustias anibal anicet anicia aniela anika aniko anil anisoara anissa anisur anita anitha
anja anjali anjelika anju anjum anke ankit ankita anli anna annabel annabelle annaelle annaick
annaig anne anneke annelies anneliese annelise annette annick annie annika annonciade annouchka
annunziata anouar anouch anouck anouk anoush anowara anrafa anrifi anrifidine anselm anselma
anselme anselmo anta antal antanas anthelme anthime anthonipillai anthony antigone antje anto
antoine antoinette antone antonella antoni antonia antonietta antonin antonina antonine antonino
antonio antonis antoniu antonu antony antranig antton anup anuradha anusha anushka anwar anwarullah
anziza anzor anzoumana aouatef aouda aparicio aparna apolline apollonie apolonia apostolos appiu
april apti aqsa aquilino araceli arakel araksi aramaz arame aranka arantxa arantza arash aravind
araxie arben arbi arbnor arcadius arcangelo archana archibald archimed arda ardalan ardeshir ardian
ardit ardjouma areg arek arend arezki arezoo arfan argam argi argitxu arian ariana arie arieh ariel
arielle arif arij arin aris aristea aristide aristidis aristote aritana aritz arjan arjeta arjun
arkadi arkadiusz arlene arlette arley arman armance armand armande armandine armando armel armelle
armen armend armenio armenouhi armida armin arminda armindo armine arnaitz arnau arnaud arnauld
arnaut arno arnold arnould arpad arpi arpine arrigo arsalan arsen arsene arsenie arshad arta artak
artan artavazd artem arthur arthus artin artiom arton artur arturas arturo artyom arul arulmozhi
arun aruna arunthathi arus arusyak arvid arvin arvo arwa arzhel arzhela asad asadullah asami
ascensao ascension aset asghar asha asher ashkan ashley ashok ashot ashraf ashton ashwin asier asif
asim aslan aslanbek asli asma asmaa asmae asmir asok assa assad assaf assane assani assem assetou
assia assiata assitan assiya assuncao assunta astghik astou astree astri astrid asuka asuman
asuncion asya atakan ataur atef atefeh athanase athanasia athanasios athena athenais atif atika
atilla atiqullah atmane atonio atou atousa atsuko attila attilio attoumane attoumani aubane aubanel
aubert aubrey aude audra audran audrey audrius august augusta auguste augustin augustine augusto
aure aurea aurel aurela aurele aurelia aureliano aurelie aurelien aurelienne aurelio auriane aurica
aurimas aurora ausra auxence avag avak avdija avedis avelino aviel avigail avinash avit aviva avner
avni avotra avraham avram avtandil awat awatef awen awena axel axelle aya ayaan ayaba ayache ayah
ayaka ayako ayala ayat ayawo ayca aydan aydee aydin ayesha ayfer aykut ayla aylin ayman aymane
aymar aymen aymeric aynur ayodele ayoub aysan ayse aysegul aysel aysenur aysun ayten ayumi ayyoub
azad azadeh azalais azar azdine azeddine azem azema azemina azhar azilis aziliz azita aziz aziza
azize azizul azizullah azniv azra azriel azucena azza azzeddine azzedine azzouz azzurra babacar
babak babar babette babul bacar bacari badara badia badis badr badra badreddine badri badrul bagrat
baha bahadir bahar bahareh bahia bahman baholy bahram bajram bakari bakary bakhta bakir bako balaji
balakrishnan balamurugan balasingam balazs balbina baldassare balla baltasar bamba banafsheh
baptiste baptistin baptistine baraka baran barbara bardhyl baris barka barnabe bartek barthelemy
bartlomiej bartolome bartolomeo bartosz baruch baryalai bashir bashira basile basilio bassirou
bastian bastianu bastien bastienne batia batoul batsheva battal battista battistina batuhan baudoin
baudouin bawer baya bayram bazlur beata beatrice beatrix beatriz bechir becky bedros begona behar
behnam behnaz behrooz behrouz behzad bekim bekir belaid belen belgacem belgin belinay belkacem
belkheir belmiro bema bemba ben-zion benaissa benali benat bence benedetta benedetto benedicte
benedikt bengi beniamino benigno benita benito benjamim benjamin benjamine benny benoit benoite
benvinda berangere berdj bereket beren berenger berengere berenice berfin beria berivan berj berkan
berkay berna bernadett bernadette bernard bernarde bernardin bernardine bernardo bernd bernhard
berrin berta berthe berthold berthony bertille bertin bertran bertrand bertrande bertrane besart
besarta besian besik besim besnik beth bethany betsy bettina betty betul beverly beyza beyzanur
bhagya bhanu bharat bharathi bhavani bhavna biagio bianca bibiane bidzina biel bijan bilal bilel
bilge bill billel bilqis bingbing biniam binnaz binta bintou biram birama birane bircan birgit
birgul birol birwa bislan bita bittori bixente bjorn blandine blanka blas blazej blendi bleona
blerim blerina blerta bleunvenn boaz bob bobby bocar bochra bodo bogdan bogdana boghos boglarka
bogumil bogumila boguslaw boguslawa bohdan bojan bojana boleslaw bolingo bonaventure boniface
bonnie bopha boris borislav boro botan bouabdellah boualem bouazza boubacar boubakar boubou
bouchaib bouchra bouchrane boudjema boujemaa boumediene boun bouna bounkham bounmy bounouar
bounthavy bounthong bousselham bouziane boyan bozena bozidar brad bradley brahim brahima braian
brandon branimir branislav branka branko brehima brenda brendan brendaneg brent briac briag brian
brice briceida bridget briec brieuc brigida brigitte brikena britta brittany bronislaw bronislawa
brooke bruce bruna brunehilde brunella brunelle brunilde brunissende bruno bryan brygida bryony
bukasa buket bulent bunthoeun bunyamin burak burcu buren burhan burim bushra busra cadi cado
caetano cafer cagla cagri caio calendal calin calixte calliste callum calogera calogero calvin
cameron camila camille camillia camillo camilo canan candela candice candida caner cansel cansu
caridad carine carl carla carlene carles carline carlinhos carlitos carlo carlos carlota carluccio
carmela carmelina carmeline carmelo carmi carmine carolane carole caroline carolyn carrie carsten
carter carulina casey casimir caspar caspian cassandra cassandre cassie cassiopee castille catalin
catalina catarina caterina catherine cathleen cathy catia cayetano cecce ceccu cecile cecilia
cecilio cecylia cedric cedrick cedrik celestin celestine celestino celia celian celie celina celine
celso cemal cemil cemile cendrine cengiz cennet cesaire cesare cesarine cesaru cesc cetin cevat
ceyda ceyhan ceylan cezary chaanbane chad chadhouli chadi chadia chadli chafia chafik chaharane
chahid chahidi chahinez chahra chahrazad chai chaim chaima chaimae chaker chakib chakir chamroeun
chams chamsia chana chanah chanda chandra chandran chandrika chanel changming channary chansamone
chantal chantha chanthala chanthavong chanthy chantou chara charaf charafina charan charlene
charles charley charline charlotte chava chaya cheick cheickna cheikhou cheima chenda chenglong
cherazade cherifa cheryl chester chhaya chiaka chiara chidi chieko chihiro chimene chinedu chioma
chiraz chitra chjara chloe chokri chouchan chouchane chris christa christel christele christell
christelle christelvie christen christer christian christiane christina christine christobal
christoph christophe christopher christos christy chrysa chrysoula chrystel chuck chunhua chunmei
ciaran cigdem cihan cindy cintia cinzia ciprian cipriano ciro claas clairette clairvius clamenca
clara clarice clarine clarisse clark claude claudel claudette claudia claudie claudine claudino
claudiu claudius claudy clayton clea cleber cledor cleiton clelia clelie clemente clementine clency
cleo cleophee cleotilde cliff clifford clint clive clodomir clotaire clothilde clotilde clovis
codrin codruta cody colette colin coline colleen colomban conceicao concepcion concetta conchita
connie connor conor conrad constanta constantin constantine constantino constantinou consuelo cora
coralie coralina coraline coralyne cordelia corentin corentine corey corina corinne corneille
cornel cornelia cornelie cornelis corrado cory cosette cosima cosimo coskun cosmin costantino
costel costica costin coumba courtney covadonga craig crepin crescence crescenzo crina cristel
cristhian cristi cristian cristiane cristiano cristina cristinel cristobal crocifissa cruz csaba
csilla cudi cunegonde cuong curtis curtisia custodia custodio cvetana cybele cybille cydalise
cyndie cynthia cyprien cyprienne cyriaque cyriel cyrielle cyril cyrille cyrine cyrus czeslaw
czeslawa daan daba dace dado dafni dagoberto dahalani dahbia dahmane daiane daina daisuke daiva
dajad dalal dalia dalibor dalila dalma dalvina dalya damase damian damiano damien damienne damir
damla damodaran danai dania danica daniel daniela daniele danielle daniil danijel danijela danil
danilo danis danish danitza danny danuta danute dany daoud daoudou daphna daphne daphnee daria
darina darioush darith dariu darius dariush dariusz darko darlene daron darren darryl darya daryna
daryoush dato daud davi david davide davidson davina davit davor davuth davy dawid dawit dawood
debbie debora deborah debra decebal dede deepa deepak deepika deeqa deisy deivid dejan delal delara
delfim delfina delia delil delna delowar delphin delphine delphy demba demetria demetrio denada
denes denez denis denisa denise deniz dennis denys deodat deolinda dera derek derly derya desanka
desideria desmond despina desta dethie detlef devi devika devon devora devota dewi dezso dhanushka
dharma dharshini dhia dhoimir diaba diadie diakaria dialla diana diane dianke dianne diariata
diarra dibi dideric didier diego dieter dieudonne dieudonnee dieula dieunie dieuseul dieuvenson
dieynaba dijana dikran dilan dilara dilek dilruba dilsad dima dimitar dimitra dimitri dimitrios
dimitris dimitry dinah dinesh dinko dino dioclecien diodore diogo dionisia diran dirk divya diyar
djallal djamal djamel djamil djamila djanfar djaoudou djaouida djawad djelika djelloul djemaa
djenaba djenabou djenane djeneba djenna djibi djibril djibrilla djihane djillali djimmy djivan
djouher djouhra djouma dmitri dmitriy dmytro dobrinka dobroslav doda dogan dogukan doina dolly
dolors domenica domenico domingos dominik dominika dominique domitien domitille domoina donald
donan donara donatella donatian donatien donatienne donato dondu donia donna dorcas doreen dorel
dorian doriane dorin dorina dorine doris dorota dorothea dorothee dorothy doru douaa douangchai
doudou doug douglas dounia dovile dragan dragana dragica dragoljub dragomir dragos dragoslav drew
driss drissa drita dritan driton duarte duartina dubravka dume dumenica dumenicu dumitra dumitru
duncan dunja durdu durga durim durmus dusan dusanka dustin duygu dvora dwayne dylan dzemila dzenan
dzenita dzevad dzhamila earl ebba ebou ebrahim ebru ecaterina echata echati eckart ecrin edda eddie
eddy edelin edeline edelmira edelyn edem edern edgar edgard edgars edik edilberto edilson edin
edina edinaldo edit edith edlira edmee edmond edmonde edna edner edoardo edoh edona edouard
edouardine edson eduarda eduardo eduart edward edwige edwin edyta efflam efraim efrain eftychia
efua egidio egle egon eguzki egzon ehrhardt ehsan ehud eider eiji eiko eileen einar eirini eitan
ekain ekaterina ekaterine ekow ekrem el-hadi elaheh elaia elaine elande elango elanur elazar elda
eldin elea eleanor elefteria eleftherios elen elena eleni eleonora eleonore elettra eleuterio
elfriede elhad elham elia eliahu eliana eliane elianor elias eliav eliaz elie eliecer eliette
eliezer elif eligio elikia elimelech elina eline elinor elio eliot eliott elira elisa elisabeth
elisabetta elisangela elise elisee eliseo elisheva elixabet elixabete eliyahu eliz eliza elizaveta
elke elkin ella ellen ellie elliot elliott elmedin elmedina elmehdi elmer elmira elnaz eloane
elodie eloi eloine eloisa eloise elom elorri elouan elouen eloy elpida elsa elsbeth elton elvana
elvedin elvin elvina elvir elvira elvire elvis elwira elyas elyes elzbieta elze elzear emanuel
emanuela emanuele emeka emel emeline emerence emeric emerson emese emidio emiko emil emile emilia
emiliana emiliano emilie emilien emilienne emilio emilios emily emin emina emine emir emirhan emma
emmanise emmanuel emmanuela emmanuelle emmeline emmett emmy emna emrah emre emuna enara enaut
enayatullah encarnacion ender endre eneko enes enguerran enguerrand enide enis enisa ennio enogat
enora enric enrica enrico enrique enriqueta envel enver enzo eozen ephraim ephrem epiphane eranouhi
erasme erblin erdal erdem erdogan erell eren ergin ergun ergys erhan eric erica erich erick erik
erika erin erion eriu erjon erkan ermal ermanno ermelinda ermeline ermias ermin ermir erna ernest
ernesta ernestina ernestine ernesto ernie erno ernst erol ersin ertan ertha ertugrul ervand erwan
erwana erwann erwin eryk erzsebet esad esaie escarlata esclarmonde esdras esfandiar eshaq eshwari
esin esma esmatullah esmee esmeralda esneyder esra essaid esteban estebane estebanez estee estefe
estela estelle estevan estevao esteve esther estienne eszter etan etelvina eteri ethan ethel
etienne etiennette ettore etzer eudes eudoxie eufemia eugen eugene eugenia eugenie eugenio
eugeniusz eulalie eulogio eunyoung euphemie euphrasie euphrosine eurico eusebe eusebio eustache eva
evan evandro evangelia evangeline evangelos evariste evaristo evdokia evelina eveline evelyn
evelyne evens everton evgeni evgenia evgueni evgueniya evija evin evrard evren ewa ewald ewan
ewelina ewen eyal eylul eymen eyob eytan ezechiel ezekiel ezequiel ezgi ezio ezra eztebe fabian
fabiana fabiano fabien fabienne fabio fabiola fabrice fabricio fabrissa fabrizio facundo fadel
fadela fadhila fadi fadia fadik fadil fadila fadima fadime fadma faduma fadwa fahad fahd faheem
fahim fahimeh fahri fahriye fahrudin faical faicel faika faina fairouz faisal faissal faith faiza
faizullah falakiko falk fanch fanchon fanette fani fanilo faniry fanja fannie fanny fanta fantine
faouzat faouzi faouzia farah farahnaz faramarz farangis faratiana fardeen fardi fardin fares farhad
farhan farhana fariba farid farida faride farideh fariha faris farnaz farooq farouk farrokh farshad
farshid fartun faruk farzad farzana farzaneh fatah fatbardh fatbardha fateh fatemeh faten fathi
fathia fatih fatiha fatim fatima fatimata fatimatou fatimaty fatinha fatma fatmanur fatmir fatna
fatos fatou fatoumata fatoumatou fausta faustin faustina faustine faustino fausto fawad faycal
fayssal fayyaz fayza fazal fazlul fedele federica federico fedner fedor fehim fehime fehmi feigel
feim fejzo felice felicetta felicia feliciano felicie felicien felicienne felicita felicity felicja
feliks felipa felipe felisa felisbela felismina felix femke fenel feno fenosoa feodor ferdi
ferdinand ferdinande ferdinando ferdousi ferenc fereshteh fereydoun ferhad ferhan ferhat ferid
feride feriel feriha ferit ferko ferlande fermin fernand fernanda fernande fernando fernao
ferozuddin ferreol ferroudja ferru ferruccio fethi fetra fettouma feven fevzi feyza fiacre fidelie
fidy fifaliana figen fikret fikreta fikri fili filice filip filipa filipe filippa filippo filippos
filippu filiz filmon filomena finda finn fiodor fiona fiorella fiorenza firas firat firdaws firmin
firmine firmino firouz fiston fitia fitiavana fitim fitore flaminia flamur flavia flaviano flavie
flavien flavienne flavio flavius fleming fljora flora florea florencio florent florentin florentina
florentine florentino florestan florette florian floriana floriane floribert florica florie florim
florimond florin florina florine floris florise flouren flourent flutura flynn fodhil fodil forough
fortunat fortunata fortunato foteini fotini fotis fouad foulques fousseni foussenou fousseynou
fouzia fragan franceline frances francesc francesca francesco francescu francette francielle
francine francis francisca francisco franciscu franciszek franciszka franck franckel francky
francois francoise francoline frank frankie franklin frantz frantzy fraser frauke fred freda freddy
frederi frederic frederique fredy freja freshta freweyni freya frida fridolin frieda friedhelm
friedrich fritz fritzi fritznel fritzner fruma fryderyk fuensanta fulbert fulgence fulgencio fulvia
fulvio fumiko fumio funda furkan fynn
"""
