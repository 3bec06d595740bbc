"""English: forms and phrases of goals, in the labels of UD_English-EWT."""

from __future__ import annotations

from training.language import Language, entries, verb_forms

VOWELS = "aeiou"

TAGS = {
    "NUM": ("NUM", "NumForm=Digit|NumType=Card"),
    "NUMW": ("NUM", "NumForm=Word|NumType=Card"),
    "ORD": ("ADJ", "Degree=Pos|NumForm=Word|NumType=Ord"),
    "PCT": ("SYM", "Number=Sing"),
    "SYM": ("SYM", "_"),
    "ADP": ("ADP", "_"),
    "ADV": ("ADV", "_"),
    "SC": ("SCONJ", "_"),
    "PART": ("PART", "_"),
    "TWICE": ("ADV", "NumForm=Word|NumType=Mult"),
    "S": ("NOUN", "Number=Sing"),
    "P": ("NOUN", "Number=Plur"),
    "NAME": ("PROPN", "Number=Sing"),
    "THE": ("DET", "Definite=Def|PronType=Art"),
    "A": ("DET", "Definite=Ind|PronType=Art"),
    "ALL": ("DET", "PronType=Tot"),
    "NO": ("DET", "PronType=Neg"),
    "OUR": ("PRON", "Case=Gen|Number=Plur|Person=1|Poss=Yes|PronType=Prs"),
    "WE": ("PRON", "Case=Nom|Number=Plur|Person=1|PronType=Prs"),
    "THIS": ("DET", "Number=Sing|PronType=Dem"),
    "ADJ": ("ADJ", "Degree=Pos"),
    "CMP": ("ADJ", "Degree=Cmp"),
    "CMPX": ("ADJ", "Degree=Cmp|ExtPos=ADV"),
    "SUP": ("ADJ", "Degree=Sup"),
    "SUPADV": ("ADV", "Degree=Sup"),
    "AUX": ("AUX", "VerbForm=Fin"),
    "HAVE": ("AUX", "Mood=Ind|Number=Plur|Person=1|Tense=Pres|VerbForm=Fin"),
    "ARE": ("AUX", "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"),
    "BE": ("AUX", "VerbForm=Inf"),
    "BEIMP": ("AUX", "Mood=Imp|VerbForm=Fin"),
    "VIMP": ("VERB", "Mood=Imp|VerbForm=Fin"),
    "VINF": ("VERB", "VerbForm=Inf"),
    "VPRES": ("VERB", "Mood=Ind|Number=Plur|Person=1|Tense=Pres|VerbForm=Fin"),
}
VERB_TAGS = {
    "imperative": ("VERB", "Mood=Imp|VerbForm=Fin"),
    "infinitive": ("VERB", "VerbForm=Inf"),
    "present": ("VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
    "present plural": ("VERB", "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"),
    "participle": ("VERB", "Tense=Past|VerbForm=Part"),
    "passive": ("VERB", "Tense=Past|VerbForm=Part|Voice=Pass"),
    "attribute": ("VERB", "Tense=Past|VerbForm=Part|Voice=Pass"),
    "gerund": ("VERB", "VerbForm=Ger"),
}

# verb: past participle where it is not regular
GOAL_VERBS = """
increase; reduce; grow grown; launch; build built; improve; raise; lower; cut cut; double; triple;
halve; boost; expand; reach; achieve; attain; hit hit; hire; recruit; retain; onboard; train; coach;
deliver; ship shipped; release; publish; complete; finish; establish; introduce; implement; roll;
evaluate; assess; measure; track; test; pilot; validate; sign; secure; win won; close; certify;
automate; digitise; digitize; modernise; modernize; migrate; move; consolidate; align; simplify;
streamline; optimise; optimize; extend; open; shut shut; draft; adopt; document; describe; define;
limit; shorten; shrink shrunk; remove; eliminate; avoid; maintain; hold held; keep kept; offer;
sell sold; market; promote; host; run run; engage; motivate; plan planned; prioritise; prioritize;
follow; visit; contact; interview; convert; activate; invest; save; fund; staff; scale; export;
replace; renew; upgrade; refactor; fix; resolve; answer; process; approve; register; connect;
integrate; design; redesign; prototype; position; dominate; lead led; inspire; educate; attract;
exceed; outperform; hand; review; audit; decrease; drive driven; strengthen; enhance; accelerate;
develop; create; produce; generate; acquire; gain; earn; score; rank; target; focus; support;
monitor; report; present; share; survey; benchmark; monetise; monetize; localise; localize;
translate; patch; harden; encrypt; decommission; retire; deprecate; deploy; provision; containerise;
rebrand; refresh; renovate; recycle; offset offset; source; negotiate; renegotiate; partner; sponsor;
mentor; appoint; promote; reward; recognise; recognize; empower; delight; win won; make made
"""
IRREGULAR_E = {"be": "being", "see": "seeing"}

PERCENTAGES = (
    "{n}~//NUM/2/nummod %//PCT",
    "{n}~//NUM/2/nummod %//PCT",
    "{n}//NUM/2/nummod percent//S",
    "{n}//NUM/2/nummod percentage//S/3/compound points/point/P",
)
AMOUNTS = (
    "$~//SYM {n}//NUM/1/nummod",
    "$~//SYM {d}~//NUM/3/compound M/million/NUMW/1/nummod",
    "$~//SYM {d}//NUM/3/compound million//NUMW/1/nummod",
    "${n}k//NUM",
    "{n}k//NUM",
    "{n}//NUM/2/nummod days/day/P",
    "{n}//NUM/2/nummod hours/hour/P",
    "{w}//NUMW/2/nummod weeks/week/P",
    "{n}//NUM/2/nummod minutes/minute/P",
    "{n}//NUM/2/nummod seconds/second/P",
    "{n}//NUM/2/nummod points/point/P",
    "{n}//NUM/2/nummod tonnes/tonne/P",
    "{n}//NUM/2/nummod complaints/complaint/P per//ADP/4/case month//S/2/nmod",
    "{n}//NUM/2/nummod visits/visit/P per//ADP/4/case week//S/2/nmod",
    "{n}//NUM",
    "{n}//NUM",
    "{d}//NUM",
    "{d}//NUM or/or/CC/3/cc higher/high/CMP/1/conj",
    "{n}~//NUM +//SYM/1/advmod",
)
BOUNDS = (
    "at//ADP/2/case least//SUP",
    "at//ADP/2/case least//SUP",
    "at//ADP/2/case most//SUP",
    "over//ADV",
    "under//ADV",
    "more//CMPX than//ADP/1/fixed",
    "less//CMPX than//ADP/1/fixed",
    "up//ADP to//ADP/1/fixed",
    "around//ADV",
    "nearly//ADV",
)
DATES = (
    "{month}//NAME/2/nmod:unmarked {day}//NUM",
    "{day}//NUM/2/nummod {month}//NAME",
    "{month}//NAME",
    "{month}//NAME {year}//NUM/1/nmod:unmarked",
    "Q{q}//NAME",
    "Q{q}//NAME {year}//NUM/1/nmod:unmarked",
    "{year}//NUM",
    "the//THE/2/det end//S of//ADP/5/case the//THE/5/det year//S/2/nmod",
    "the//THE/2/det end//S of//ADP/5/case the//THE/5/det quarter//S/2/nmod",
    "the//THE/2/det end//S of//ADP/4/case Q{q}//NAME/2/nmod",
    "the//THE/2/det end//S of//ADP/4/case {month}//NAME/2/nmod",
    "end//S of//ADP/3/case Q{q}//NAME/1/nmod",
    "end//S of//ADP/3/case year//S/1/nmod",
    "year//S/2/compound end//S",
    "the//THE/3/det {ordinal}//ORD/3/amod quarter//S",
    "the//THE/2/det summer//S",
    "{w}//NUMW/2/nummod weeks/week/P",
    "{n}//NUM/2/nummod months/month/P",
)
ADJUNCTS = (
    "every//ALL/2/det month//S",
    "every//ALL/2/det week//S",
    "each//ALL/2/det quarter//S",
    "this//THIS/2/det quarter//S",
    "next//ADJ/2/amod year//S",
    "twice//TWICE a//A/3/det week//S/1/obl:unmarked",
    "per//ADP/2/case month//S",
    "on//ADP/2/case average//S",
    "on//ADP/2/case time//S",
    "year//S over//ADP/3/case year//S/1/nmod",
    "within//ADP/2/case budget//S",
    "across//ADP/3/case all//ALL/3/det teams/team/P",
    "in//ADP/2/case {year}//NUM",
    "during//ADP/4/case the//THE/4/det {ordinal}//ORD/4/amod half//S",
)
TAILS = ("{x}/10//NUM",)
OPENINGS = (
    "We//WE/0/nsubj will//AUX/0/aux",
    "We//WE/0/nsubj will//AUX/0/aux",
    "We//WE/0/nsubj must//AUX/0/aux",
    "We//WE/0/nsubj should//AUX/0/aux",
    "The//THE/2/det team//S/0/nsubj will//AUX/0/aux",
    "Marketing//S/0/nsubj will//AUX/0/aux",
)
INVERTED = (
    ",//PUNCT/0/punct we//WE/0/nsubj will//AUX/0/aux",
    ",//PUNCT/0/punct we//WE/0/nsubj must//AUX/0/aux",
    "we//WE/0/nsubj will//AUX/0/aux",
)
QUANTIFIERS = (
    "Fewer/few/CMPX/3/advmod than//ADP/1/fixed {small}//NUM/0/nummod",
    "Fewer/few/CMPX/3/advmod than//ADP/1/fixed {w}//NUMW/0/nummod",
    "Less/less/CMPX/3/advmod than//ADP/1/fixed {n}//NUM/0/nummod",
    "More/more/CMPX/3/advmod than//ADP/1/fixed {n}//NUM/0/nummod",
    "At//ADP/2/case least//SUP/3/nmod {n}//NUM/0/nummod",
    "At//ADP/2/case least//SUP/3/nmod {w}//NUMW/0/nummod",
    "At//ADP/2/case most//SUP/3/nmod {w}//NUMW/0/nummod",
    "Under//ADV/2/advmod {n}//NUM/0/nummod",
    "Over//ADV/2/advmod {n}//NUM/0/nummod",
    "Up//ADP/3/advmod to//ADP/1/fixed {n}//NUM/0/nummod",
    "Zero//NUMW/0/nummod",
    "No//NO/0/det",
    "All//ALL/0/det",
    "More//CMP/0/amod",
    "Fewer/few/CMP/0/amod",
    "New//ADJ/0/amod",
    "{n}//NUM/0/nummod",
    "{n}//NUM/0/nummod",
    "{n}//NUM/0/nummod",
    "{w}//NUMW/0/nummod",
    "{w}//NUMW/0/nummod",
    "{n}~//NUM/0/nummod +//SYM/1/advmod",
    "{n}//NUM/0/nummod new//ADJ/0/amod",
    "{w}//NUMW/0/nummod new//ADJ/0/amod",
)
COUNTS = (
    "the//THE/2/det number//S|of",
    "number//S|of",
    "the//THE/2/det share//S|of",
    "the//THE/2/det percentage//S|of",
)
SHARES = (
    "{n}~//NUM/2/nummod %//PCT|of",
    "{n}~//NUM/2/nummod %//PCT|of",
    "{n}//NUM/2/nummod percent//S|of",
    "At//ADP/2/case least//SUP/3/nmod {n}~//NUM/4/nummod %//PCT|of",
    "Over//ADV/2/advmod {n}~//NUM/3/nummod %//PCT|of",
    "Share//S|of",
)
SUPERLATIVES = (
    "the//THE/0/det most//SUPADV/3/advmod trusted//ADJ/0/amod",
    "the//THE/0/det most//SUPADV/3/advmod attractive//ADJ/0/amod",
    "the//THE/0/det largest/large/SUP/0/amod",
    "the//THE/0/det best/good/SUP/0/amod",
    "the//THE/0/det preferred//ADJ/0/amod",
    "the//THE/0/det leading//ADJ/0/amod",
    "a//A/0/det trusted//ADJ/0/amod",
    "a//A/0/det recognised//ADJ/0/amod",
    "the//THE/0/det number//S/0/compound one//NUMW/1/nummod",
)
BECOMING = ("Become//VIMP", "Become//VIMP", "To//PART/2/mark become//VINF")
BEING = (
    "Be//BEIMP/0/cop",
    "To//PART/0/mark be//BE/0/cop",
    "We//WE/0/nsubj will//AUX/0/aux be//BE/0/cop",
)
ENSURING = (
    "Ensure//VIMP|that//SC/0/mark|ccomp",
    "Ensure//VIMP||ccomp",
    "Make//VIMP sure//ADJ/1/xcomp|that//SC/0/mark|ccomp",
    "Verify//VIMP|that//SC/0/mark|ccomp",
)
DONE = (
    "in//ADP/2/case place//S",
    "in//ADP/2/case production//S",
    "live//ADJ",
    "ready//ADJ",
    "up//ADV",
)
METRICS = """
revenue S; revenues/revenue P; income S; NPS/nps S; churn S; MRR/mrr S; ARR/arr S; eNPS/enps S;
uptime S; downtime S; turnover S; profit S; sales/sale P; traffic S; reach S; retention S; margin S;
cost S; costs/cost P; spend S; growth S; throughput S; latency S; coverage S; satisfaction S;
engagement S; productivity S; attendance S; conversion S; quality S; bookings/booking P; CSAT/csat S;
score S; rating S; budget S; backlog S; absence S; waste S; emissions/emission P; signups/signup P
"""
NAMES = """
version S; app S; website S; portal S; platform S; strategy S; roadmap S; campaign S; pilot S;
module S; report S; customers/customer P; users/user P; employees/employee P; managers/manager P;
partners/partner P; contracts/contract P; courses/course P; articles/article P; followers/follower P;
subscribers/subscriber P; leads/lead P; downloads/download P; views/view P; meetings/meeting P;
bugs/bug P; incidents/incident P; processes/process P; suppliers/supplier P; workshops/workshop P;
demos/demo P; stories/story P; deployments/deployment P; tickets/ticket P; complaints/complaint P;
requests/request P; features/feature P; integrations/integration P; interviews/interview P;
offices/office P; invoices/invoice P; apps/app P; APIs/api P; policy S; framework S; dashboard S;
onboarding S; brand S; culture S; team S; teams/team P; pipeline S; process S; program S; product S
"""


def imperative(infinitive: str) -> str:
    """The imperative is the infinitive."""
    return infinitive


def present(infinitive: str) -> str:
    """The third person singular of the present tense."""
    if infinitive.endswith(("s", "x", "z", "ch", "sh", "o")):
        return infinitive + "es"
    if infinitive.endswith("y") and infinitive[-2:-1] not in VOWELS:
        return infinitive[:-1] + "ies"
    return infinitive + "s"


def participle(infinitive: str) -> str:
    """The past participle of a regular verb."""
    if infinitive.endswith("e"):
        return infinitive + "d"
    if infinitive.endswith("y") and infinitive[-2:-1] not in VOWELS:
        return infinitive[:-1] + "ied"
    return infinitive + "ed"


def gerund(infinitive: str) -> str:
    """The form in -ing."""
    if infinitive in IRREGULAR_E:
        return IRREGULAR_E[infinitive]
    if infinitive.endswith("e") and not infinitive.endswith(("ee", "ye", "oe")):
        return infinitive[:-1] + "ing"
    return infinitive + "ing"


ENGLISH = Language(
    code="en",
    tags={**TAGS, "CC": ("CCONJ", "_"), "PUNCT": ("PUNCT", "_")},
    verb_tags=VERB_TAGS,
    passive_subject="nsubj:pass",
    perfect="have//HAVE/0/aux",
    we="We//WE/0/nsubj",
    shared_object_on_last=False,
    unmarked="obl:unmarked",
    light_verbs=frozenset("be say think guess suppose seem happen".split()),
    negations=frozenset(("not", "n't", "never")),
    have="have",
    imperative=imperative,
    present=present,
    participle=participle,
    plural_participle=lambda form: form,
    gerund=gerund,
    goal_verbs=verb_forms(GOAL_VERBS),
    number_words=tuple("two three four five six seven eight nine ten twelve twenty fifty".split()),
    ordinals=tuple("first second third fourth".split()),
    months=tuple(
        "January February March April May June July August September October November "
        "December".split()
    ),
    thousands=",",
    decimal=".",
    percentages=PERCENTAGES,
    amounts=AMOUNTS,
    bounds=BOUNDS,
    dates=DATES,
    date_prepositions=("by", "by", "by", "before", "in", "until", "from"),
    change_prepositions=(("by",), ("to",), ("from", "to"), ("from", "to"), ("above",), ("below",)),
    measure_prepositions=("of", "above", "below", "of", "over", "under", "at", "to"),
    other_adjuncts=ADJUNCTS,
    tails=TAILS,
    openings=OPENINGS,
    inverted_openings=INVERTED,
    quantifiers=QUANTIFIERS,
    determiners=("all//ALL/0/det", "our//OUR/0/nmod:poss", "the//THE/0/det"),
    count_prefixes=(),
    counts=COUNTS,
    counting_verbs=tuple("increase reduce double halve triple raise grow lower cut limit".split()),
    becoming=BECOMING,
    being=BEING,
    superlatives=SUPERLATIVES,
    ensuring=ENSURING,
    done=DONE,
    metrics=entries(METRICS),
    nouns=entries(NAMES),
    infinitive_mark="to",
    conjunction="and",
    shares=SHARES,
    comparatives=tuple("happier higher better lower faster stronger fewer shorter safer".split()),
)
