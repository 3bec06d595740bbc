"""Norwegian Bokmål: forms and phrases of goals, in the labels of UD_Norwegian-Bokmaal."""

from __future__ import annotations

from training.language import Language

VOWELS = "aeiouyæøå"
SONORANTS = "lrnm"
KEEPS_E = frozenset("dtkgpbvfs")

TAGS = {
    "NUM": ("NUM", "Number=Plur|NumType=Card"),
    "PCT": ("NOUN", "_"),
    "ADP": ("ADP", "_"),
    "ADV": ("ADV", "_"),
    "CC": ("CCONJ", "_"),
    "SC": ("SCONJ", "_"),
    "SYM": ("SYM", "_"),
    "PART": ("PART", "_"),
    "NAME": ("PROPN", "_"),
    "M": ("NOUN", "Definite=Ind|Gender=Masc|Number=Sing"),
    "MP": ("NOUN", "Definite=Ind|Gender=Masc|Number=Plur"),
    "MD": ("NOUN", "Definite=Def|Gender=Masc|Number=Sing"),
    "MDP": ("NOUN", "Definite=Def|Gender=Masc|Number=Plur"),
    "F": ("NOUN", "Definite=Ind|Gender=Fem|Number=Sing"),
    "FP": ("NOUN", "Definite=Ind|Gender=Fem|Number=Plur"),
    "FD": ("NOUN", "Definite=Def|Gender=Fem|Number=Sing"),
    "N": ("NOUN", "Definite=Ind|Gender=Neut|Number=Sing"),
    "NP": ("NOUN", "Definite=Ind|Gender=Neut|Number=Plur"),
    "ND": ("NOUN", "Definite=Def|Gender=Neut|Number=Sing"),
    "MONTH": ("NOUN", "Gender=Masc"),
    "ORD": ("ADJ", "Number=Plur|NumType=Ord"),
    "ORDD": ("ADJ", "Definite=Def|Degree=Pos|Number=Sing|NumType=Ord"),
    "CMP": ("ADJ", "Degree=Cmp"),
    "SUP": ("ADJ", "Definite=Ind|Degree=Sup"),
    "SUPD": ("ADJ", "Definite=Def|Degree=Sup"),
    "ADJD": ("ADJ", "Definite=Def|Degree=Pos|Number=Sing"),
    "ADJP": ("ADJ", "Degree=Pos|Number=Plur"),
    "ADJM": ("ADJ", "Definite=Ind|Degree=Pos|Gender=Com|Number=Sing"),
    "ADJN": ("ADJ", "Definite=Ind|Degree=Pos|Gender=Neut|Number=Sing"),
    "HVERM": ("DET", "Gender=Masc|Number=Sing|PronType=Tot"),
    "HVERN": ("DET", "Gender=Neut|Number=Sing|PronType=Tot"),
    "ALLE": ("DET", "Number=Plur|PronType=Tot"),
    "INGEN": ("DET", "Number=Plur|Polarity=Neg"),
    "DENM": ("DET", "Gender=Masc|Number=Sing|PronType=Art"),
    "DEP": ("DET", "Number=Plur|PronType=Art"),
    "VI": ("PRON", "Animacy=Hum|Case=Nom|Number=Plur|Person=1|PronType=Prs"),
    "VÅRE": ("PRON", "Number=Plur|Poss=Yes|PronType=Prs"),
    "AUX": ("AUX", "Mood=Ind|Tense=Pres|VerbForm=Fin"),
    "VPRES": ("VERB", "Mood=Ind|Tense=Pres|VerbForm=Fin"),
    "VIMP": ("VERB", "Mood=Imp|VerbForm=Fin"),
    "VINF": ("VERB", "VerbForm=Inf"),
    "VPART": ("VERB", "VerbForm=Part"),
    "AINF": ("AUX", "VerbForm=Inf"),
}
VERB_TAGS = {
    "imperative": ("VERB", "Mood=Imp|VerbForm=Fin"),
    "infinitive": ("VERB", "VerbForm=Inf"),
    "present": ("VERB", "Mood=Ind|Tense=Pres|VerbForm=Fin"),
    "participle": ("VERB", "VerbForm=Part"),
    "passive": ("VERB", "VerbForm=Part"),
    "attribute": ("ADJ", "Number=Plur|VerbForm=Part"),
}

