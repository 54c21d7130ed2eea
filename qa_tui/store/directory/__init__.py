"""The directory: people, its sync from a source, and whom pages mean."""
