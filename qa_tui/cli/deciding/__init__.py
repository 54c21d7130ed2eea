"""Decisions and corrections, of one message or of many; claims, notes, undo, the journal."""
