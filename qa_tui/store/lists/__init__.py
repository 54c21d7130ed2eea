"""Lists: how a filter becomes an order of places, and places become rows."""
