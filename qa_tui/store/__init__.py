"""The desk's SQLite file: opening, migrations, queries, and the one writer of decisions."""
