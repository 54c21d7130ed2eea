"""Writers of the forms that other programs and people read."""
