"""Letters: templates, writing, the outbox, handing over."""
