"""What comes in from outside: pages, the directory, questions and answers."""
