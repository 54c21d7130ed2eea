"""The filter language: what the filter bar, the views, links and `list` understand.

A filter is a row of terms that must all hold: `is:pending to:merkel "exact phrase" word`. A `-`
before a term excludes it; `(a OR b)` asks for one of several. Parsing makes plain records; the
store turns these into a query. `docs/filter.md` describes the language for those who write it.
"""

from __future__ import annotations

from qa_tui.domain.filters.error import FilterError
from qa_tui.domain.filters.keys import (
    HAS_WORDS,
    KEY_OF,
    KEYS,
    MESSAGE_WORDS,
    THREAD_WORDS,
    TRIAGE_WORDS,
    WORD,
    Key,
    Takes,
    Value,
)
from qa_tui.domain.filters.reader import MAX_DEPTH, MAX_LENGTH, MAX_TERMS, parse_filter
from qa_tui.domain.filters.scan import quoted
from qa_tui.domain.filters.spans import MAX_AGE, Span
from qa_tui.domain.filters.terms import AnyOf, Condition, Filter, Term

__all__ = [
    "HAS_WORDS",
    "KEYS",
    "KEY_OF",
    "MAX_AGE",
    "MAX_DEPTH",
    "MAX_LENGTH",
    "MAX_TERMS",
    "MESSAGE_WORDS",
    "THREAD_WORDS",
    "TRIAGE_WORDS",
    "WORD",
    "AnyOf",
    "Condition",
    "Filter",
    "FilterError",
    "Key",
    "Span",
    "Takes",
    "Term",
    "Value",
    "parse_filter",
    "quoted",
]
