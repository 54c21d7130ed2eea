"""The screens: a Textual program over a desk."""
