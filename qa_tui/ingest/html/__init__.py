"""HTML pages become threads, or text."""
