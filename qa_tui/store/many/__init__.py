"""Steps over many messages: planned without writing, then carried out in one transaction."""
