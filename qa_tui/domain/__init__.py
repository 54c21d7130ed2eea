"""Plain records and rules. Imports nothing of the program."""
