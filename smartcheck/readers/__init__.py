"""Source text turned into Documents, one module per format."""
