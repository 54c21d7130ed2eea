"""How the program meets the terminal: keys, drawing, the editor of one's own."""
