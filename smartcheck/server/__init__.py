"""The language server: what `lint` finds, in the editor, while goals are written."""
