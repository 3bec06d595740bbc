"""A parse as a picture, drawn by displaCy."""

from __future__ import annotations

from spacy.displacy import render

from smartcheck.annotate.tree import Tree


def drawing(tree: Tree) -> str:
    """The tree as rules see it, as SVG text; words are escaped."""
    words = [{"text": token.text, "tag": token.tag} for token in tree.words]
    arcs = [
        {
            "start": min(index, head),
            "end": max(index, head),
            "label": tree.relations[index],
            "dir": "left" if index < head else "right",
        }
        for index, head in enumerate(tree.heads)
        if index != head
    ]
    drawn: str = render({"words": words, "arcs": arcs}, style="dep", manual=True, jupyter=False)
    return drawn.rstrip() + "\n"
