"""What is read: lists, threads, what is around a message, people; exports."""
