"""The Result as JUnit XML: a suite per document, a test case per goal.

A goal fails where an error or a warning is about it; hints are its output. Findings about a whole
document have a test case of their own, and what could not be read is an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as Xml

from smartcheck.document import Failure
from smartcheck.finding import DocumentView, Finding, GoalView, Result, Severity
from smartcheck.outputs._places import advised, live, relative_path, xml_text

_Place = tuple[int | None, int | None, int | None]
_NOWHERE: _Place = (None, None, None)


def render(result: Result, *, version: str, show: Severity = Severity.INFO) -> str:
    """A Result as JUnit XML; `show` is not used."""
    root = Xml.Element("testsuites", name="smartcheck")
    findings = live(result)
    for document in result.documents:
        mine = [found for found in findings if found.path == document.path]
        root.append(_suite(document, mine))
    for failure in result.failures:
        root.append(_failure(failure))
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    Xml.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + Xml.tostring(root, "unicode") + "\n"


def _suite(document: DocumentView, findings: Sequence[Finding]) -> Xml.Element:
    path = xml_text(relative_path(document.path))
    by_place: dict[_Place, list[Finding]] = {_NOWHERE: []}
    for found in findings:
        place = (found.objective, found.key_result, found.goal)
        by_place.setdefault(_NOWHERE if found.scope == "document" else place, []).append(found)
    cases = [_case(path, "document", by_place.pop(_NOWHERE), None)]
    cases += [
        _case(path, goal.text, by_place.pop(place, []), goal) for place, goal in _goals(document)
    ]
    failed = sum(case.find("failure") is not None for case in cases)
    suite = _new_suite(path, len(cases), failures=failed)
    suite.extend(cases)
    return suite


def _goals(document: DocumentView) -> Iterator[tuple[_Place, GoalView]]:
    for number, objective in enumerate(document.objectives):
        yield (number, None, None), objective
        for index, key_result in enumerate(objective.key_results):
            yield (number, index, None), key_result
    for number, goal in enumerate(document.goals):
        yield (None, None, number), goal


def _case(path: str, name: str, findings: Sequence[Finding], goal: GoalView | None) -> Xml.Element:
    title = " ".join(xml_text(name).split())
    if goal is not None and goal.label:
        title = f"{xml_text(goal.label)}: {title}"
    case = Xml.Element("testcase", name=title, classname=path, file=path, time="0")
    if goal is not None:
        case.set("line", str(goal.start.line))
    if grave := [found for found in findings if found.severity >= Severity.WARNING]:
        codes = ", ".join(found.code for found in grave)
        message = xml_text(" ".join(found.message for found in grave))
        failure = Xml.SubElement(case, "failure", message=message, type=codes)
        failure.text = "\n".join(_line(found) for found in grave)
    if hints := [found for found in findings if found.severity < Severity.WARNING]:
        Xml.SubElement(case, "system-out").text = "\n".join(_line(found) for found in hints)
    return case


def _line(found: Finding) -> str:
    place = f"{relative_path(found.path)}:{found.start.line}:{found.start.column}"
    level = f"{found.severity.label} {found.code} {found.name}"
    return xml_text(f"{place}: {level}: {' '.join(advised(found).split())}")


def _failure(failure: Failure) -> Xml.Element:
    path = xml_text(relative_path(failure.path))
    suite = _new_suite(path, 1, errors=1)
    case = Xml.SubElement(suite, "testcase", name="read", classname=path, file=path, time="0")
    Xml.SubElement(case, "error", message=xml_text(failure.message), type=failure.kind)
    return suite


def _new_suite(path: str, tests: int, failures: int = 0, errors: int = 0) -> Xml.Element:
    counts = {"tests": tests, "failures": failures, "errors": errors, "skipped": 0, "time": 0}
    return Xml.Element("testsuite", {"name": path, **{key: str(n) for key, n in counts.items()}})