# infinitive: perfect participle, as in "har økt"
GOAL_VERBS = """
øke økt; redusere redusert; bygge bygd; lansere lansert; utvikle utviklet; forbedre forbedret;
styrke styrket; senke senket; heve hevet; løfte løftet; doble doblet; halvere halvert;
tredoble tredoblet; kutte kuttet; skaffe skaffet; vinne vunnet; rekruttere rekruttert;
ansette ansatt; beholde beholdt; levere levert; fullføre fullført; ferdigstille ferdigstilt;
gjennomføre gjennomført; etablere etablert; innføre innført; implementere implementert;
evaluere evaluert; kartlegge kartlagt; måle målt; teste testet; publisere publisert;
signere signert; sikre sikret; sertifisere sertifisert; automatisere automatisert;
digitalisere digitalisert; modernisere modernisert; migrere migrert; flytte flyttet; samle samlet;
samordne samordnet; forenkle forenklet; effektivisere effektivisert; optimalisere optimalisert;
utvide utvidet; åpne åpnet; stenge stengt; utarbeide utarbeidet; vedta vedtatt; forankre forankret;
dokumentere dokumentert; beskrive beskrevet; definere definert; rulle rullet; begrense begrenset;
forkorte forkortet; fjerne fjernet; unngå unngått; nå nådd; oppnå oppnådd; opprettholde opprettholdt;
holde holdt; tilby tilbudt; selge solgt; markedsføre markedsført; arrangere arrangert;
kurse kurset; trene trent; engasjere engasjert; motivere motivert; onboarde onboardet;
planlegge planlagt; prioritere prioritert; følge fulgt; besøke besøkt; kontakte kontaktet;
intervjue intervjuet; konvertere konvertert; aktivere aktivert; investere investert; spare spart;
finansiere finansiert; bemanne bemannet; skalere skalert; eksportere eksportert; erstatte erstattet;
fornye fornyet; oppgradere oppgradert; vedlikeholde vedlikeholdt; rette rettet; lukke lukket;
besvare besvart; behandle behandlet; godkjenne godkjent; registrere registrert; koble koblet;
integrere integrert; designe designet; prototype prototypet; validere validert; posisjonere
posisjonert; dominere dominert; erobre erobret; lede ledet; inspirere inspirert; utdanne utdannet;
tiltrekke tiltrukket; overgå overgått; overlevere overlevert; kvalitetssikre kvalitetssikret;
tydeliggjøre tydeliggjort; synliggjøre synliggjort; tilgjengeliggjøre tilgjengeliggjort;
tilrettelegge tilrettelagt; forebygge forebygd; resirkulere resirkulert; elektrifisere
elektrifisert; kompensere kompensert; rapportere rapportert; presentere presentert; lage laget
"""

