"""Lists of any length: what they show, how it is read, and how it is drawn."""
