"""Measures the program at 10,000, 100,000 and 1,000,000 threads: `python -m tests.benchmarks`."""
