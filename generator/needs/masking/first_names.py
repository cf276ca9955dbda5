"""First names borne in France, of every origin, written by hand for this house; folded."""

from generator.needs.masking import first_names_a_to_f, first_names_g_to_m, first_names_n_to_z
from generator.needs.masking.word_lists import words

FIRST_NAMES = words(first_names_a_to_f.NAMES, first_names_g_to_m.NAMES, first_names_n_to_z.NAMES)
# Also an ordinary word, a commune, a brand or a syllable: a name only beside what says so.
DOUBTFUL = words(
    """
abondance ada adi afi ahu aiguo aime ainhoa alma alpha ama ambre amine ana ange angelique anh ani
anis ann anton apollinaire ara aram aren argentina ari ariane arne ary aster aubin aurore austin
ava avi awa bah bala balthazar banta bao bart bela bella ben benigne bento besa bibiche bich
bienvenu bienvenue billy binh blaise blanca blanche bleuenn bolin bora brune byung cam camelia
candelaria candide capucine cara carmel carmen carol carolina celeste cem cerise cesar chancel
chancelle chao charlie chau cheikh chelsea chen cherif chinh chul chunli claire clarence clemence
clement cloe colas colombe colombine combo come constance constant cosme cuc cyr dahlia daisy dali
dan dana dani dante dara darcy dario dat dave dawn dean demet deo desire desiree diderot diem diep
dina divine dolores domingo dong dora dov dung duong duy duyen ed eda eden edite edon efe efi
eglantine eka eki ela eli emeraude esperance estrella eun eunji eve exauce fang fara fay fei
felicite feng ferran fidel fidele fleur fleurette flore florence fode folke fortune fortunee franca
france francisque franco gad gaia garance gemma gentille georgia germain germinal gia giang giao
ginger glen gloire gloria gor gordon grace grant grimaud guang gul guohua hai haiyan hama han hang
hanh hao hary hava hermine hery hieu hoa hoai hoan hoang hong honore huan hung huu huyen huynh
hyacinthe ia innocent ion iris islam israel jacinthe jad jade jalal jasmin jean jesus jeton jian
jie jimin jin jing jingyi jinhua jiwon jo jordan joy julienne jun junho junjie just juste kang kay
keita kent keo khoa khoi khue kieu kiki kim-anh kyung lado lan lana lanh laure laurens lauris laye
lei leone lev lex lia liang liban lihua lijuan liming lin linas ling lino linotte liping liqin
lixin liza loan loc lorette lorraine lou lourdes lu luan luc luce lucy lulu luna luong luu luz ly
madeleine mai mai-lan malo mamy manh manu manuel mara marc marguerite marianne marie marin marina
marine mark martial martin mau maud max maxim may maya medi megane meihua meixia melisse melodie
melusine meral mercedes merlin merveille mica mijin milan milo mimi ming minh-anh minho minji mira
mirabel mirabelle modeste moise mong morand morgan morvan mory mozart murat my-anh my-linh myrtille
myung nadir naga nana nancy nane narcisse nargis natale nato nene neo nestor neville nga ngan
nguyen nguyet nhan nhat nhi nhu nhut nil ning nino noel nono nour novella noy nubia nuh nur obed
oceane octave ola ole olive oly olympia ome ondine ons oren ori orlando orly oya oz ozan paca palma
palmyre paloma pam pap pape papis parfait patience patient pau paz peng penny pepe perle pero petre
pey peyre phong phu phuc phung phuoc pia pierre pim pino pio placide poe pol pollux pons primo
privat prosper prudence prune qiang qing qiuyan quan quintin quoc quy raj raja ram rama ramo ran
rani ray regina reine reinette remi rex rim rob robin roch rocky roj romain romaine roman ron rong
roquette rosa rosario rose roustan roy rubis ruby ruihua rym ryo saga sako salvador sam saman samba
samson sana sane santa santiago santos saphir sari saturnin saul savannah savas savin seb serigne
servais sery seung shan sheng shuhua sidi sienna sixte soa sohee solal soledad solo stella steph
sue sujin sultan sultana sumin sung sunmi surya suzon swan sydney tal tala tao tara tea teo thach
thai thao theo theu thi thien thiet thinh thoai thom thong thor thu thuan thuc thuong thuyet tiare
tin tina ting tinh titi toan tom tome toussaint tresor trieu trinh trinidad trong troy truc trung
truong tuong tuyen ugu urbain uri urs uta ute uzi van vanille venise vera vernon vero veronique
victoire victoria vigen vigor vince vinh viola violette vira virginia vital vitale vola vuong wail
wali waly wei weihua weiwei wen wenjie wenjun wenwen wes wim xay xia xian xiang xiao xiaoli xin
xinyi xiu xiuhua xu xuan xue yama yan yang yao yaya yejin yen yi yichen yifan ying yon yong yu yuan
yue yufen yuhan yuhua yui yulan yun yuping yuzhen yvo zephyr zev zhen zheng zhi zhihao zhiwei zhong
zita ziu ziyi zo zoi zvi
"""
)
