"""What screens do besides showing: the jobs of their commands, reading and writing in threads."""
