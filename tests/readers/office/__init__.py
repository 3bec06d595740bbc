"""Office files made for tests, as Word and Excel would write them."""
