"""A moderator's desk and a reader's archive for public questions to representatives."""

__version__ = "0.1.0"
