"""Families of French words that speak of the same thing, written from their meaning. Pure.

A lexicon of ten to forty words never holds all the words of its theme: when it names a few words of
a family, the others become weak evidence. A word may stand in two families. Nothing here comes from
a corpus: each line says « family: words ».
"""

_WRITTEN = """
vélo: vélo, cycle, cycliste, cyclable, bicyclette, vélo électrique, deux-roues, trottinette,
  arceaux, garage à vélos, VTT, cyclotourisme, triporteur, vélo-cargo
marche: marche à pied, piéton, piétonne, piétonnier, trottoir, passage piéton, cheminement, rue
  piétonne, zone 30, ralentisseur, traversée
transport: transport, bus, car, autobus, tramway, métro, train, gare, navette, ligne, arrêt de
  bus, abribus, abonnement de transport, horaires de bus, SNCF, TER, ferroviaire, desserte,
  déplacement, mobilité, se déplacer, transport à la demande
voiture: voiture, automobile, véhicule, covoiturage, autopartage, parking, stationnement, permis
  de conduire, garage, carburant, essence, diesel, péage, conducteur, auto-école, borne de
  recharge, scooter, moto
circulation: circulation, embouteillage, rond-point, carrefour, vitesse, radar, route, voirie,
  nids-de-poule, chaussée, camions, poids lourds, bouchons, sens unique
nature: nature, naturel, biodiversité, faune, flore, oiseaux, nichoir, insectes, abeilles, ruches,
  hérisson, chauves-souris, écosystème, milieux naturels, espèces, sauvage, zone humide, mare
arbres: arbre, forêt, bois, haie, verger, plantation, planter, boisement, sylviculture, bosquet,
  arbuste, reboiser
jardin: jardin, jardinage, potager, jardin partagé, jardinier, fleurs, fleurissement, plantes,
  jardinières, massifs, horticulture, serre, permaculture, végétaliser, végétal, verdure, verdir,
  gazon, grainothèque
espaces verts: espace vert, parc, square, pelouse, aire de jeux, bancs, tables de pique-nique,
  promenade, coin de verdure, berges, sentier, balade
eau: eau, rivière, fleuve, étang, lac, nappe phréatique, inondation, fontaine, assainissement, eau
  potable, source, ruisseau, récupérateur d'eau, barrage, canal, mer, littoral, plage
pollution: pollution, polluant, qualité de l'air, pesticides, glyphosate, particules fines, gaz à
  effet de serre, carbone, CO2, toxique, nuisances sonores, perturbateurs endocriniens, plastique
climat: climat, réchauffement climatique, transition écologique, écologie, écologique,
  environnement, environnemental, développement durable, planète, empreinte carbone, îlot de
  chaleur, canicule, fraîcheur
énergie: énergie, électricité, nucléaire, éolien, éolienne, solaire, photovoltaïque, panneaux
  solaires, chauffage, isolation, rénovation énergétique, chaudière, gaz, fioul, renouvelable,
  méthanisation, hydraulique, hydrogène, énergétique, lampadaires, LED
déchets: déchet, poubelle, tri, recyclage, recycler, compost, composteur, déchetterie, emballage,
  ordures, consigne, zéro déchet, gaspillage, incinérateur, bac, vrac, suremballage, biodéchets
réemploi: réemploi, ressourcerie, recyclerie, réparation, réparer, seconde main, occasion,
  brocante, vide-grenier, repair café, obsolescence programmée, friperie, donnerie, boîte à dons,
  troc
propreté: propreté, sale, saleté, nettoyage, nettoyer, crottes, mégots, cendriers, corbeilles,
  toilettes publiques, sanitaires, balayage, tags, dépôts sauvages, rats
sécurité: sécurité, police, policier, gendarmerie, gendarme, délinquance, incivilités,
  vidéosurveillance, caméra, cambriolage, vol, violence, agression, vandalisme, trafic, drogue,
  insécurité, patrouille
justice: justice, juge, tribunal, prison, peine, procès, magistrat, victime, avocat, condamnation,
  détenu, loi, code pénal, amende, corruption, impunité
pompiers: pompier, sapeurs-pompiers, secours, secourisme, secouriste, premiers secours, protection
  civile, incendie, sauvetage, défibrillateur, alerte
bruit: bruit, tapage, calme, tranquillité, nuisance, sonore, nocturne
aménagement: aménagement, urbanisme, réaménager, rénover, embellir, embellissement, place
  publique, centre-ville, quartier, façade, mobilier urbain, fresque, éclairage, éclairer,
  accessibilité, esplanade, végétalisation
logement: logement, loger, loyer, locataire, propriétaire, appartement, maison, HLM, logement
  social, habitat, immobilier, copropriété, bailleur, colocation, construction, habitation,
  lotissement, résidence, taxe d'habitation
sans-abri: sans-abri, SDF, hébergement, sans domicile, mal-logés, maraude, bagagerie, foyer,
  accueil de nuit, expulsion, bains-douches
école: école, scolaire, élève, classe, enseignant, professeur, enseignement, éducation, éducatif,
  collège, lycée, maternelle, cour d'école, instituteur, rentrée, programme scolaire, bac,
  décrochage, soutien scolaire, parents d'élèves, pédagogie, pédagogique, maîtresse
université: université, étudiant, étudiante, supérieur, diplôme, bourse, chercheur, recherche,
  scientifique, master, thèse, sciences, laboratoire, doctorant, campus
formation: formation, apprentissage, apprenti, stage, alternance, reconversion, qualification,
  CFA, atelier de formation, former, compétences, métier
petite enfance: crèche, bébé, petite enfance, nounou, assistante maternelle, halte-garderie,
  garderie, garde d'enfants, poussette, tout-petits, périnatalité, maternité, naissance, congé
  parental
enfants: enfant, enfance, jeux, jouets, ludothèque, colonie de vacances, centre aéré, centre de
  loisirs, périscolaire, anniversaire, toboggan, balançoire
jeunes: jeune, jeunesse, adolescent, ado, mineurs, local jeunes, service civique, éducateur,
  animateur, scoutisme, maison des jeunes, skatepark, MJC
famille: famille, familial, parent, parental, parentalité, mère, père, couple, divorce,
  monoparental, mariage, adoption, pension alimentaire, allocations familiales
personnes âgées: personnes âgées, senior, retraité, aîné, ancien, vieillissement, maison de
  retraite, EHPAD, dépendance, troisième âge, vieillesse, grand âge, aide à domicile, aidant,
  maintien à domicile, intergénérationnel, club du troisième âge
handicap: handicap, handicapé, fauteuil roulant, PMR, autisme, sourd, malentendant, aveugle,
  malvoyant, langue des signes, AAH, mobilité réduite, inclusion, inclusif, trisomie, déficience
santé: santé, médecin, hôpital, hospitalier, soins, soignant, infirmier, médical, médicament,
  pharmacie, maladie, malade, patient, clinique, urgences, vaccin, dentiste, lunettes,
  remboursement, sécurité sociale, mutuelle, désert médical, cancer, thérapie, kinésithérapeute,
  thérapeutique, sage-femme, greffe, don du sang
santé mentale: psychologue, psychiatrie, psychologique, dépression, stress, suicide, addiction,
  alcool, alcoolisme, tabac, mal-être, drogues, psychothérapie, santé mentale
bien-être: bien-être, yoga, relaxation, méditation, sophrologie, massage, qi gong, reiki,
  développement personnel, respiration, sommeil
sport: sport, sportif, stade, gymnase, terrain, gymnastique, fitness, agrès, musculation, piscine,
  natation, course, jogging, entraînement, compétition, tournoi, championnat, licenciés,
  city-stade, équipement sportif, vestiaires, omnisports
sports collectifs: football, foot, basket, handball, volley, rugby, hockey, équipe, match, ballon,
  arbitre
sports individuels: tennis, judo, karaté, boxe, escrime, athlétisme, arts martiaux, badminton,
  tennis de table, ping-pong, tir, tir à l'arc, golf, escalade, ski, patinage, roller, skate,
  aviron, canoë, kayak, voile, plongée, équitation, cheval, équestre, poney, parapente, triathlon,
  aïkido, ULM, aéroclub
randonnée: randonnée, randonneur, marche nordique, trail, raid, plein air, montagne, balisage,
  sentier
boules et jeux: pétanque, boules, boulodrome, quilles, bridge, belote, échecs, scrabble, tarot,
  cartes, jeux de société, jeux vidéo, jeux de rôle, maquettes, modélisme, philatélie,
  collectionneurs, numismatique, loto
chasse et pêche: chasse, chasseur, gibier, sanglier, pêche, pêcheur, poisson, truite, piégeage,
  louveterie, garde-chasse, aquatique, carpe
animaux: animal, animaux, chien, chat, canin, caniparc, cirque, abattoir, bien-être animal,
  corrida, refuge, vétérinaire, condition animale, fourrure, stérilisation, élevage, éleveurs,
  pigeons, aviculture, apiculture
culture: culture, culturel, artiste, artistique, art, exposition, galerie, festival, spectacle,
  œuvre, création artistique, musée, patrimoine culturel, intermittents, arts plastiques,
  sculpture, peinture, peintre, dessin, street art, photographie, photo, arts visuels
musique: musique, musical, musicien, concert, chorale, chant, chanter, orchestre, fanfare,
  harmonie, piano, guitare, rock, jazz, instrument, studio, opéra, lyrique, conservatoire
scène: théâtre, comédie, danse, danseur, cinéma, film, cirque, marionnettes, conte, clown, scène,
  audiovisuel, court-métrage, ciné-club, chorégraphie, improvisation, théâtral, comédien
lecture: lecture, lire, livre, bibliothèque, médiathèque, boîte à livres, littérature, littéraire,
  poésie, écriture, écrivain, auteur, bande dessinée, librairie, revue, édition
patrimoine: patrimoine, histoire, historique, église, château, monument, chapelle, moulin, lavoir,
  restauration, archéologie, sauvegarde, vestiges, ruines, cathédrale, abbaye, orgue, généalogie,
  rempart, tour, fouilles, archives
mémoire: anciens combattants, guerre, mémoire, souvenir, déportés, résistance, résistants,
  monument aux morts, commémoration, médaille, militaire, armée, soldat, régiment, prisonniers de
  guerre, vétérans, porte-drapeau, défense, mutilés, OPEX, poilus
tourisme: tourisme, touriste, touristique, gîte, hôtel, camping, vacances, voyage, office de
  tourisme, hébergement touristique, visiteur, séjour, excursion
fête: fête, comité des fêtes, bal, carnaval, kermesse, animation, feu d'artifice, repas,
  manifestation festive, soirée, guinguette, salle des fêtes, conscrits, jumelage, convivialité,
  convivial
lien social: lien social, rencontre, solidarité, solidaire, entraide, voisin, isolement, solitude,
  bénévole, bénévolat, accueil, vivre ensemble, association, associatif, maison de quartier,
  centre social, amitié, habitants, local associatif, tiers-lieu, partage
pauvreté: pauvreté, précarité, pauvre, démunis, exclusion, aide alimentaire, RSA, minima sociaux,
  allocation, aides sociales, épicerie solidaire, insertion, secours populaire, restos du cœur,
  surendettement, misère, caritatif, défavorisés, CAF, assistanat, revenu universel, humanitaire
étrangers: immigration, immigré, migrants, réfugiés, étranger, sans-papiers, frontière, asile,
  naturalisation, intégration, apprendre le français, expulsions, régularisation
femmes: femme, égalité hommes-femmes, sexisme, féminisme, violences conjugales, féminicide, IVG,
  parité, harcèlement, PMA, GPA, droits des femmes
discriminations: discrimination, racisme, antisémitisme, LGBT, homophobie, égalité, tolérance,
  droits de l'homme, libertés, minorités
religion: religion, religieux, laïcité, culte, catholique, islam, mosquée, église évangélique,
  paroisse, chrétien, protestant, musulman, foi, signes religieux
alimentation: alimentation, nourriture, repas, cantine, cuisine, bio, légumes, fruits, produits
  locaux, circuit court, AMAP, manger, viande, végétarien, alimentaire, gastronomie, restauration
  collective, malbouffe, cuisinier, recettes
agriculture: agriculture, agricole, agriculteur, paysan, ferme, élevage, éleveur, céréales, vigne,
  viticulture, vin, lait, maraîcher, exploitation, bétail, récolte, tracteur, PAC, terres
  agricoles, CUMA, matériel agricole
commerce: commerce, commerçant, magasin, boutique, marché, boulangerie, épicerie, supermarché,
  grande surface, centre commercial, consommateur, prix, achat, vente, clients, halles, artisanat,
  artisan, commercial
café: café, bar, bistrot, restaurant, buvette, terrasse, débit de boissons
services publics: service public, guichet, administration, administratif, poste, la poste,
  préfecture, mairie, fonctionnaire, démarches administratives, fermeture, proximité, usagers,
  état civil
emploi: emploi, travail, chômage, chômeur, salarié, embauche, recrutement, pôle emploi, CDI, CDD,
  intérim, temps de travail, licenciement, travailleur, demandeur d'emploi, heures
  supplémentaires, 35 heures, code du travail, télétravail, pénibilité, insertion professionnelle
salaires: salaire, SMIC, rémunération, pouvoir d'achat, prime, revenu, fiche de paie, cotisations,
  charges, gel des salaires, augmentation
retraites: retraite, pension, réversion, âge de départ, retraités, carrière, trimestres, régime
  spécial, CSG, minimum vieillesse
entreprise: entreprise, économie, économique, PME, TPE, patron, industrie, industriel, usine,
  actionnaire, dividendes, CICE, charges patronales, auto-entrepreneur, création d'entreprise,
  startup, multinationales, délocalisation, production, investissement, entrepreneur, coworking,
  filière
finances: banque, finance, financier, dette, crédit, épargne, bourse, monnaie, intérêts, euro,
  banque de France, assurance, crypto, spéculation, bancaire, taux
impôts: impôt, taxe, fiscal, fiscalité, TVA, ISF, impôt sur le revenu, niches fiscales, évasion
  fiscale, fraude fiscale, taxer, CSG, prélèvement à la source, contribuable, paradis fiscaux,
  exonération, taxation, foyer fiscal, héritage, succession, donation, droits de succession
dépense publique: dépense publique, budget, économies, gaspillage, cour des comptes, train de vie
  de l'État, avantages, privilèges, indemnités, subvention, déficit, comptes publics
démocratie: démocratie, démocratique, vote, voter, référendum, RIC, élection, électoral, scrutin,
  vote blanc, proportionnelle, citoyen, citoyenne, citoyenneté, constitution, participation, débat
  public, tirage au sort, pétition, consultation, budget participatif, concertation
élus: élu, député, sénateur, sénat, assemblée nationale, président, ministre, gouvernement, maire,
  parti politique, politique, mandat, cumul des mandats, inéligibilité, casier judiciaire,
  parlement, conseil municipal
institutions: collectivité, commune, région, département, intercommunalité, métropole, État,
  décentralisation, territoire, millefeuille, préfet, syndicat intercommunal, fusion, communauté
  de communes, conseil départemental
europe et monde: Europe, européen, union européenne, Bruxelles, international, Afrique, traité,
  CETA, mondialisation, ONU, OTAN, coopération internationale, aide au développement, Frexit,
  diplomatie, pays en développement, géopolitique
médias: média, presse, journaliste, journal, télévision, radio, redevance, information,
  audiovisuel public, fake news, publicité, chaînes
numérique: numérique, internet, informatique, ordinateur, fibre, wifi, débit, logiciel, données,
  en ligne, site internet, application, smartphone, téléphonie, réseau mobile, zone blanche,
  algorithme, open data, logiciel libre, code source, connexion, fracture numérique, 5G, hackers
vie privée: vie privée, données personnelles, confidentialité, CNIL, consentement, secret,
  correspondance, droit à l'oubli, fichage, surveillance, anonymat, portabilité
droit d'auteur: droit d'auteur, propriété intellectuelle, domaine public, licence, œuvres, copie
  privée, brevet, panorama, communs, biens communs
fabrication: fablab, atelier, bricolage, bricoleur, outils, outillage, outilthèque, couture,
  tricot, menuiserie, imprimante 3D, métallerie, poterie, broderie, loisirs créatifs
métiers et syndicats: syndicat, profession, professionnel, défense des intérêts, syndical,
  fédération professionnelle, ordre, corporation, amicale du personnel, œuvres sociales, comité
  d'entreprise, convention collective
"""


def _read(written: str) -> dict[str, tuple[str, ...]]:
    families: dict[str, tuple[str, ...]] = {}
    for line in written.strip().replace("\n  ", " ").splitlines():
        name, _, words = line.partition(":")
        families[name] = tuple(word.strip() for word in words.split(","))
    return families


WORD_FAMILIES = _read(_WRITTEN)
