"""Findings turned into text, JSON and HTML."""
