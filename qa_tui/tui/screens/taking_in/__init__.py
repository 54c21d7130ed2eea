"""What comes in from outside: imports, the directory, whom pages mean, who can be asked."""
