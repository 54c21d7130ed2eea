"""What is told on the screens, as content."""
