"""A page of one question without an answer, as crawlers save it."""

PAGE = """Frage an Erna Beispiel bezüglich Verkehr

Erna Beispiel
SPD
Frage von Uwe T. •

Frage an Erna Beispiel von Uwe T. bezüglich Verkehr

wie viele Brücken werden {number} saniert?
"""
"""Its text; by `number` one page differs from another."""
