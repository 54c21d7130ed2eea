"""Completion in the filter bar: which part is replaced, and by what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_tui.domain.filters.completion import Completions, complete
from qa_tui.domain.filters.filter import KEYS, parse_filter

NAMES = {
    "to": ["Katrin Tannhof", "Uwe Bärwald", "Tannhofer"],
    "party": ["SPD", "GRÜNE"],
    "topic": ["Verkehr", 'Umwelt "grün"', " "],
    "from": ["Ole A."],
    "clause": ["insult", "private-life"],
}

ALL_KEYS = [f"{key.name}:" for key in KEYS]


def known(key: str, beginning: str) -> list[str]:
    """The names of which some part begins so."""
    return [
        name
        for name in NAMES[key]
        if any(part.startswith(beginning.lower()) for part in (name.lower(), *name.lower().split()))
    ]


def at(marked: str) -> tuple[str, Completions]:
    """Complete at the bar in a text; returns the text without it, too."""
    before, _, after = marked.partition("|")
    return before + after, complete(before + after, len(before), known)


def offered(marked: str) -> list[str]:
    """What is offered at the bar."""
    return [choice.text for choice in at(marked)[1].choices]


def results(marked: str) -> list[str]:
    """The filters that the choices lead to, with a bar where the cursor stands then."""
    text, found = at(marked)
    put = (found.put(text, choice) for choice in found.choices)
    return [f"{made[:cursor]}|{made[cursor:]}" for made, cursor in put]


@pytest.mark.parametrize(
    "marked", ["|", " |", "bus |", "bus | bahn", "-|", "(|", "-(|", "(|)", "(a OR |"]
)
def test_all_keys_are_offered_where_a_condition_may_begin(marked: str) -> None:
    assert offered(marked) == ALL_KEYS
    assert results(marked)[0] == marked.replace("|", "is:|")


@pytest.mark.parametrize(
    ("marked", "made"),
    [
        ("t|", ["to:|", "topic:|"]),
        ("T|", ["to:|", "topic:|"]),
        ("bus -to|", ["bus -to:|", "bus -topic:|"]),
        ("(to| OR x)", ["(to:| OR x)", "(topic:| OR x)"]),
        ("as|bus", ["asked:|bus"]),
        ("t|o:merkel", ["to:|merkel", "topic:|merkel"]),
        ("pa|rty:spd", []),
        ("p|:spd", ["party:|spd"]),
    ],
)
def test_keys_are_completed(marked: str, made: list[str]) -> None:
    assert results(marked) == made


@pytest.mark.parametrize(
    ("marked", "made"),
    [
        ("is:pe|", ["is:pending|"]),
        ("is:pe|xyz bus", ["is:pending| bus"]),
        ("IS:RE|", ["IS:returned|", "IS:refused|", "IS:removed|"]),
        ("-is:ans|", ["-is:answer|", "-is:answered|"]),
        ('is:"pe|', ['is:"pending"|']),
        ("has:|)", [f"has:{value}|)" for value in ("answer", "note", "background", "annotation")]),
        (
            "asked:20|",
            [f"asked:{v}|" for v in ("2009", "2009-05", "2009-05-17", "2009..2011", "2009..")],
        ),
        ("asked:<3|", ["asked:<3d|", "asked:<3w|", "asked:<3m|", "asked:<3y|"]),
        ("waiting:>14|", [f"waiting:>14{unit}|" for unit in "dwmy"]),
        ("waiting:<|", ["waiting:<2w|"]),
        ("clause:p|", ["clause:private-life|"]),
    ],
)
def test_values_are_completed(marked: str, made: list[str]) -> None:
    assert results(marked) == made


@pytest.mark.parametrize(
    ("marked", "made"),
    [
        ("party:g|", ["party:GRÜNE|"]),
        ("to:tann|", ['to:"Katrin Tannhof"|', "to:Tannhofer|"]),
        ("(to:bär| OR x)", ['(to:"Uwe Bärwald"| OR x)']),
        ('to:"katrin t| is:held', ['to:"Katrin Tannhof"| is:held']),
        ('to:"katrin t| topic:"verkehr"', ['to:"Katrin Tannhof"| topic:"verkehr"']),
        ('to:"katrin| x" bus', ['to:"Katrin Tannhof"| bus']),
        ('to:"Uwe"|', ['to:"Uwe Bärwald"|']),
        ("topic:umw|", ['topic:"Umwelt ""grün"""|']),
        ('topic:"umwelt ""gr|', ['topic:"Umwelt ""grün"""|']),
        ("from:|", ['from:"Ole A."|']),
    ],
)
def test_names_are_completed_and_quoted_where_they_have_blanks(marked, made: list[str]) -> None:
    assert results(marked) == made


@pytest.mark.parametrize(
    "marked",
    [
        *(
            "bus|",
            "|bus",
            "bus |bahn",
            "(a)|",
            '"to|"',
            '"to|',
            "x:a|",
            "größe|",
            "to:(tann|",
            "12|",
        ),
        *("is:pending|", 'to:"Katrin Tannhof"|', "|to:x", "is:nothing|", '"bus" |"bahn"', "a OR|"),
    ],
)
def test_nothing_is_offered_where_nothing_is_known(marked: str) -> None:
    assert offered(marked) == []


def test_keys_and_listed_values_say_what_they_find() -> None:
    for marked in ("|", "is:|", "has:|", "asked:|", "waiting:|", "asked:<1|"):
        choices = at(marked)[1].choices
        assert choices
        assert all(choice.meaning is not None for choice in choices)


def test_cursor_outside_of_the_text_counts_as_its_end() -> None:
    assert complete("is:p", 99, known) == complete("is:p", 4, known)
    assert complete("bus", -5, known) == complete("bus", 0, known)


PIECES = [
    *ALL_KEYS,
    "to",
    "is:p",
    '"',
    '""',
    " ",
    "-",
    "(",
    ")",
    "OR",
    "a",
    "é",
    "\x00",
    "\ud800",
    "<7",
]


@given(
    st.one_of(
        st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
        st.text(st.characters(exclude_categories=[])),
    ),
    st.integers(-3, 60),
    st.lists(st.text(st.characters(exclude_categories=[])), max_size=3),
)
def test_any_text_can_be_completed(text: str, cursor: int, names: list[str]) -> None:
    found = complete(text, cursor, lambda key, beginning: names)
    place = min(max(cursor, 0), len(text))
    assert found.start <= place <= found.end
    for choice in found.choices:
        made, behind = found.put(text, choice)
        assert made[found.start : behind] == choice.text
        assert made.endswith(text[found.end :])


@given(
    st.sampled_from(["to", "party", "topic", "from"]),
    st.text(st.characters(exclude_categories=[])).filter(str.strip),
    st.sampled_from(["", '"']),
    st.sampled_from(["", "bus ", "-", "(", '"a b" ']),
)
def test_completed_names_are_read_back(key: str, name: str, quote: str, before: str) -> None:
    text = f"{before}{key}:{quote}"
    found = complete(text, len(text), lambda key, beginning: [name])
    (choice,) = found.choices
    made, _ = found.put(text, choice)
    conditions = list(parse_filter(made + (")" if before == "(" else "")).every())
    assert (conditions[-1].key, conditions[-1].value) == (key, name)
