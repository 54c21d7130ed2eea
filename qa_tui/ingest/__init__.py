"""Readers of foreign forms: a file becomes domain records."""
