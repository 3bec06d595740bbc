"""Trains the small spaCy pipelines that smartcheck ships, from public treebanks."""
