"""The search index and its vocabulary."""
