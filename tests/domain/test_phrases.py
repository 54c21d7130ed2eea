"""Sentences with values, in the language of the screens."""

from __future__ import annotations

from qa_tui.domain.errors import QaTuiError, Refused
from qa_tui.domain.phrase import N_, NN_, Decimal
from qa_tui.domain.progress import rate
from qa_tui.i18n import say, say_error


def test_values_are_filled_in() -> None:
    assert say(N_("{n} of {all}", n=1, all=2)) == "1 of 2"
    assert say(N_("{inner}!", inner=N_("{n} d", n=3))) == "3 d!"
    assert say(N_("{names}", names=("a", N_("{n} d", n=3)))) == "a, 3 d"


def test_values_are_never_formats() -> None:
    assert say(N_("{a} {b}", a="{b}", b="{0.__class__}")) == "{b} {0.__class__}"


def test_counting_chooses_the_number() -> None:
    one, many = (
        NN_("{count} message has no text.", "{count} messages have no text.", n) for n in (1, 2)
    )
    assert (say(one), say(many)) == ("1 message has no text.", "2 messages have no text.")
    assert (str(one), str(many)) == (say(one), say(many))


def test_error_says_what_and_what_to_do() -> None:
    assert str(Refused(N_("No."), N_("Do this."))) == "No. Do this."
    assert say_error(QaTuiError(N_("No."))) == "No."


def test_german_is_said_in_german(german: None) -> None:
    assert say(N_("A sentence that is in no catalogue: {n}", n=1)).endswith("catalogue: 1")


def test_decimals_have_a_point_in_english() -> None:
    assert say(N_("{n} of {all}", n=Decimal(0.6, 2), all=Decimal(-1, 1))) == "0.60 of -1.0"


def test_decimals_have_a_comma_in_german(german: None) -> None:
    assert say(N_("{names}", names=("1.5", Decimal(0.6, 2)))) == "1.5, 0,60"
    assert say(rate(12_000_000, 4.0)) == "3,0 MB/s"
