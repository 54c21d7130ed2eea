"""The desk itself: saved views, settings, keys, care, the sample desk."""
