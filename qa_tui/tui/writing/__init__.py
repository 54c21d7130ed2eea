"""What can be written on the compose screen: one module a kind."""
