"""First names borne in France, folded, from N to Z: words that are almost always a person's."""

NAMES = """
naama nabeela nabiha nabil nabila nabou nacer nacera nachman naci nacim nacima nadarajah nadau
nadeem nadege nadejda nader nadesan nadezhda nadhem nadhir nadia nadiia nadine nadira nadja nadjat
nadjati nadjet nadji nadjia nadjib nadjiba nadjma naeem nael naelle nafa nafi nafissa nafissatou
nafouanti naftali nagalingam nagaratnam nahed naheed nahel nahia nahid nahil nahla naia naiara naig
nail naila naim naima naina nairi nais najah najat najet najia najib najiba najibullah najla najlaa
najmeh najoua najwa nalan nalini nanami nanda nandini nandor nandrianina nanette nani nanihi
nantenaina naoirdine naoki naoko naomi naomie naqib narayan narayanan narcis narcisa narciso naregh
narek naresh narges nariman narimane narimen narindra narine narith nary naser nasiha nasim nasima
nasir nasra nasrane nasreddine nasreen nasri nasrin nasrine nasrullah nasser nassera nassiba nassim
nassima nassira nastaran nastasia nastassia nastia nastya nata natacha natalene natalia natalie
natalina nataliya natalya natan natarajan natascha natasha nathalia nathalie nathan nathanael
nathanaelle natia natihei natividad natnael nausicaa nava naveed navid nawal nawel nawfel nayel
nayeli nazan nazanin nazar nazareno nazeli nazha nazia nazife nazih nazik nazim nazir nazli nazma
nazmiye nazmul ndaya ndella ndeye ndriana neal nebahat nebojsa necati necla necmettin necmiye
neculai nedeleg nedeljko nedim nedjeljka nedzad neela neelam negar negin neha nehama nehemie neide
neil nejma nekane nektarios nela nella nello nelly nelson nelu nemanja nematullah nemesio nenad
nerea nereide nergiz neriman nerlande nermin nermina neslihan nesrin nessim netanel neus neven
nevena nevin nevio nevriye nevzat newroz nexhmije nezahat nezha ngalula nghia ngoc ngoma ngone
ngozi nhean nhung niaina niakale niall niama niame niamh nicaise nicanor nicephore nicette nicholas
nick nicky niclette nico nicodeme nicola nicolaas nicolae nicolai nicolas nicolasa nicole nicoleta
nicoletta nicoline nicolo nicusor nida nidal nidhal nidia niels nieves nigel nighat nihad nihal
nihat nihel nijaz nijole nikhil niki nikita niklas niko nikodem nikola nikolai nikolaj nikolaos
nikolay nikoleta nikolina nikos nila nilab nilay nilgun nilofar niloufar nils nilton nilufa nilufer
nima nimal nimet nimo nina ninette ninon niouma nira niranjan nirina nirmala nirosha niry nisha
nishanth nishtiman nisrine nissim nissrine nistor nithya nitin nivard nives nivo nixon niyazi nizar
njaka njara nkosi noa noah noam noboru nobuko nobuo nodar noe noelia noelie noeline noella noelle
noellie noemi noemie noga nogaye nohora nohorai nolan nolann nolwen nolwena nolwenn nomena
nomentsoa nominoe nona nonce nonn noor noortje noorullah nooshin nora norah norayr norbert nordin
nordine noreen noria noriko norina norma norman normunds noro norosoa norredine nosheen nouara
noubar nouh nouha nouhaila nouhoum noura nourane nourdine noureddine nouredine nourelhouda nouria
nourredine noussaiba nouvelet novak novica nshan nugzar nuno nunzia nunzio nunziu nuran nuray
nurcan nurdan nurettin nurgul nurhan nurhayat nuri nuria nuriye nursel nursen nurten nurul nusret
nutsa nvard nyima nzuzi oana oanell oanez oanh obdulia obinna oceana oceanne octavia octavian
octavie octavien octavio odelin odeline odette odile odilia odilon odin odon ofelia ofer ofir ofra
ognjen oguz oguzhan ohan ohana ohannes ohiana oier oifa oihab oihan oihana oihane okan oksana oktay
olaf olaia olalla olamide olav olcay oleg olegario oleh oleksandr oleksandra oleksii oleksiy olena
olesya olga olgierd olguine olha olimpia olinda oliva oliver olivera olivia olivien olivier olivio
oliwia oluwaseun olya omaid omaira omar omaru ombeline ombline omer omid onder ondina onesime onja
onnik onno onofre onofrio onur ophelia ophelie oralie orama orane orava orazio oreste orestis orhan
oriane orianne orietta oriol orit orla orlanda orlane orna ornella orphee orso orsola orsolya orsu
osamu osanna oscar oscarito oskar osman osmar osnat osnel ossama ossman ostap osvaldo oswald oszkar
otar othman othmane otiare otilia otis otman otmane otmar ottavia ottavio ottilia ottilie ottmar
otto otylia ouafa ouafae ouahiba ouahid oualid ouarda ouardia ouassila ouassim ouassini oubaida
oudone ouerdia ouiam ouidad ouiza oukacha oulaya oumaima oumar oumarou oumayma oumou oumy ousmane
oussama ousseine ousseini oussema ousseni ousseynou outhay ovidiu ovsanna owen oxana ozcan ozden
ozge ozgur ozkan ozlem ozturk paata pablo pacheco pacifico paco pacome padma padmini padrig
palatina palmira palwasha pamela pamphile panagiota panagiotis pankaj panos panpili panto pantxika
pantxoa paol paola paolina paolo paquita paquito paramasivam paramesh parameswari paraschiva
paraskevi parastoo parham paride parinaz parisa paruyr parvaneh parvathi parveen parvin parviz
parwana parwiz pascal pascale pascaline paschal pascoal pascuala pasha pasqua pasquale pasqualina
pastora pathe patrice patricia patricio patrick patrizia patrizio patrocinio patrycja patryk patty
patxi paul paula paule paulette paulin paulina pauline paulino paulo paulu pavel pavithra pavle
pavlo pavlos pawel paxkal payam paylak pedra pedram pedro pegah peggy peguy peio peire pelagia
pelagie pelenato pelin pello penda penelope pepita peppino peran perceval percy perig perihan perla
pernelle perouz perpetua perrette perrin perrine perry perwin petar pete petelo peter peteris
petimat petko petra petrica petrit petro petronela petronille petros petru petruta pettan
pettersson petula peyman peyo phalla phally pharah pharell phat pheakdey phetsamone phil philbert
philemon philibert philiberte philip philipp philippa philippe philippine phillip philomene
philomise phineas phirun phoebe phoumy phouvong phuong phyllis piedade pierangelo pierfrancescu
pierig pierina pierluigi piero pierrelouis pierrette pierric pierrick pierrot piet pieter pietro
pilar pinar pinchas pinhas piotr piroska piseth pisey placido plamedi plamen plinio poehere poeiti
poema poerani poerava polat poliana polina polly polycarpe polyxeni ponleu pooja pooya porfirio
pouneh pouya poyraz prabha prabhakaran prabu pradeep prakash pramila pranav prasad prasanna
prashant prathap pratheepan pratibha preben preciosa predrag preethi prefina prem prema priam
primel primitivo prisca priscila priscilla priscillia priya priyanka przemyslaw puneet punitha
punua purificacion purotu pushpa puthea qais qaiser qamar qamile qasim qendrim qiaoling qingqing
quamrul quang quentin quim quintino quirino quiteria quitterie quyen quynh raanti raanui rabah
rabha rabia rabie rabii racha rachad rachadi rachael rachana rached rachel rachid rachida rachidi
rada radha radhia radhika radia radica radivoje radja radka radmila rado radomir radoniaina
radoslav radoslaw radouane radovan radu rafael rafaela rafal raffaele raffaella rafi rafik rafika
rafiqul raghu rahamata raheel rahel rahila rahim rahima rahime rahimullah rahma rahmatullah
rahmouna rahul raihei raimana raimbaut raimond raimondo raimonds raimundo rainer rainier rainui
raissa raissata raita raitua raivo rajaa rajae rajan rajani rajaratnam rajeev rajendra rajendran
rajesh rajeswari rajini rajko rajkumar rajni raju rakesh raki ralf ralph raluca ramachandran
ramakrishnan raman ramani ramata ramatou ramatoulaye ramazan ramdan ramdane ramesh ramin ramiro
ramiz ramla ramon ramona ramune ramuntcho ramuntxo ramy ramya ramzan ramzi ramzy rana ranald
randall randy rania ranihei ranjan ranjani ranjini ranjit rany ranya raoudha raouf raoul raphael
raphaele raphaelle raquel rasa rashed rasheda rashid rashida rashmi rasim rasoul ratha rati ratko
ratnam rattana raul raurea rautahi ravaka ravi ravichandran ravy ravza rayan rayane rayhana raymond
raymonde rayna raynold razia razika razvan rebeca rebecca reben rebin rebwar recep reda redha
redouan redouane refael refik refika refka regiane reginald regine regis rehan rehana rehutai
reiarii reiko reinaldo reinder reiner reinhard reinhardt reinhold rejane reka rekha remo remus remy
remzi remzija remziye renald renaldo renan renas renata renate renato renaud renauld rene renee
renel renu renuka renzo reouven resat reshma resul reuben reuven reva revathi revaz rexhep reyes
reyhan reynald reynaldo reynold reza rezan rezaul rezo rhea rhita rhizlane rhoda rhonda rhys riad
riadh ricarda ricardina ricardo riccardo richard richarda rick rickard ricky rida ridha ridvan
rifat rifet riffat rifka rigoberto rihab rihane rija rimantas rime rina rinaldo rinaldu rinatu
rindra rino riowen rishi rita ritaj rithy ritika ritu rivka rivo riwal riwan riwanon riyad riza
rizlane rizlene rizwan rizwana rkia robbie robel robenson robert roberta roberte robertine roberto
robina robinson robson robyn rocco roccu rocio roderick rodica rodin rodion rodney rodolfo rodolphe
rodrigo rodrigue roelof rogatien rogelio roger rogere rogerio rogier rohan rohini rohit rohullah
rojda rojin rojo rokaya rokeya rokhaya rokia rokiatou roksana roksolana roland rolande rolf rolland
rolly romaissa romane romano romao romaric romario romeo romeu romica romie romina romolo romuald
romualdo romy ronahi ronald ronaldo ronan ronana ronane ronel ronen roni ronide ronit ronja ronny
roody roopa roparz roqaya roqia roque rory rosalba rosalia rosalie rosalina rosalind rosalinde
rosaline rosalva rosamonde rosana rosane rosangela rosanna rosanne rosaria rosaura rosel roselaure
roseline roselore roselyne rosemarie rosemary rosemene rosemonde rosen rosenda roser rosetta
rosette rosie rosilda rosimeire rosina rosine rosita roslyn rosmery ross rossana rossella rostam
rostislav roswitha rosy rotha rouben roudy rougui rouguiatou roukaya roukia roumieu rouqaya rousan
rouslan rouslana rova rowan rowshan roxana roxane roxanne roya roza rozalia rozen rozenn rozerin
rozhin rozsa rrezarta ruben rubiela rubina rudiger rudolph rudy ruellan rufin rufina rufino ruggero
rui rukhsana rukiye rukmani ruma rumeysa rupa rupert ruphin ruprecht ruslan ruslana russell rustam
rustem rusudan ruta rute ruth ruud ruxandra ruza ruzan ruzanna ruzgar ruzica ryad ryan ryanna ryma
ryoko ryszard ryuichi saad saada saadet saadi saadia saba sabah sabahattin sabahudin sabato saber
sabiha sabin sabina sabine sabir sabit saboor sabra sabri sabria sabrina sabriye sacha sachiko
sachin sadaf sadako sadek sadet sadia sadie sadik sadio sadok sadri saeed saeid safa safae safak
safdar safet saffet safi safia safiata safiatou safiullah safiya safiye safouane safwan safwane
sagal sagar saghar sahak sahana sahar sahin sahit saholy sahondra sahra said saida saidou saif
saiful saikou saima saina saindou saintil saintilus saira sajid sajida sajjad sakina sakthi sakura
salah salaheddine salahuddin salam salamata salar saleem saleh salem salete salha salhi salif
salifou salih saliha salim salima salimata salimina saliou salla sally salma salman salome salomee
salomon saloua salud salvadore salvatore salvina salwa samah samaneh samantha samar samara samatar
sambath sambou samentha sami samia samih samiha samin samina samir samira samiullah samiya sammy
samnang samphors sampieru samra samrawit samsun samuel samuele samvel samy sanaa sanae sanah sanata
sanaz sancho sanda sandati sandeep sander sandhya sandi sandie sandija sandor sandra sandrine
sandro sandu sandy sanel sanela sanele sanem sangeeta sangeetha sangmin sanija sanja sanjay sanjeev
sanjit sann sanne santhi santhosh santina santino santo santu sapir saqib sara sarah saranya
saraswathi saravanan saren sarfraz sargis sariaka sarita sarkis sarobidy saroeun saroja sarra sary
sarya sasa sascha sasha sasho sasikala saskia sassi satenik satheesh sathish sathiya satish satoko
satomi satoshi satsita sattar saulius saveria saverio saveriu savinien savitha savitri savuth
savvas sawsen sayaka sayed sayeda saysamone scarlett schadrac schekina schlomo schmouel schneider
schwan scot scott sead sean sebastian sebastiano sebastien sebastienne seckou seda sedar sedat
seddik sedik sediq sedjia sedra seetha sefa sefer sefik sefika segolene seheno sehriban sehrish
seifeddine seiji sekou selahattin selam selamawit selami selcan selcuk selda selena selene selim
selima selin selina selma selman seloua selva selvam selvan selvarani selver selvi selvije sema
semere semhar semia semih semiha semir semisi semra sena senad senada senait senami senay senda
senem sengchanh sengul senio senka senol senthil seny seojun seoyeon sepideh sepp seppele seppi
septime serafim serafin serafina serafino serap seraphin seraphine sercan serdar seref serena serey
serge sergei sergey sergi sergine sergio serguei serhad serhat serhii serhiy serife serkan sernin
serob serpil sertac servan servane server servet serwan setareh setefano setsuko settimio seungho
seungmin sevak sevan sevcan sevda sevdija severin severina severine severino severo sevgi sevil
sevim sevinc sevki sewa seweryn seydi seydina seydou seyfi seyit seyma seymour seyran sezai sezen
sezer shaban shabana shabbir shabnam shadi shafiq shafiqul shaghayegh shagufta shahab shahadat
shahana shahanaz shahbaz shahen shahid shahida shahidul shahin shahla shahnaz shahram shahriar
shahrokh shahrzad shahzad shahzadi shai shaina shaista shakeel shakila shakuntala shalini shalva
shamil shamim shamima shamsul shana shane shankar shanmugam shannon shant shanthi shanti shaohua
shapour sharada sharareh sharif sharifullah sharmila sharmin sharon shaukat shaul shaun shawn
shayan shazia sheela sheelove shefali sheida sheila shelda sheldon shelley sher sheraz sherley
shervin sheryl shideh shigeru shilan shilpa shima shimon shinichi shinji shir shira shiran shirel
shirin shirley shiva shivan shivani shizuko shkelqim shlomit shlomo shmuel shoaib shobha shohreh
shokoufeh shoshana shota shpend shpresa shqipe shreya shruti shubham shufang shukria shula shumaila
shuping shushan shuzhen shyam shyamala siaka siale siamak siata siavash sibel sibylle sid sidahmed
sidika sidiki sidney sidonie sidra sidsel sidy siegfried siegrid sigfrid sigismond sigismondo
sigita sigitas sigmund sigolene sigrid sigurd siham sihame sihem silas sililo silke silvan silvana
silvano silvere silvester silvestre silvia silviane silvina silvio silviu sima simao simcha simeon
simha simin simion simon simona simone simonette simonne simonu simret sina sinan sinath sinem
sinisa sinnathamby siobhan sira siradiou sirajul siramane siranouche sirantou siri sirvart
sisouphanh sissel sitan sitara sitha sitina sitraka sitti siva sivakumar sivalingam sivan sivanesan
sivarajah sivaranjani sixtine siyabend sjoerd skander skender sklaer slava slavica slavko slavoljub
slawomir slim slimane slobodan slobodanka smadar smail smain smilja smita sneha snejana snezana
snezhana snizhana soafara soan soane soaz soazic soazig soben sobia soda sofia sofian sofiane
sofiata sofiene sofiia sofio soghomon sohaib sohail sohaila sohan sohane soheib soheil soheila
sohrab soifia soilihi soiyinri soizic sokchea sokha sokhna sokhom sokunthea solange soleine solen
solene solenn solenne solofo solomiya solomon soloniaina solveig somaly somasundaram somchai
somphone somsak sona songmei songul sonia sonise sonny soojin sophal sopheak sopheap sophia sophie
sopho sophoan sophonie sophus sophy soraia soran soraya soren sorgin sorin sorina sosefo sothea
sotheary sotiria sotiris souad souadou souare soudabeh soufian soufiane soufyane souhail souhaila
souheil souheila souhila soukaina soukanh soukayna soukeyna souksavanh soulaiman soulaimane
souleymane souleymata soumaila soumaya soumeya soumia soundarya sounia sounkarou sourour souzan
sovann sovannary soyeon sozan spasoje spencer spiros spogmai spyridon spyros srdjan srecko sreten
srey sreymom sreyneang sridevi sridhar srikanth srinivasan srwa stacey stacy stael stan stana
stanimir stanislas stanislav stanislava stanislaw stanislawa stanko stanley stanoje stavros
stavroula stecy steeve steeven steevy stefan stefania stefanie stefano stefanu steffen steffy
stefka stein stelian steliana stelios stenio stepan stephan stephane stephanie stephen stered
sterenn stessy stevan steve steven stevie stewart stig stijn stoja stojan stoyan stratos stuart
suad suada suat subashini subha subramaniam sudenaz sudha sudhir sueli sufia suganthi sugirtha
sujatha sukran sukriye sukru sulaiman sulejman suleyman suliana suman sumathi sumera sumeyra
sumeyye sumiko sumitra suna sundaram sundari sunder sungho sunhee sunil sunita sunnary sunniva
suren surendran suresh susan susana susanna susanne suse sushila sushma suzan suzana suzanne suzel
suzette suzie suzy svea svein sven svenja svetla svetlana svetozar svitlana swann swanny swapna
swathi sybil sybille sylvain sylvaine sylvana sylvere sylvestre sylvette sylviane sylvianne sylvie
sylvine sylwester sylwia symphorien syrine syuzanna szabolcs szczepan szilvia szymon taaroa tabitha
tacko tadeo tadesse tadeusz tadjidine taehyung tafita taha tahar taher tahereh tahia tahiana
tahiarii tahina tahir tahira tahiri tahirou tahiry tahmina tahmineh tahra tahsin taichi taina tais
taissia takahiro takako takashi takeshi takis takouhi talal talat talel tali talia taliesin talita
tamana tamar tamara tamas tamatea tamatoa tamaz tamer tamerlan tamilselvi tamim tamir tammy tamta
tamuna tanase tancrede tancredi tane taner tanguy tania tanja tanneguy tantely tanveer tanvi tanya
taoufik taous taraina taraneh taras tarcisio tarek tarik tariq tarita tarkan taro tarun tasha
taslima tasneem tasnim tasnime tassadit tassnim tatev tatevik tatiana tatiane tatienne tatjana
tatoul tatyana tauatua tauhere tawfik tayeb tayfun tayssir tayyip tecla ted teddy tehani tehei
teheiura tehila tehmina teihotu teiki teimuraz teipo teiva tekin tekla tekle telesforo telesia
telio telma telmo telo temana temanava temarii temauri temel temistocle temur tenin tennessee
teodor teodora teodoro teodosio teofil teofilo teolinda teona tepua terai teraimana teremoana
terence teresa teresina terexa terez terii teriitahi terrence terry teruko tesfay tesfaye tess
tessa tetiana tetsuya tetuanui tetyana teuta teva tevahine tevaite tewodros thaddee thais thalia
thalita thameur thamila thamilini thanasis thangavel thanh thanina thanuja tharani tharshan
tharsika thavarajah thavy thayaparan thea theagene theary theepan thelismond thelma thelonious
themis theobald theodora theodore theodoros theodosia theodule theophane theophanie theophil
theophile theotime theresa therese theresia thiago thiane thibaud thibault thibaut thida thiebaud
thiebaut thiemokho thierno thierry thies thijs thimothe thimothee thiruchelvam thiyagarajah thiziri
thoa thomai thomais thomas thomassine thomasz thongsay thorsten thouraya thusyanthan thuy thylane
tia tiago tiaitau tiana tianasoa tiavina tibal tibere tiberiu tibor tiburce tidiane tidjane tiemoko
tifany tifenn tiffanie tiffany tigist tigran tiguida tiguidanke tihana tihomir tikhon tilda till
tilman tim timea timeo timo timofei timon timothe timothee timothy timour timur tinatin tineke
tingting tinhinane tino tiphaine tiphanie tiphany tirtsa titaua titia titien titin titoan titouan
titus tiziana tiziano tjark tlaitmas toader toavina tobias tobie toby todd todor todorka tofazzal
toiha toilha toinette toinon toita tojo toky tola tolga tolotra toma tomas tomasa tomasi tomasz
tomek tomi tominiko tomislav tommasina tommaso tommy tomoko tomomi toms toni tonino tonio tonje
tony torben tore toribio tornike torsten toru tosca toshiko toshio toufik toumani touraj toure
touria touriya tova tovo toybou tracy traian trang treveur trevor tricia trini trish tristan trond
trudy trystan tsanta tsegay tsehay tshala tshimanga tsiky tsila tsilavina tsiory tsippora tsovinar
tsutomu tsvetan tsvetelina tsvi tuan tuarii tudal tudi tudor tudual tudwal tufail tugba tugce
tugdual tuhei tuiata tullio tumasgiu tumata tuncay tuncer tunde turan turgay turgut turia turkan
turpal tuterai tuyet txomin tyler tymoteusz typhaine tyrone tzipora tzvi ubaldo ubirajara udo ugne
ugo ugolin ugur uhaina ulas ulf uliana ulku ulla ulric ulrich ulrick ulrike ulysse uma umair umar
umberto umer umesh umit umran umut unai unal upasana uratua urban urbano uriel uriell ursel ursula
ursule ursulin ursulina urszula usha usman uthaya utku uwe uxue uzma uztaritz vadim vadym vaea
vagharchak vahagn vahan vahe vahid vahine vahinerii vahit vahram vaiana vaiarii vaida vaihere
vaimiti vaishnavi vaitea vaitiare vakha vakhtang valbona valdemar valdete valdir valdis valentin
valentina valentine valentino valere valeri valeria valerian valeriane valeriano valerie valerien
valeriia valerio valeriu valeriy valery vali valli valmira valon valter vanaa vanderlei vanel
vanessa vanhpheng vani vania vanik vanina vanja vanna vannak vannaly vannary vanni vannina vanouhi
vanthy vanya varazdat vard vardan vardouhi vartan vartouhi varun varuna varvara vasantha vasanthi
vasco vasil vasile vasilica vasiliki vasilis vasilka vasken vassili vasso vasuki vasyl vasylyna
vatosoa vaughn vazgen vazha veasna vedat veena veerle vefa vehia velat veli velimir velislava
veljko velu venance venancio venceslas venelin venkat venkatesan ventadour ventura verane verena
verica verner veromanitra veronica veronika veselin veselina vesna vetea veysel viacheslav vianel
vianney vibol vicenta vicente vicheka vichet vick vicky victor victoriano victorien victorin
victorine victorita vida vidal vidhya vidya viengkham viergela viggo vigneswaran vijay vijaya
vijayakumar vijayalakshmi vikram viktor viktoria viktoriia viktorija vilay vilma vilmos vilna
vilnise vimal vimala vinay vincens vincent vincente vincentellu vincenza vincenzo vinciane vinod
vinoth violaine violene violeta violetta viorel viorica virgil virgile virgilio virgiliu virginie
virginio visesio viseth vishal vishnu visitacion visnja vita vitali vitalii vitalija vitalina
vitaline vitaliy vitaly vito vitolio vitor vitoria vitorino vittoria vittorio vivek vivian viviana
viviane vivien vivienne vjollca vlad vladan vladimir vladimyr vladislav vladislava vlado vladut
vladyslav voahangy voahirana voary voicu vojin vojislav volana volatiana volkan volker volodymyr
vongphet vonig vrej vsevolod vuk vukasin vuthy vyacheslav vytautas wacek waclaw wade wadi wadley
wadson wael wafa wafaa wafae wafia wagner wahab waheed waheo wahib wahiba wahid wahida wahidullah
wais wajid wakane waldemar waleed walenty walentyna walid wallace wally walter waltraud waltraut
wanda wanderson wandrille waqar waqas warda wardia warren warsame waseem washington wassa wassaissi
wassil wassila wassim wayan wayne weidong weiming wejieme welat wellington wenche wendel wendelin
wendelyne wendy werner weronika wesley weslley whitney wiam widad wided widelene wideline widline
wiebke wieslaw wieslawa wietske wifak wiktor wiktoria wilbert wilbur wilfred wilfrid wilfried
wilguens wilhelm wilhelmina wilhelmine willem william willy wilma wilmer wilmine wilner wilson
wincenty winfried winnie winston winta wioleta wioletta wislene wisler wisline wissal wissam wissem
wivine wladimir wladyslaw wladyslawa wlodzimierz wojciech wolfgang wolfram woury wouter wyatt
wyclef xabi xabier xalbador xalbat xan xanthi xantiana xarles xaveria xavi xavie xavier xaviere
xenia xezal xhavit xhemile xiaodong xiaofeng xiaohong xiaohui xiaojun xiaolan xiaoling xiaomei
xiaoming xiaoping xiaoyan xiberta ximena ximun xiomara xiufang xiulan xiuying xiuzhen xochitl xuban
xuefang xuemei yaacov yaakov yacine yacoub yacouba yadigar yadira yael yaelle yaffa yagmur yago
yahia yahya yair yakoub yakov yakup yalcin yalda yalini yaman yamile yamileth yamin yamina yamna
yamuna yana yande yandeh yaneth yanfang yanis yaniv yanling yanmei yann yanna yannez yannice
yannick yannig yannik yannis yanping yardena yared yariv yaroslav yaroslava yasaman yasar yasemin
yasen yasin yasir yasmeen yasmin yasmina yasmine yasodha yassar yasser yassin yassine yassir
yassmine yasuko yasuo yavor yavuz yawa yawo yaye yazid yazida yechiel yeganeh yeghia yeghiche yegor
yehiel yehoshua yehouda yehuda yeimi yeison yelena yeliz yelizaveta yener yenny yeran yeranouhi
yero yervand yervant yesenia yesica yesim yeter yevgen yevgenia yevhen yezekel yiannis yidir yigal
yigit yildirim yildiz yilmaz yingying yishai yitzhak ylber ylies ylli yoan yoann yoanna yoav
yochanan yoel yogesh yogeswaran yohan yohann yohannes yoko yolaine yolanda yolande yolene yolette
yona yonas yonatan yonathan yongjun yoona yoram yordanos yorgos yoro yosef yoshie yoshiko yoshio
yossef yossi youcef youenn youma youn youna younes youness younesse younghee youngsook younis
younous youns youri yousaf yousouf yousra yousri youssef youssouf youssoufa youssra ysaline ysee
yseult yucel yuka yukari yuki yukiko yukio yuksel yulia yuliana yuliia yuliya yumei yumi yumiko
yuna yunus yurany yurdagul yuri yuriy yury yusra yusuf yusuke yutaka yuto yuval yvan yvanig yvanne
yveline yvelise yverose yves yvette yvon yvonig yvonne yvonnette yvonnick yvrose ywenson zaal zabel
zabiullah zacarias zach zachari zacharias zacharie zachary zack zadig zafer zaharia zahava zahia
zahid zahida zahide zahir zahira zahirul zahoua zahra zaid zaidou zaina zainab zainaba zaineb zaira
zakari zakaria zakariya zakarya zakhar zaki zakia zakir zakya zalia zalihata zalina zalmai zalman
zamfir zamfira zamor zamzam zana zane zara zareh zarema zarghona zarouhi zaur zaven zayd zaynab
zaza zazie zbigniew zbyszek zdravko zdzislaw zdzislawa zedong zeeshan zeev zeferino zehava zehra
zeinab zeinabou zeineb zejnep zekeriya zeki zekiye zelal zelda zelia zelie zeliha zelimir zeljka
zeljko zenabou zenaida zeno zenon zephirin zephyrin zerrin zerya zewdu zeynabou zeyneb zeynel
zeynep zhaleh zhengwei zhenhua zhigang zhiming zhiqiang ziad ziagul ziaur ziba zied zigmas zigor
ziguy zilan zina zinaida zinar zineb zineddine zinedine zipora zivko zixuan ziyad ziyed zlata
zlatan zlatko zoe zoelie zoeline zofia zohar zohier zohir zohra zohreh zoia zoltan zoly zoraida
zoran zorana zori zorica zosia zouaoui zoubeida zoubeir zoubert zoubida zoubir zouhair zouhir
zouina zoulikha zoumana zoya zozan zrinka zsofia zsolt zsuzsa zsuzsanna zubaida zubair zubeyde
zuhal zulai zulal zuleyha zulfiye zulma zulmira zumra zurab zurine zuzanna zvezdana zviad zvonimir
zvonko zygmunt zyta
"""
