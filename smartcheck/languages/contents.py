"""What a language pack may hold: every section and list, with what it is for.

The code reads nothing else. A list that a pack leaves out is empty. How to write a pack is told in
`docs/languages.md`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Shape = Literal["text", "flag", "words", "lists", "names", "values", "seasons"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a pack.

    Shapes: a text, a flag (true or false), a list of words, lists of words by name, a text or a
    number by word ("names", "values"), or seasons. `keys` are the only names allowed where given.
    """

    shape: Shape
    about: str
    keys: tuple[str, ...] = ()


def words(**about: str) -> dict[str, Entry]:
    """Lists of words by name, each with what it is for."""
    return {name: Entry("words", text) for name, text in about.items()}


UNITS = ("second", "minute", "hour", "day", "week", "month", "quarter", "tertial", "half", "year")
PARTS = ("quarter", "half", "tertial")
FIELDS = (
    *("title", "text", "id", "period", "language", "team", "owner", "deadline", "start"),
    *("confidence", "baseline", "target", "current", "unit", "type", "level", "scale", "other"),
    *("measure", "task", "deliverable"),
)

TOP: Mapping[str, Entry] = {
    "language": Entry("text", "the code of the language, as in the name of the file"),
    "compounds": Entry("flag", "whether nouns are written together, the last part being the head"),
    "decimal_comma": Entry("flag", "whether a comma marks decimals and a point thousands"),
    "inflection": Entry("text", "how regular verbs inflect: norwegian or english; without it none"),
    "irregular_verbs": Entry("names", "other forms of a verb, by its lemma, parted by spaces"),
}

LABELS: Mapping[str, Entry] = {
    **words(
        objective="before, over or as the key of one objective",
        key_result="before or as the key of one key result",
        goal="before or as the key of a goal that stands alone",
        aim="an objective once key results stand under it, else a goal",
        theme="an objective once key results stand under it, else nothing",
        objectives="over several objectives",
        key_results="over several key results",
        weak="those of `key_results` that announce key results only under an objective",
        goals="over several goals",
        aims="over several goals, or objectives where key results stand under them",
        okrs="over objectives with their key results",
        aside="what belongs to the goal above and is none itself",
        explaining="first words of headings that explain goals instead of stating them",
        negation="words that take back a label",
        prepositions="what may follow a label in a heading",
        linking="in a column's name: the goal named is another one, which this one serves",
        copulas="what ends or follows a label in running text, and never in a heading",
        roles="roles that stand before a goal as its owner",
        names="what the language is called in a field",
        endings="endings that tell the language apart",
        evidence="small words that tell the language apart",
    ),
    "letters": Entry("text", "letters that tell the language apart"),
    "codes": Entry("lists", "short labels before a number", ("objective", "key_result")),
    "fields": Entry("lists", "names of fields, as keys, columns and labels", FIELDS),
    "types": Entry(
        "lists",
        "types of goals in a field",
        ("aspirational", "committed", "learning", "leading", "moonshot"),
    ),
}

TIMES: Mapping[str, Entry] = {
    **words(
        months_of="locales of CLDR whose names of months are read",
        weekdays_of="locales of CLDR whose weekdays are read",
        unsure="names of months and days that may be another word",
        the="definite articles",
        of="between a part and its whole: the end OF May",
        range_words="between the ends of a range",
        and_words="between two moments",
        week="the word before the number of a week",
        day_endings="behind the number of a day or of a part of the year: 4TH",
        fiscal_signs="before a fiscal year of two or four digits: FY26",
        split_years="before two years that are one, whose months nobody can know: academic year",
        day_halves="behind an hour: 5 PM",
        period_words="what a year stands beside where it names a period",
        period_openers="what may stand before a period in a field",
        for_a_year="before a year that names a period",
        counting_cues="cues behind which a bare number may be a count",
        day_cues="before a day written in numbers",
        fillers="what may stand between a cue and its moment",
        latest="behind a moment: at the latest",
        this="before the current week, month …",
        next="before the next week, month …",
        duration_deadlines="before a duration that is a deadline",
        due_only="those before which one week is a date and no rate",
        status_cues="before the day that figures are of: accounts AS OF 1 June",
        working_days="units that are working days",
        ahead="adjectives that lead into the future",
        age_words="behind a duration that is an age",
        no_rate_after="before an article that makes no rate",
        relative_words="what opens a relative clause",
        duration_windows="before a duration that is part of the measure",
        per="before the unit of a rate",
        per_definite="before a definite unit that makes a rate",
        some="amounts that say nothing",
        project_starts="events that a project's time is counted from",
        counted_from="between a duration and what it is counted from",
        response_words="what a duration is a response time of",
        shares="what makes a duration a property of each one",
        percent_words="per cent, where it makes a duration a property",
        vague="times that name no day",
        vague_adverbs="those of them that are adverbs only where no noun follows",
        vague_not_before="words before which a vague time is none",
        events="nouns that are an event when they are definite or behind a determiner",
        events_alone="events by themselves",
        event_nouns="nouns that are an event behind `next_events`",
        next_events="what makes the next of a kind an event",
        event_cues="cues that only events follow",
        event_places="prepositions that name an event as the occasion",
        event_links="cues that an event may follow",
        event_verbs="verbs that begin or end an event",
        event_determiners="determiners of events",
        never_events="words after which no event follows a cue",
        never_ahead_of="what one is ahead of without a time",
        blanks="fields with one of these are empty",
        clock="before or as an hour of the day",
        day_ends="ends of a day",
        dated_nouns="nouns with a year in their name",
        function_words="words behind which the goal goes on: no noun that a time belongs to",
    ),
    "dotted_dates": Entry("flag", "whether 24.12. is a date"),
    "month_first": Entry("flag", "whether the month may come first: May 4"),
    "ordinals": Entry("values", "ordinals by word; -1 is the last"),
    "parts": Entry("lists", "parts of a year", PARTS),
    "part_letters": Entry("names", "parts of a year by letter: Q3"),
    "seasons": Entry("seasons", "first month, number of months, and words of each season"),
    "school_years": Entry("seasons", "the same of years that are called by two: skoleåret 2025/26"),
    "holidays": Entry("lists", 'days by "month-day", "easter", "easter+49" or "11-4th-4"'),
    "cues": Entry(
        "lists",
        "what makes a moment a deadline, a start or a mention",
        ("by", "before", "in", "start", "mention"),
    ),
    "edges": Entry("lists", "ends of a moment", ("end", "start", "early", "middle")),
    "unit_ends": Entry("lists", "ends of the current month, quarter …", UNITS),
    "units": Entry("lists", "units of time", (*UNITS, "season")),
    "definite_units": Entry("names", "units behind `per_definite`"),
    "this_alone": Entry("names", "phrases that name the current unit"),
    "this_words": Entry("names", "definite units that mean the current one"),
    "amounts": Entry("values", "amounts of time by word"),
}

