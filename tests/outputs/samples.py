"""Whole Results that read like real ones, in both languages, and one that is very large."""

# ruff: noqa: E501 (sentences are easier to read whole)

from __future__ import annotations

from dataclasses import replace

from made_results import goal, objective, result

from smartcheck.document import Failure
from smartcheck.finding import Notice, Result

FIELD = (None, "2026-12-31", "document")
HOSTILE = (
    "<script>document.title = 'owned'</script>",
    '"><img src=x onerror="document.title = 1">',
    "' onmouseover='document.title = 2",
    "{{7*7}} {% raw %} {# #} ${7*7}",
    "</style><style>*{display:none}</style>",
    "]>--><!-- -->",
    "javascript:document.title=3",
    "Selge \u202e123\u202c kopper \u2067שלום\u2069 og \u200f",
    "kaffe " * 1_667,
    "k" * 10_000,
    "Glede 👩\u200d👩\u200d👧 og 🚀 🇳🇴",
    "",
)


def coffee_nb() -> Result:
    """One team's plan, with something good and something weak in it."""
    return result(
        (
            {
                "path": "okr/kaffebaren-2026-q4.md",
                "title": "Kaffebaren på hjørnet",
                "period_text": "4. kvartal 2026",
                "period_start": "2026-10-01",
                "period_end": "2026-12-31",
                "team": "Butikken",
                "owner": "Ingrid Solheim",
            },
            [
                objective(
                    "Bli stedet nabolaget møtes.",
                    krs=[
                        goal(
                            "Øke antall faste gjester fra 120 til 200",
                            smart="ppppp",
                            baseline="120",
                            target="200",
                            score=("5/10", 0.5),
                            due=("innen 30. november", "2026-11-30", None),
                        ),
                        goal(
                            "[[Forbedre]] opplevelsen for gjestene",
                            ("M001e", "«Forbedre opplevelsen» sier ikke hvor mye bedre det skal bli, så ingen kan si om det er nådd."),
                            smart="pfpup",
                            due=FIELD,
                        ),
                        goal(
                            "Arrangere [[5 kaffekurs]] før jul",
                            ("A001w", "«Arrangere 5 kaffekurs» teller arbeidet og ikke det kursene skal føre til."),
                            smart="ppfpp",
                            score=("10/10", 1.0),
                            due=("før jul", "2026-12-24", None),
                        ),
                        goal(
                            "Minst 40 prosent av gjestene kommer igjen innen en uke",
                            smart="ppppp",
                            score=("6/10", 0.6),
                            due=FIELD,
                        ),
                    ],
                ),
                objective(
                    "[[Øk salget med 15 %.]]",
                    ("O001e", "Målet er bare en måling: det sier hvor mye salget skal øke, men ikke hvorfor."),
                    krs=[
                        goal(
                            "Selge [[flere]] poser kaffebønner til [[betydelig]] bedre pris",
                            ("S001w", "«Flere» og «betydelig» sier ikke hvor mange eller hvor mye."),
                            ("M001e", "Her er ikke noe tall å måle med."),
                            smart="ffpup",
                            due=FIELD,
                        ),
                        goal(
                            "Nettbutikken omsetter for 300 000 kroner innen 15. januar 2027",
                            ("T004w", "15. januar 2027 ligger etter at perioden er over."),
                            smart="ppppf",
                            score=("2/10", 0.2),
                            due=("innen 15. januar 2027", "2027-01-15", None),
                        ),
                        goal(
                            "Få [[30 % flere]] bestillinger fra bedrifter",
                            ("M004h", "«30 % flere» enn hva? Uten et utgangspunkt kan ingen regne det ut."),
                            ("~R002w", "9/10 er på grensen til for lett."),
                            smart="phppp",
                            score=("9/10", 0.9),
                            due=FIELD,
                        ),
                    ],
                ),
            ],
            [],
        ),
        locale="nb",
    )  # fmt: skip


