"""Threads and messages: reading them, taking them in, correcting and masking them."""
