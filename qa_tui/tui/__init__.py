"""The screens: a Textual program over a desk."""

from __future__ import annotations

import os

# Textual reads it once: what comes just after a frame, as a row's words do, waits no longer for it
os.environ.setdefault("TEXTUAL_FPS", "240")
