"""The text of a page, in each of its forms, becomes a thread."""
