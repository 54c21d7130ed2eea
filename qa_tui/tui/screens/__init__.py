"""The screens by rooms, each with its style sheet; here what all share, the start and the help."""
