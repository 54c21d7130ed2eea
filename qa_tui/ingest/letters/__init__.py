"""How people write letters: where one begins, where it ends, who signs it."""
