"""The filter language: keys, terms, reading, spans, errors, completion."""
