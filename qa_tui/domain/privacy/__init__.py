"""What in a text is private, and how it is masked."""
