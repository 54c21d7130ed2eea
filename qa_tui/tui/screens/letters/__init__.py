"""Letters: those about a thread, the outbox, handing over, the templates."""
