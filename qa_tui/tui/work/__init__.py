"""What screens read and write, in worker threads."""
