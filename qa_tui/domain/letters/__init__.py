"""Letters: templates, what people change in them, snippets, the outbox."""
