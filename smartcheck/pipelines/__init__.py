"""The trained spaCy pipelines that ship with smartcheck, one directory per language."""