def coffee_en() -> Result:
    """The same plan in English."""
    due = FIELD
    return result(
        (
            {
                "path": "okr/corner-cafe-2026-q4.md",
                "title": "The corner café",
                "period_text": "Q4 2026",
                "period_start": "2026-10-01",
                "period_end": "2026-12-31",
                "team": "The shop",
                "owner": "Ingrid Solheim",
            },
            [
                objective(
                    "Become the place where the neighbourhood meets.",
                    krs=[
                        goal(
                            "Raise the number of regulars from 120 to 200",
                            baseline="120",
                            target="200",
                            score=("5/10", 0.5),
                            due=("by 30 November", "2026-11-30", None),
                        ),
                        goal(
                            "[[Improve]] the guests’ experience",
                            ("M001e", "“Improve the experience” does not say by how much, so nobody can tell whether it was reached."),
                            smart="pfpup",
                            due=due,
                        ),
                        goal(
                            "Hold [[5 coffee courses]] before Christmas",
                            ("A001w", "“Hold 5 coffee courses” counts the work and not what the courses should lead to."),
                            smart="ppfpp",
                            score=("10/10", 1.0),
                            due=("before Christmas", "2026-12-24", None),
                        ),
                    ],
                ),
                objective(
                    "[[Increase sales by 15 %.]]",
                    ("O001e", "The objective is a bare metric: it says how much sales should grow, but not what for."),
                    krs=[
                        goal(
                            "Sell [[more]] bags of beans at a [[significantly]] better price",
                            ("S001w", "“More” and “significantly” do not say how many or how much."),
                            ("M001e", "There is no number to measure by."),
                            smart="ffpup",
                            due=due,
                        ),
                        goal(
                            "Get [[30 % more]] orders from companies",
                            ("M004h", "“30 % more” than what? Without a starting point nobody can work it out."),
                            smart="phppp",
                            score=("7/10", 0.7),
                            due=due,
                        ),
                    ],
                ),
            ],
            [],
        ),
        locale="en",
    )  # fmt: skip


def programme(locale: str = "nb") -> Result:
    """Several documents of several teams, one of which could not be read."""
    plan = coffee_nb() if locale == "nb" else coffee_en()
    first = plan.documents[0]
    names = {"nb": ("Rosteriet", "Nettbutikken"), "en": ("The roastery", "The online shop")}
    documents = [first]
    findings = list(plan.findings)
    for n, team in enumerate(names[locale], 1):
        path = f"okr/team-{n}.yaml"
        documents.append(
            replace(first, path=path, team=team, title=None, objectives=first.objectives[n - 1 : n])
        )
        findings += [
            replace(finding, path=path, objective=0)
            for finding in plan.findings
            if finding.objective == n - 1
        ]
    return replace(
        plan,
        documents=tuple(documents),
        findings=tuple(findings),
        failures=(
            Failure("okr/gammel.csv", "not-understood", "Ingen kolonne for mål.", 1)
            if locale == "nb"
            else Failure("okr/old.csv", "not-understood", "No column for objectives.", 1),
        ),
        skipped=("okr/README.md",),
    )


def hostile() -> Result:
    """Goals that want to be anything but text, at every place where text can stand."""
    first, last = HOSTILE[0], HOSTILE[1]
    key_results = [
        goal(
            text,
            ("M001e", text[:200]),
            baseline=text[:50],
            target=text[:50],
            owner=text[:200],
            score=(text[:50], 0.5),
            due=(text[:200], "2026-12-01", "field"),
            label=text[:200],
        )
        for text in HOSTILE
    ]
    settings = {"path": first, "title": first, "team": last, "owner": last, "period_text": last}
    given = result(
        (settings, [objective(first, krs=key_results), *map(objective, HOSTILE)], key_results[:2]),
        failures=(Failure(first, last, first),),
        skipped=(last,),
        notes=(Notice(first, "en"),),
    )
    rules = {
        code: replace(rule, title=first, sources=HOSTILE) for code, rule in given.rules.items()
    }
    return replace(given, rules=rules)


def mixed() -> Result:
    """A report in Norwegian on documents in English and Norwegian, their messages in either."""
    own, foreign = coffee_nb(), coffee_en()
    told = tuple(replace(view, locale="nb") for view in foreign.documents)
    note = Notice("There is no parser for Swedish: many rules were silent.", "en")
    return replace(
        own,
        documents=(*own.documents, *foreign.documents, *(replace(v, path="x.md") for v in told)),
        findings=(
            *own.findings,
            *foreign.findings,
            *(replace(finding, path="x.md") for finding in own.findings if finding.objective == 0),
        ),
        notes=(note,),
    )


def large(objectives: int = 1000, locale: str = "nb") -> Result:
    """Many objectives with three key results each, and a finding and a half per key result."""
    plan = coffee_nb() if locale == "nb" else coffee_en()
    source = plan.documents[0]
    documents, findings = [], []
    for d in range(objectives // 5):
        path = f"teams/team-{d:03}/2026-q4.md"
        chosen = [source.objectives[(d + n) % 2] for n in range(5)]
        chosen = [replace(one, key_results=one.key_results[-3:]) for one in chosen]
        documents.append(
            replace(
                source,
                path=path,
                title=None,
                team=f"Team {d // 4:03}",
                objectives=tuple(chosen),
            )
        )
        for n in range(5):
            of = (d + n) % 2
            drop = len(source.objectives[of].key_results) - 3
            for finding in plan.findings:
                if finding.objective != of or (
                    (finding.key_result or 0) - drop < 0 and finding.key_result is not None
                ):
                    continue
                key_result = None if finding.key_result is None else finding.key_result - drop
                findings.append(replace(finding, path=path, objective=n, key_result=key_result))
    return replace(plan, documents=tuple(documents), findings=tuple(findings))
