"""The command line: its commands by subject, and what all of them share; nothing imports it."""
