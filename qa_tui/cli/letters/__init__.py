"""Letters: templates, snippets, the outbox; what is being written."""
