"""What imports bring in: runs, captures, and the threads of pages."""
