"""Putting a message on hold: why, and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from qa_tui.domain.errors import QaTuiError
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.moments import read_wake_day
from qa_tui.domain.phrase import N_
from qa_tui.domain.text import SafeText, has_words
from qa_tui.domain.workflow import Verb
from qa_tui.i18n import long_day, say
from qa_tui.tui.dialog import DialogScreen
from qa_tui.tui.safe import content, error_words, outside, words
from qa_tui.tui.widgets.choice_list import ChoiceList, MenuItem
from qa_tui.tui.widgets.key_line import key_line
from qa_tui.tui.work.drafting import Drafting

if TYPE_CHECKING:
    from datetime import date

    from textual import events
    from textual.app import ComposeResult

    from qa_tui.domain.draft import DraftPlace
    from qa_tui.tui.work.target import Target

_DAY = "3d"
"""The day that is proposed."""

_REASONS = (
    ("t", N_("Ask the team")),
    ("s", N_("A source is being checked")),
    ("f", N_("A fact is being checked")),
    ("c", N_("Campaign: decide them together")),
    ("l", N_("Legal question")),
)


class HoldScreen(DialogScreen[Decision | None]):
    """A reason by one letter or in own words, and a day to come back.

    Args:
        target: The message.
        place: Where the draft belongs; None where nothing is kept.
        saved: The fields of the draft that is there.
        typed: What was typed before and is no draft; None for what the draft holds.
    """

    CSS_PATH = "hold.tcss"
    BINDINGS: ClassVar = [
        Binding("enter", "decide", priority=True, show=False),
        Binding("escape", "leave", priority=True, show=False),
        Binding("tab", "next_field", priority=True, show=False),
    ]
    titled = N_("Hold: why?")

    def __init__(
        self,
        target: Target,
        place: DraftPlace | None = None,
        saved: dict[str, str] | None = None,
        typed: dict[str, str] | None = None,
    ) -> None:
        super().__init__()
        self.about = target
        self.draft = Drafting(self, self.titled, self.begun, place, saved)
        self.before = typed or self.draft.saved

    def compose(self) -> ComposeResult:
        """Reasons, own words, the day."""
        choices = tuple(
            MenuItem(say(name), letter, SafeText.literal(say(name))) for letter, name in _REASONS
        )
        with Vertical(id="box"):
            yield Static(words(self.titled, "bold"), id="title")
            yield Static(outside(self.about.gist, "$dim"), id="about")
            yield ChoiceList(
                choices, id="reasons", mark=">" if self.app.ascii_only else "▌", first=-1
            )
            with Horizontal(classes="field"):
                yield Static(words(N_("Own words"), "$dim"), classes="label")
                yield Input(value=self.before.get("words", ""), id="words", compact=True)
            with Horizontal(classes="field"):
                yield Static(words(N_("Back on (or empty)"), "$dim"), classes="label")
                yield Input(value=self.before.get("until", _DAY), id="until", compact=True)
            yield Static(id="day")
            keys = [("⏎", N_("hold")), ("Tab", N_("next field")), ("Esc", N_("leave as it was"))]
            yield Static(key_line(keys), id="keys")

    def on_mount(self) -> None:
        """Begin at the reasons."""
        menu = self.query_one(ChoiceList)
        menu.put_cursor(self.before.get("reason"))
        menu.focus()
        self._show_day()

    def on_key(self, event: events.Key) -> None:
        """Letters choose a reason."""
        menu = self.query_one(ChoiceList)
        if menu.has_focus and event.character and menu.choose_letter(event.character):
            event.stop()

    @on(Input.Changed, "#until")
    def day_typed(self) -> None:
        """Say in words which day is meant."""
        self._show_day()
        self.draft.typed()

    @on(Input.Changed, "#words")
    @on(ChoiceList.Moved)
    def reason_given(self) -> None:
        """Ask no more for a reason; save soon."""
        self._show_day()
        self.draft.typed()

    def again(self, target: Target) -> HoldScreen:
        """The same menu with what it was left with.

        Args:
            target: The message as it is.
        """
        return HoldScreen(target, self.draft.place, self.draft.saved, self.draft.unkept)

    def begun(self) -> dict[str, str]:
        """What was typed; a reason that was only chosen is no draft."""
        typed, until = (self.query_one(name, Input).value for name in ("#words", "#until"))
        if not has_words(typed) and until in {_DAY, ""}:
            return {}
        chosen = self.query_one(ChoiceList).chosen
        return {
            "words": typed,
            "reason": chosen.key if chosen else "",
            "until": until,
            "version": str(self.about.version),
        }

    async def keep_typed(self) -> None:
        """Keep what was typed before the program ends."""
        await self.draft.keep_typed()

    def wake_on(self) -> date | None:
        """The typed day; None when the field is empty.

        Raises:
            WrongUsage: When it is no day, or not later than today.
        """
        return read_wake_day(self.query_one("#until", Input).value, self.app.desk.today)

    def _show_day(self) -> None:
        try:
            day = self.wake_on()
        except QaTuiError as error:
            self.query_one("#day", Static).update(error_words(error).stylize("$error"))
            return
        if day is None:
            shown = words(N_("stays on hold until somebody resumes it"), "$dim")
        else:
            shown = content(SafeText.literal(long_day(day)), "$dim")
        self.query_one("#day", Static).update(shown)

    async def action_decide(self) -> None:
        """Hold the message, unless the day cannot be understood."""
        try:
            wake_on = self.wake_on()
        except QaTuiError:
            self.query_one("#until", Input).focus()
            return
        typed = self.query_one("#words", Input).value
        chosen = self.query_one(ChoiceList).chosen
        reason = typed if has_words(typed) else (chosen.key if chosen else "")
        if not reason:
            problem = words(N_("Choose a reason by its letter, or write one."), "$error")
            self.query_one("#day", Static).update(problem)
            return
        await self.draft.decide(
            Decision(
                self.about.message,
                Verb.HOLD,
                note=reason,
                wake_on=wake_on,
                version=self.about.version,
            )
        )

    async def action_leave(self) -> None:
        """Leave everything as it was; what was typed is kept."""
        await self.draft.leave()

    def action_next_field(self) -> None:
        """Go to the next field."""
        self.focus_next()