SCORES: Mapping[str, Entry] = words(
    labels="labels of confidence",
    label_tails="what may end such a label",
    labels_behind="labels that stand behind the figures: 60 % CONFIDENT",
    scale="between the points and the scale: 6 OF 10",
    metrics="what measures something out of ten by itself",
    governors="words that govern a number, which is then no score",
    date_cues="words that make a number a date",
    progress="labels of progress and grades",
    done="words of progress",
)

NUMBERS: Mapping[str, Entry] = {
    **words(
        starting_from="before the value a change starts from",
        glued_units="units that the parser is shown apart from their figures: 5ms",
        letter_units="units of one letter that stand right behind the figures: 5s",
        capital_scales="letters that multiply only as capitals: 5M",
        folds="behind a figure that multiplies: 10-FOLD",
        zero_prefixes="first parts of words that mean none of it",
        noun_stoppers="words at which the counted noun is no longer sought",
        abstract_endings="endings of abstract nouns",
        ones="forms of one",
        weak_ones="those of them that count behind a bound, but not behind `time_bounds`",
        time_bounds="bounds of time: WITHIN 4 hours",
        articles="those of them that are mostly an article",
        percent="per cent",
        points="percentage points",
        money_before="currencies that stand before the amount",
        rate_words="before any noun that makes a rate",
        rates="rates of time",
        change_after="words behind a number that make it a change",
        change_before="words before a number that make it a change",
        fraction_links="words before a fraction that make it a change",
        to="before the value to reach",
        between="before the ends of a range",
        whole="between a number and the whole it is part of",
        felt_phrases="what nobody else can tick off",
        universal="words for all of them",
        none="words for none of them",
        universal_adverbs="adverbs of always and never",
        distributive="words for each of them, which count nothing",
        acted_on="prepositions of what a verb without an object acts on",
        done_for="prepositions of whom it is done for",
        cadence="adverbs of how often",
        ratio="between the parts of a ratio",
        ratio_articles="before the whole of a ratio: 3 of THE 5",
        negations="before a bound, which they turn round: NOT more than",
        raising_bounds="bounds that are a way to go behind what is raised: get it UP TO 5",
        property_marks="before a property of what is counted: bugs OLDER THAN 30 days",
        pairings="between the numbers of a saying: one TO one",
        ranks="before a rank",
        ordinal_endings="what makes figures an ordinal",
        label_words="nouns whose number is a name",
        label_tails="endings of names with a number: streets",
        class_words="groups of people that are called by a number: YEAR 4",
        class_leads="before such a group, where it is no amount: IN year 4",
        age_leads="between people and how old they are: children FROM 6",
        age_words="people whose number is an age",
        age_prefixes="first parts of ages",
        age_forms="forms of so-many-year-old",
        scale_words="scales, whose ends are no quantities",
        scale_links="between a scale and its ends",
    ),
    "from": Entry("words", "before the value a change starts from, with the one to reach"),
    "and": Entry("words", "between two numbers"),
    "signs": Entry("names", "how the parser is told a sign"),
    "words": Entry("values", "number words"),
    "scales": Entry("values", "words and letters that multiply the number before them"),
    "money": Entry("names", "currencies by sign and word"),
    "units": Entry("names", "units of measure by word"),
    "bounds": Entry("names", "words before a number that bound it"),
    "after_bounds": Entry("names", "words behind a number that bound it"),
    "parts_of_scales": Entry("values", "parts before a scale: HALF A million"),
    "multiples": Entry("values", "words that multiply"),
    "fractions": Entry("values", "words for parts"),
}
