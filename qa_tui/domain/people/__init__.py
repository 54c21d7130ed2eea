"""Who can be asked, who is meant, and what the directory says of them."""
