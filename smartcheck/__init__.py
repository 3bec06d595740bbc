"""smartcheck: a linter for goals, Norwegian and English."""

__version__ = "0.0.1"
