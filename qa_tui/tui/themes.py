"""Three themes: dark, light, and the sixteen colours of the terminal itself."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="qa-dark",
    primary="#7aa2d6",
    secondary="#9d8fd0",
    accent="#d9a441",
    warning="#d9a441",
    error="#e57373",
    success="#7fb785",
    foreground="#d9dce2",
    background="#15181d",
    surface="#1a1e24",
    panel="#222730",
    dark=True,
    variables={
        "dim": "#949cab",
        "rule": "#39404c",
        "cursor": "#252c38",
        "cursor-away": "#1f242c",
        "state-pending": "#d9a441",
        "state-held": "#7aa2d6",
        "state-returned": "#b39ddb",
        "state-answered": "#7fb785",
        "state-refused": "#e57373",
        "state-removed": "#949cab",
        "border": "#7aa2d6",
        "footer-key": "#d9a441",
    },
)

LIGHT = Theme(
    name="qa-light",
    primary="#1f5a9c",
    secondary="#6b4fa0",
    accent="#8a5600",
    warning="#8a5600",
    error="#b3261e",
    success="#1c6e3a",
    foreground="#22262c",
    background="#fbfaf7",
    surface="#f4f2ed",
    panel="#e9e6df",
    dark=False,
    variables={
        "dim": "#5f6672",
        "rule": "#cbc7bd",
        "cursor": "#e6ecf4",
        "cursor-away": "#efede7",
        "state-pending": "#8a5600",
        "state-held": "#1f5a9c",
        "state-returned": "#6b4fa0",
        "state-answered": "#1c6e3a",
        "state-refused": "#b3261e",
        "state-removed": "#5f6672",
        "border": "#1f5a9c",
        "footer-key": "#8a5600",
    },
)

ANSI = Theme(
    name="qa-ansi",
    ansi=True,
    primary="ansi_blue",
    secondary="ansi_magenta",
    accent="ansi_yellow",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    dark=True,
    variables={
        "dim": "ansi_default",
        "rule": "ansi_bright_black",
        "cursor": "ansi_default",
        "cursor-away": "ansi_default",
        "state-pending": "ansi_yellow",
        "state-held": "ansi_blue",
        "state-returned": "ansi_magenta",
        "state-answered": "ansi_green",
        "state-refused": "ansi_red",
        "state-removed": "ansi_bright_black",
        "border": "ansi_blue",
        "footer-key": "ansi_yellow",
    },
)

THEMES = (DARK, LIGHT, ANSI)