PERCENTAGES = (
    "{n}//NUM/2/nummod %//PCT",
    "{n}~//NUM/2/nummod %//PCT",
    "{n}//NUM/2/nummod prosent//MP",
    "{n}//NUM/2/nummod prosentpoeng//NP",
)
AMOUNTS = (
    "{n}//NUM/2/nummod kroner/krone/FP",
    "{n}//NUM/2/nummod kr//FP",
    "{k}//NUM/2/compound 000//NUM/3/nummod kroner/krone/FP",
    "{k}//NUM/2/compound 000//NUM",
    "{n}//NUM/2/nummod millioner/million/MP/3/nmod kroner/krone/FP",
    "{n}//NUM/2/nummod millioner/million/MP",
    "{n}//NUM/2/nummod mill.//MP",
    "{n}//NUM/2/nummod MNOK/mnok/MP",
    "{n}//NUM/2/nummod dager/dag/MP",
    "{n}//NUM/2/nummod timer/time/MP",
    "{w}//NUM/2/nummod uker/uke/FP",
    "{n}//NUM/2/nummod minutter/minutt/NP",
    "{n}//NUM/2/nummod poeng//NP",
    "{n}//NUM/2/nummod tonn//NP",
    "{n}//NUM/2/nummod klager/klage/MP per//ADP/4/case måned//M/2/nmod",
    "{n}//NUM/2/nummod besøk//NP per//ADP/4/case uke//F/2/nmod",
    "{n}//NUM",
    "{n}//NUM",
    "{d}//NUM",
)
BOUNDS = (
    "minst/liten/SUP",
    "minst/liten/SUP",
    "over//ADV",
    "under//ADV",
    "maks//ADV",
    "maksimalt/maksimal/ADJN",
    "rundt//ADV",
    "ca.//ADV",
    "mer/mye/CMP enn//ADP/1/case",
    "inntil//ADV",
    "nærmere//ADV",
)
DATES = (
    "{day}.//ORD/2/amod {month}//MONTH",
    "{day}.//ORD/2/amod {month}//MONTH {year}//NUM/2/nmod",
    "{month}//MONTH",
    "{month}//MONTH {year}//NUM/1/nmod",
    "Q{q}/q{q}/NAME",
    "Q{q}/q{q}/NAME {year}//NUM/1/nmod",
    "{year}//NUM",
    "{day}.{m}.//NUM",
    "utgangen/utgang/MD av//ADP/3/case året/år/ND/1/nmod",
    "utgangen/utgang/MD av//ADP/3/case {month}//MONTH/1/nmod",
    "utgangen/utgang/MD av//ADP/3/case Q{q}/q{q}/NAME/1/nmod",
    "utgangen/utgang/MD av//ADP/3/case {year}//NUM/1/nmod",
    "slutten/slutt/MD av//ADP/3/case kvartalet/kvartal/ND/1/nmod",
    "sommeren/sommer/MD",
    "jul//M",
    "nyttår//N",
    "{ordinal}//ORDD/2/amod kvartal//N",
    "{w}//NUM/2/nummod uker/uke/FP",
    "{n}//NUM/2/nummod måneder/måned/MP",
    "året/år/ND er/være/AUX/3/cop omme//ADV/1/acl:relcl",
)
ADJUNCTS = (
    "hver//HVERM/2/det måned//M",
    "hver//HVERM/2/det uke//F",
    "hvert/hver/HVERN/2/det kvartal//N",
    "høsten/høst/MD {year}//NUM/1/nmod",
    "våren/vår/MD {year}//NUM/1/nmod",
    "i//ADP/2/case løpet/løp/ND av//ADP/4/case året/år/ND/2/nmod",
    "i//ADP/2/case løpet/løp/ND av//ADP/5/case {ordinal}//ORDD/5/amod kvartal//N/2/nmod",
    "i//ADP/2/case {year}//NUM",
    "{w}//NUM/2/nummod ganger/gang/MP i//ADP/4/case uken/uke/MD/2/nmod",
    "per//ADP/2/case måned//M",
    "i//ADP/2/case snitt//N",
    "i//ADP/2/case forhold//N til//ADP/4/case {year}//NUM/2/nmod",
    "på//ADP/2/case tid//F",
)
TAILS = (
    "{x}/10//NUM",
    "{x}~//NUM/3/nummod /~/SYM/3/punct 10//NUM",
)
OPENINGS = (
    "Vi//VI/0/nsubj skal/skulle/AUX/0/aux",
    "Vi//VI/0/nsubj skal/skulle/AUX/0/aux",
    "Vi//VI/0/nsubj vil/ville/AUX/0/aux",
    "Vi//VI/0/nsubj må/måtte/AUX/0/aux",
    "Teamet/team/ND/0/nsubj skal/skulle/AUX/0/aux",
    "Avdelingen/avdeling/MD/0/nsubj skal/skulle/AUX/0/aux",
    "Selskapet/selskap/ND/0/nsubj vil/ville/AUX/0/aux",
)
INVERTED = (
    "skal/skulle/AUX/0/aux vi//VI/0/nsubj",
    "vil/ville/AUX/0/aux vi//VI/0/nsubj",
    "skal/skulle/AUX/0/aux teamet/team/ND/0/nsubj",
)
QUANTIFIERS = (
    "Færre/få/CMP/0/amod enn//ADP/3/case {small}//NUM/1/obl",
    "Færre/få/CMP/0/amod enn//ADP/3/case {w}//NUM/1/obl",
    "Flere/mange/CMP/0/amod enn//ADP/3/case {n}//NUM/1/obl",
    "Mer/mye/CMP/0/amod enn//ADP/3/case {n}//NUM/1/obl",
    "Mindre/liten/CMP/0/amod enn//ADP/3/case {n}//NUM/1/obl",
    "Minst/liten/SUP/2/advmod {n}//NUM/0/nummod",
    "Minst/liten/SUP/2/advmod {w}//NUM/0/nummod",
    "Under//ADV/2/advmod {n}//NUM/0/nummod",
    "Over//ADV/2/advmod {n}//NUM/0/nummod",
    "Maks//ADV/2/advmod {w}//NUM/0/nummod",
    "Maksimalt/maksimal/ADJN/2/advmod {n}//NUM/0/nummod",
    "Null//NUM/0/nummod",
    "{n}//NUM/0/nummod",
    "{n}//NUM/0/nummod",
    "{k}//NUM/2/compound 000//NUM/0/nummod",
    "{w}//NUM/0/nummod",
    "{w}//NUM/0/nummod",
    "Ingen//INGEN/0/det",
    "Alle/all/ALLE/0/det",
    "Flere/mange/CMP/0/amod",
    "Færre/få/CMP/0/amod",
    "Nye/ny/ADJP/0/amod",
    "{w}//NUM/0/nummod nye/ny/ADJP/0/amod",
    "{n}//NUM/0/nummod nye/ny/ADJP/0/amod",
)
COUNTS = (
    "antall//N/0/nmod",
    "antallet/antall/ND/0/nmod",
    "andelen/andel/MD/1/nmod",
    "andel//M/1/nmod",
    "tallet/tall/ND/1/nmod på//ADP/0/case",
    "andelen/andel/MD/1/nmod av//ADP/0/case",
)
SHARES = (
    "{n}//NUM/2/nummod %//PCT av//ADP/0/case",
    "{n}~//NUM/2/nummod %//PCT av//ADP/0/case",
    "{n}//NUM/2/nummod prosent//MP av//ADP/0/case",
    "Minst/liten/SUP/2/advmod {n}//NUM/3/nummod %//PCT av//ADP/0/case",
    "Over//ADV/2/advmod {n}//NUM/3/nummod prosent//MP av//ADP/0/case",
    "Andelen/andel/MD av//ADP/0/case",
)
SUPERLATIVES = (
    "den//DENM/0/det mest/mye/SUPD/3/advmod {adj}//ADJD/0/amod",
    "den//DENM/0/det største/stor/SUPD/0/amod",
    "den//DENM/0/det beste/god/SUPD/0/amod",
    "den//DENM/0/det foretrukne/foretrukken/ADJD/0/amod",
    "den//DENM/0/det ledende//ADJD/0/amod",
    "en//DENM/0/det anerkjent//ADJM/0/amod",
    "en//DENM/0/det attraktiv//ADJM/0/amod",
    "landets/land/ND/0/nmod beste/god/SUPD/0/amod",
    "størst/stor/SUP/0/amod",
)
BECOMING = (
    "Bli/bli/VIMP",
    "Bli/bli/VINF",
    "å//PART/2/mark bli//VINF",
    "Vi//VI/2/nsubj blir/bli/VPRES",
)
BEING = ("Være//AINF", "Være//AINF", "Vi//VI/0/nsubj er/være/AUX", "Å//PART/0/mark være//AINF")
ENSURING = (
    "Sørg/sørge/VIMP for//ADP/0/case at//SC/0/mark",
    "Sørge//VINF for//ADP/0/case at//SC/0/mark",
    "Sikre//VINF at//SC/0/mark",
    "Pass/passe/VIMP på//ADP/0/case at//SC/0/mark",
)
DONE = (
    "på//ADP/2/case plass//M",
    "i//ADP/2/case drift//M",
    "live//ADJM",
    "klar//ADJM",
    "ferdig//ADJM",
    "opp//ADV",
)
METRICS = """
omsetning M; omsetningen/omsetning MD; inntekter/inntekt MP; driftsmargin M; svartid M;
sykefravær N; sykefraværet/sykefravær ND; kundetilfredshet M; konverteringsrate M; oppetid M;
leveringstid M; markedsandel M; testdekning M; gjennomløpstid M; turnover M; churn M; NPS/nps M;
MRR/mrr M; ARR/arr M; eNPS/enps M; nedetid M; åpningsrate M; energiforbruk N; matsvinn N; salg N;
resultat N; overskudd N; budsjett N; kundefrafall N; klikkrate M; utslipp NP; kostnader/kostnad MP;
lastetid M; responstid M; trivsel M; kvalitet M; svarprosent M; gjenkjøpsrate M; snittkarakter M;
trafikk M; rekkevidde M; oppslutning M; lønnsomhet M; likviditet M; produktivitet M
"""
NAMES = """
versjon M; app M; nettside M; nettbutikk M; kundeportal M; plattform M; strategi M; plan M;
betaversjon M; kampanje M; pilot M; modul M; rapport M; kunde MX; kunder/kunde MP; brukere/bruker MP;
ansatte/ansatt MP; ledere/leder MP; teamet/team ND; team NP; partnere/partner MP; avtaler/avtale MP;
kurs NP; artikler/artikkel MP; følgere/følger MP; abonnenter/abonnent MP; leads/lead MP;
påmeldte/påmeldt MP; nedlastinger/nedlasting MP; visninger/visning MP; møter/møte NP; feil MP;
prosesser/prosess MP; leverandører/leverandør MP; workshops/workshop MP; demoer/demo MP;
brukerhistorier/brukerhistorie MP; deployments/deployment MP; avvik NP; klager/klage MP;
henvendelser/henvendelse MP; nybygg N; svømmehall M; skolegård M; omdømme N; arbeidsmiljø N;
kundeservice M; kompetanse M; merkevare M; medarbeidere/medarbeider MP; markedet/marked ND;
bransjen/bransje MD; byen/by MD; kommunen/kommune MD; leveransene/leveranse MDP;
kundene/kunde MDP; rutinene/rutine MDP; systemene/system MDP; datakvalitet M; tjenesten/tjeneste MD
"""


