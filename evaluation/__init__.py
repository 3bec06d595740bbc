"""How well the rules judge: precision, recall and counts on labelled goals."""
