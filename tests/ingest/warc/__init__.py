"""Web archives, written by warcio: what is taken of them, and what is refused."""
