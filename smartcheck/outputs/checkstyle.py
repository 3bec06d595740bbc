"""Findings as Checkstyle XML, which many build servers read."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

from smartcheck.finding import Result, Severity
from smartcheck.outputs._places import advised, live, relative_path, xml_text


def render(result: Result, *, version: str, show: Severity = Severity.INFO) -> str:
    """Every failure and every live finding, by file; `show` is not used."""
    root = Xml.Element("checkstyle", version=version)
    files: dict[str, Xml.Element] = {}

    def add(path: str, line: int, column: int, severity: str, message: str, source: str) -> None:
        name = xml_text(relative_path(path))
        if name not in files:
            files[name] = Xml.SubElement(root, "file", name=name)
        Xml.SubElement(
            files[name],
            "error",
            line=str(line),
            column=str(column),
            severity=severity,
            message=xml_text(message),
            source=f"smartcheck.{source}",
        )

    for failure in result.failures:
        line, column = failure.line or 1, failure.column or 1
        add(failure.path, line, column, "error", failure.message, failure.kind)
    for found in live(result):
        at, level = found.start, found.severity.label
        add(found.path, at.line, at.column, level, advised(found), found.name)
    Xml.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + Xml.tostring(root, "unicode") + "\n"
