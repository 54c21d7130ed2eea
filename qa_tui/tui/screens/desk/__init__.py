"""What is read on the desk: the queue, a thread, what is around a message; saved views."""
