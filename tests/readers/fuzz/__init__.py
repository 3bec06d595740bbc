"""Readers fed with broken and odd documents, by mutation of real ones and by made-up structures.

python -m tests.readers.fuzz --minutes 10 --reader markdown
"""
