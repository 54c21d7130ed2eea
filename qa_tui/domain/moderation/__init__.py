"""Decisions and corrections: what they are, need and change; the codex."""