def imperative(infinitive: str) -> str:
    """The imperative: the infinitive without -e, except after clusters that need the vowel."""
    stem = infinitive[:-1]
    if not infinitive.endswith("e") or len(infinitive) < 4:
        return infinitive
    if stem.endswith("mm"):
        return stem[:-1]
    last, previous = stem[-1], stem[-2]
    hard_to_say = last in SONORANTS and previous not in VOWELS and previous != last
    if hard_to_say and (previous in KEEPS_E or last != "m"):
        return infinitive
    return stem


def present(infinitive: str) -> str:
    """The present tense of a regular verb."""
    return infinitive + "r"


def participle(infinitive: str) -> str:
    """The perfect participle of a regular verb."""
    if infinitive.endswith("ere"):
        return infinitive[:-1] + "t"
    return infinitive + "t" if infinitive.endswith("e") else infinitive + "dd"


def plural_participle(form: str) -> str:
    """A perfect participle as it stands before a plural: `publiserte`, `lukkede`."""
    if form.endswith("et") and len(form) > 3:
        return form[:-1] + "de"
    if form.endswith("dd"):
        return form + "e"
    return form + "e"


def _forms(text: str) -> dict[str, str]:
    pairs = (item.split() for item in " ".join(text.split()).split(";"))
    return {infinitive: form for infinitive, form in pairs}


