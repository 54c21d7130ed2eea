"""Texts with personal data planted in them, as people write it and as mail programs break it."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from qa_tui.domain.privacy.iban import has_right_digits
from qa_tui.domain.privacy.masking import Personal

LAST_NAMES = ("Ahlers", "Müller-Özdemir", "von der Aue")
"""Last names of who asks."""

_DIGITS = "0123456789"
_BREAK = st.sampled_from(["\n", "\r\n"])


@dataclass(frozen=True)
class Planted:
    """A piece of personal data.

    Attributes:
        kind: What it is.
        words: How it stands in the text.
    """

    kind: Personal
    words: str


@dataclass(frozen=True)
class Text:
    """A text with personal data.

    Attributes:
        pieces: Words that nobody minds, and what is planted between them.
    """

    pieces: tuple[str | Planted, ...]

    @property
    def words(self) -> str:
        """The text."""
        return "".join(one if isinstance(one, str) else one.words for one in self.pieces)

    @property
    def planted(self) -> tuple[tuple[int, int, Planted], ...]:
        """What is planted, each with its first place and the one after its last."""
        found, place = [], 0
        for one in self.pieces:
            words = one if isinstance(one, str) else one.words
            if isinstance(one, Planted):
                found.append((place, place + len(words), one))
            place += len(words)
        return tuple(found)


def _digits(least: int, most: int) -> st.SearchStrategy[str]:
    return st.text(_DIGITS, min_size=least, max_size=most)


@st.composite
def phones(draw: st.DrawFn) -> str:
    """A phone number; where it is broken, it is before it could be a whole one."""
    code = draw(
        st.one_of(
            st.sampled_from(["0171", "0160", "040", "0471", "030", "+49 171", "0049 40"]),
            st.sampled_from(["(040)", "+49 (0) 40", "(0471)"]),
        )
    )
    between = draw(st.sampled_from([" ", "/", "-", " - ", "\n", "-\n", "/\r\n"]))
    first, second = draw(_digits(3, 4)), draw(_digits(2, 4))
    glue = draw(st.sampled_from(["", " ", "-"]))
    return f"{code}{between}{first}{glue}{second}"


@st.composite
def emails(draw: st.DrawFn) -> str:
    """An e-mail address, also one that is spelled out, or broken where mail programs do."""
    name = draw(st.sampled_from(["ole", "o.ahlers", "ole_77", "büro-ost", "max.m.muster", "a+b"]))
    host = draw(st.sampled_from(["example", "mail.example", "exam-ple", "post7"]))
    top = draw(st.sampled_from(["org", "de", "com", "net"]))
    at = draw(st.sampled_from(["@", " @ ", " (at) ", "[at]", "(ät)", "@\n", "@\r\n"]))
    dot = draw(st.sampled_from([".", ".", " (punkt) ", "[dot]", ".\n"]))
    return f"{name}{at}{host}{dot}{top}"


@st.composite
def ibans(draw: st.DrawFn) -> str:
    """An account number whose check digits fit, or a German one with a mistake in it."""
    country, length = draw(st.sampled_from([("DE", 22), ("AT", 20), ("NL", 18)]))
    rest = draw(_digits(length - 4, length - 4)) if country != "NL" else None
    rest = rest or "INGB" + draw(_digits(10, 10))
    check = next(
        two
        for two in (f"{number:02}" for number in range(2, 99))
        if has_right_digits(country + two + rest)
    )
    signs = country + check + rest
    glue = draw(st.sampled_from(["", " ", " ", "-"]))
    groups = [signs[place : place + 4] for place in range(0, length, 4)]
    broken = draw(st.integers(0, len(groups) - 1))
    ends = [draw(_BREAK) if place == broken else glue for place in range(1, len(groups))]
    written = "".join(a + b for a, b in zip(groups, [*ends, ""], strict=True))
    return written.lower() if draw(st.booleans()) else written


@st.composite
def streets(draw: st.DrawFn) -> str:
    """A street and its number, also broken in the word or before the number."""
    word = draw(st.sampled_from(["Bahnhof", "Mühlen", "Schiller", "Linden", "Goethe"]))
    kind = draw(st.sampled_from(["straße", "strasse", "str.", "weg", "allee", "gasse", "ufer"]))
    number = draw(st.integers(1, 199).map(str)) + draw(st.sampled_from(["", "a", " b", "-7"]))
    hyphen = draw(st.sampled_from(["", "", "-\n"]))
    blank = draw(st.sampled_from([" ", " ", "\n"]))
    own = f"{word}{hyphen}{kind}"
    other = draw(st.sampled_from(["Am Alten Markt", "Unter den Linden", "Lange Straße", own, own]))
    return f"{other}{blank if other == own else ' '}{number}"


@st.composite
def names(draw: st.DrawFn) -> str:
    """The last name of who asks, or a part of a double one, in any spelling, also broken."""
    name = draw(st.sampled_from([*LAST_NAMES, "Müller", "Özdemir", "Aue"]))
    style = draw(st.sampled_from([str, str.upper, str.lower]))
    name = style(name)
    if draw(st.booleans()):
        name = name.replace("ü", "ue").replace("Ö", "Oe").replace("ö", "oe")
    place = draw(st.integers(1, len(name) - 1))
    broken = draw(st.sampled_from(["", "", "-\n", "\n", "\r\n"]))
    if broken and name[place - 1 : place + 1].isalpha():
        return name[:place] + broken + name[place:]
    return name


PLANTED = st.one_of(
    st.builds(Planted, st.just(Personal.PHONE), phones()),
    st.builds(Planted, st.just(Personal.EMAIL), emails()),
    st.builds(Planted, st.just(Personal.IBAN), ibans()),
    st.builds(Planted, st.just(Personal.STREET), streets()),
    st.builds(Planted, st.just(Personal.NAME), names()),
)

_BEFORE = st.sampled_from(
    ["Rufen Sie mich an: ", "Ich schreibe von ", "Das ist ", "(", "„", "Gruß\n", "Bitte an ", "• "]
)
_AFTER = st.sampled_from([". ", ", ", ")\n", "“ ", "!\n\n", "; ", "\r\n\r\n"])
_FILLER = st.lists(
    st.sampled_from(
        [
            *("Seit dem Umbau", "der Nachtbus", "kommt", "nicht.", "Warum?", "Drucksache 17/01234"),
            *("am 01.02.2010", "12 %", "👩‍👧", "\u200b", "e\u0301", "\n", "\r\n", "\u2028", "\t"),
            *("[Name entfernt]", "&amp;", "<b>", "[/]", "Strae\u00adße", "2009/2010", "Az. 06 K 1"),
        ]
    ),
    max_size=5,
).map(" ".join)


@st.composite
def texts(draw: st.DrawFn, most: int = 4) -> Text:
    """A text with something planted in it.

    Args:
        draw: Hypothesis gives it.
        most: How many pieces are planted at most.
    """
    pieces: list[str | Planted] = [draw(_FILLER) + "\n"]
    for planted in draw(st.lists(PLANTED, min_size=1, max_size=most)):
        pieces += [draw(_BEFORE), planted, draw(_AFTER) + draw(_FILLER) + "\n"]
    return Text(tuple(pieces))
