"""What pages say, and what an import tells of them."""
