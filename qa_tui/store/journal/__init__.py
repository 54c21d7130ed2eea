"""The journal of events, the steps that they make up, and its history in words."""
