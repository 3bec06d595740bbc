"""The messages in other languages: gettext catalogues."""
