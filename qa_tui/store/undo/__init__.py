"""Taking steps back, and doing them again."""
