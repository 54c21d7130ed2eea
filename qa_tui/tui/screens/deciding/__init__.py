"""Menus and pages of decisions and corrections, of one message or of many; what can be undone."""
