"""What a person has to read or press stands whole on the screen, also in 80 columns."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from driving import NARROW, WIDE, seated
from on_desk import line_of

from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.phrase import N_
from qa_tui.domain.records import Kind, State
from qa_tui.domain.workflow import STATE_NAMES, Verb
from qa_tui.i18n import language, say, use_language
from qa_tui.store.decisions import decide
from qa_tui.store.messages.intake import revise
from qa_tui.store.preparing import codex
from qa_tui.tui.screens.deciding.conflict import ConflictScreen
from qa_tui.tui.screens.deciding.correct import CorrectScreen
from qa_tui.tui.screens.deciding.reason import ReasonScreen
from qa_tui.tui.screens.desk.context import ContextScreen
from qa_tui.tui.screens.desk.jump import JumpScreen
from qa_tui.tui.screens.desk.queue import QueueScreen
from qa_tui.tui.screens.desk.thread import ThreadScreen
from qa_tui.tui.screens.letters.templates import TemplatesScreen
from qa_tui.tui.widgets.frame import Header, Keys

if TYPE_CHECKING:
    from qa_tui.store.desk import Desk


@pytest.fixture(params=["de", "en"], autouse=True)
def either_language(request: pytest.FixtureRequest) -> None:
    """All of this holds in both languages."""
    use_language(request.param)


async def test_clauses_and_templates_have_whole_names(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("r")
        assert isinstance(seat.screen, ReasonScreen)
        shown = seat.text
        await seat.press("end", "end")
        shown += seat.text
        for clause in codex().for_kind(Kind.QUESTION):
            assert clause.in_language(language()).name in shown
        await seat.press("escape", "O", "t")
        await seat.at(TemplatesScreen)
        assert not [line for line in seat.lines if "…" in line]


async def test_a_cut_line_about_the_message_says_so(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        gist = seat.row.gist
        assert len(gist) > NARROW[0]
        for key in ("r", "h"):
            await seat.press(key)
            (line,) = (line for line in seat.lines if gist[:40] in line and "▌●" not in line)
            assert "…" in line
            await seat.press("escape")


async def test_both_texts_of_a_conflict_leave_the_keys_in_sight(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        message = seat.row.message
        with sample_desk.writing("bo") as writer:
            revise(writer, message, "Wann kommt der Nachtbus zurück? " * 40, "")
        await seat.press("a")
        await seat.at(ConflictScreen)
        leave = say(N_("leave it as it is"))
        await seat.until(lambda: f"Esc {leave}" in seat.text, "the keys")


async def test_a_message_past_its_day_waits_again_and_tells_so_everywhere(
    sample_desk: Desk, clock, size
) -> None:
    async with seated(sample_desk, size) as seat:
        message, today = seat.row.message, sample_desk.today
        until = today + timedelta(days=1)
        with sample_desk.writing("ann") as writer:
            decide(writer, Decision(message, Verb.HOLD, note="x", wake_on=until))
        clock.advance(days=2)
        await seat.press("f5")
        assert (seat.row.message, seat.row.state) == (message, State.HELD)
        told = say(N_("was on hold until {day}", day=until.isoformat()))
        assert told in seat.text
        await seat.press("enter")
        await seat.at(ThreadScreen)
        pending = say(STATE_NAMES[State.PENDING])
        assert f"● {pending}, {told}" in seat.shown(".by")
        assert "◐" not in seat.text


async def test_why_something_is_not_possible_takes_two_lines_where_it_needs_them(
    sample_desk: Desk,
) -> None:
    async with seated(sample_desk) as seat:
        keys = seat.lines[-1]
        why = N_("{a} {a} {a} {a} {a} {a} {a} end.", a="because of this")
        seat.app.status(why)
        await seat.settled()
        assert say(why) in " ".join(seat.words.replace("─", " ").split())
        assert len(seat.lines) == NARROW[1]
        assert seat.lines[-1].strip().endswith("end.")
        seat.app.status(N_("published"))
        await seat.settled()
        assert seat.lines[-1] == keys


async def test_a_header_leaves_out_whole_parts(sample_desk: Desk) -> None:
    async with seated(sample_desk, actor="maximiliane-von-und-zu-beispiel") as seat:
        header = seat.lines[0]
        assert "…" not in header
        assert header.endswith(seat.screen.query_one(Header).right.plain.split(" · ")[-1])


async def test_keys_that_do_nothing_are_not_shown_beside_a_menu(sample_desk: Desk) -> None:
    async with seated(sample_desk, WIDE) as seat:
        footer = seat.lines[-1]
        for key, kind in (("r", ReasonScreen), ("d", ContextScreen)):
            await seat.press(key)
            await seat.at(kind)
            beside = seat.screen.query_one("#box").region.right
            assert not seat.lines[-1][beside:].strip()
            await seat.press("escape")
            await seat.at(QueueScreen)
            assert seat.lines[-1] == footer
            assert seat.screen.query_one(Keys).visible


async def test_boxes_to_tick_tell_without_colours_whether_they_are(sample_desk: Desk, size) -> None:
    async with seated(sample_desk, size) as seat:
        await seat.press("2", "e")
        await seat.at(CorrectScreen)
        label = say(N_("Standard reply"))
        assert f"[ ] {label}" in seat.text
        box = seat.screen.query_one("#standard")
        box.focus()
        await seat.press("space")
        assert f"[x] {label}" in seat.text
        assert say(N_("Editors' note")) in seat.text


async def test_going_to_a_row_names_its_keys(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("number_sign")
        await seat.at(JumpScreen)
        assert f"⏎ {say(N_('go there'))}   Esc {say(N_('stay here'))}" in seat.text


async def test_what_was_marked_names_the_first_one_whose_letter_is_shown(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        first = line_of(sample_desk, seat.row.message)
        await seat.press("asterisk", "r")
        assert first.gist[:15] in seat.shown("#about")


async def test_the_key_that_scrolls_is_called_as_on_the_keyboard(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("d")
        await seat.at(ContextScreen)
        assert ("Bild↓ blättern" if language() == "de" else "PgDn scroll") in seat.lines[-1]


async def test_what_became_of_letters_stands_in_the_same_line(sample_desk: Desk) -> None:
    async with seated(sample_desk) as seat:
        await seat.press("a")
        for key in ("u", "ctrl+r"):
            await seat.press(key)
            assert "2 " in seat.shown("#rule")
            assert seat.lines[-1].endswith(seat.screen.query_one(Keys).keys.plain[-5:])