def _entries(text: str) -> tuple[str, ...]:
    """`form/lemma TAG; ...` as phrases in notation."""
    result = []
    for item in " ".join(text.split()).split(";"):
        word, tag = item.split()
        form, _, lemma = word.partition("/")
        result.append(f"{form}/{lemma}/{'M' if tag == 'MX' else tag}")
    return tuple(result)


BOKMAAL = Language(
    code="nb",
    tags=TAGS,
    verb_tags=VERB_TAGS,
    passive_subject="nsubj:pass",
    participle_after_have="har/ha/AUX",
    shared_object_on_last=True,
    unmarked="obl",
    light_verbs=frozenset("være bli si mene tro synes hete skje finnes lyde".split()),
    negations=frozenset(("ikke", "aldri")),
    have="ha",
    imperative=imperative,
    present=present,
    participle=participle,
    plural_participle=plural_participle,
    goal_verbs=_forms(GOAL_VERBS),
    number_words=tuple("to tre fire fem seks sju åtte ni ti tolv femten tjue hundre".split()),
    thousands=".",
    decimal=",",
    percentages=PERCENTAGES,
    amounts=AMOUNTS,
    bounds=BOUNDS,
    dates=DATES,
    date_prepositions=("innen", "innen", "innen", "før", "i", "fra", "etter"),
    change_prepositions=(("med",), ("til",), ("fra", "til"), ("fra", "til"), ("på",), ("under",)),
    measure_prepositions=("på", "over", "under", "til", "rundt", "med", "opp med"),
    other_adjuncts=ADJUNCTS,
    tails=TAILS[:1],
    openings=OPENINGS,
    inverted_openings=INVERTED,
    quantifiers=QUANTIFIERS,
    determiners=("alle/all/ALLE", "våre/vår/VÅRE", "de//DEP"),
    counts=COUNTS,
    counting_verbs=(
        "øke",
        "redusere",
        "doble",
        "halvere",
        "tredoble",
        "heve",
        "senke",
        "løfte",
        "få",
    ),
    becoming=BECOMING,
    being=BEING,
    superlatives=SUPERLATIVES,
    ensuring=ENSURING,
    done=DONE,
    metrics=_entries(METRICS),
    names=_entries(NAMES),
    infinitive_mark="å",
    conjunction="og",
    shares=SHARES,
    comparatives=tuple(
        "høyere bedre lavere raskere sterkere mer færre flere kortere tryggere".split()
    ),
)
