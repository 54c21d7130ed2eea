"""Web archives (WARC, WET): of all their records only pages of the platform."""
