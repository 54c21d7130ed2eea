"""Which words are names."""
