"""The tables of the desk, as the migrations make them."""
