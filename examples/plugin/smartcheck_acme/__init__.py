"""Rules that only hold at Acme."""
