"""The templates of letters, each filled in with sample words, and how long letters wait."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from qa_tui.domain.errors import Refused
from qa_tui.domain.letters.template import PURPOSES, VARIABLES, Purpose
from qa_tui.domain.names import letter_name
from qa_tui.domain.phrase import N_, NN_
from qa_tui.domain.text import SafeText, clean
from qa_tui.i18n import say
from qa_tui.store.letters.files import TemplateFile, read_template, template_problems
from qa_tui.store.letters.samples import sample_letter
from qa_tui.store.settings import Settings, change_settings, read_settings
from qa_tui.tui import commands as c
from qa_tui.tui.commands.outbox import SEND_AFTER
from qa_tui.tui.safe import content, error_words, outside, own, words
from qa_tui.tui.screens.base import DeskScreen
from qa_tui.tui.widgets.choice_list import ChoiceList, MenuItem
from qa_tui.tui.widgets.frame import Header
from qa_tui.tui.widgets.side_panes import NARROW, STEP
from qa_tui.tui.work.taking_back import TakingBack

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from qa_tui.domain.letters.letters import Letter
    from qa_tui.domain.letters.snippet import FileProblem
    from qa_tui.store.sqlite import Connection

_LETTER = 20_000


@dataclass(frozen=True)
class FilledTemplate:
    """A template with sample words.

    Attributes:
        file: Where it stands; None where it cannot be read.
        letter: The letter; None where the template is broken.
        error: Why there is none.
    """

    file: TemplateFile | None
    letter: Letter | None = None
    error: Refused | None = None


@dataclass(frozen=True)
class LoadedTemplates:
    """What the screen shows.

    Attributes:
        settings: The settings of the desk.
        filled: The templates in the desk's language, by their names.
        problems: What is wrong with templates, in any language.
    """

    settings: Settings
    filled: dict[str, FilledTemplate]
    problems: tuple[FileProblem, ...]


class TemplatesScreen(DeskScreen):
    """The names of the letters, the chosen one with its variables, and the waiting time."""

    CSS_PATH = "templates.tcss"
    called = N_("Letter templates")
    commands = (
        SEND_AFTER,
        c.UNDO,
        c.REDO,
        c.SCROLL_DOWN,
        c.SCROLL_UP,
        c.REFRESH,
        *c.EVERYWHERE,
        c.BACK,
    )

    def __init__(self) -> None:
        super().__init__()
        self.loaded: LoadedTemplates | None = None
        self.parts = (TakingBack(self, self.reload),)

    def compose(self) -> ComposeResult:
        """How long letters wait, the names, the letter."""
        names = (MenuItem(name, "", clean(say(letter_name(name)))) for name in PURPOSES)
        mark = ">" if self.app.ascii_only else "▌"
        yield Header(id="header")
        yield Static(id="settings")
        with Horizontal(id="panes"):
            yield ChoiceList(tuple(names), id="names", mark=mark)
            with VerticalScroll(id="right", can_focus=False):
                yield Static(id="letter")
        yield from self.compose_footer()

    def on_mount(self) -> None:
        """Read the templates."""
        self.show_header(N_("Letter templates"))
        self.query_one(ChoiceList).focus()
        self.refresh_footer()
        self.reload()

    def on_resize(self) -> None:
        """Leave the names less room where there is little."""
        self.set_class(self.size.width < NARROW, "narrow")

    def do_scroll_down(self) -> None:
        """Scroll the letter down."""
        self.query_one("#right").scroll_relative(y=STEP, animate=False)

    def do_scroll_up(self) -> None:
        """Scroll the letter up."""
        self.query_one("#right").scroll_relative(y=-STEP, animate=False)

    def reload(self) -> None:
        """Read the templates and the settings anew."""
        self.read(read_all, self._show, "templates")

    def do_refresh(self) -> None:
        """Read the templates and the settings anew."""
        self.reload()

    def _show(self, loaded: LoadedTemplates) -> None:
        self.loaded = loaded
        wait = loaded.settings.send_after
        waits = NN_("Letters wait {count} minute.", "Letters wait {count} minutes.", wait)
        parts = [words(waits if wait else N_("Letters do not wait."))]
        key = content(SafeText.literal(self.key_of("send_after")), "bold $footer-key")
        parts.append(Content.assemble(key, " ", words(N_("changes that"), "$dim")))
        if loaded.problems:
            first = loaded.problems[0]
            parts.append(words(first.told, "$error"))
        self.query_one("#settings", Static).update(Content("   ").join(parts))
        self.show_letter()

    @on(ChoiceList.Moved)
    def show_letter(self) -> None:
        """Show the chosen letter."""
        chosen = self.query_one(ChoiceList).chosen
        if chosen is not None and self.loaded is not None:
            shown = template_words(chosen.key, self.loaded.filled[chosen.key])
            self.query_one("#letter", Static).update(shown)
            self.query_one("#right").scroll_home(animate=False)

    async def do_send_after(self, minutes: str = "") -> None:
        """Set how long letters wait."""
        changed = await self.patiently(
            self.write, lambda writer: change_settings(writer, {"send-after": minutes})
        )
        if changed:
            self.app.status(
                N_(
                    "letters now wait {minutes} min · {key} takes that back",
                    minutes=minutes,
                    key=self.key_of("undo"),
                )
            )
        self.reload()


def read_all(connection: Connection) -> LoadedTemplates:
    """Read the settings and fill every template in; runs in a thread."""
    settings = read_settings(connection)
    filled = {name: _filled(settings.language, name) for name in PURPOSES}
    return LoadedTemplates(settings, filled, template_problems())


def _filled(language: str, name: str) -> FilledTemplate:
    file = None
    try:
        file = read_template(language, name)
        return FilledTemplate(file, sample_letter(language, name))
    except Refused as error:
        return FilledTemplate(file, error=error)


def template_words(name: str, filled: FilledTemplate) -> Content:
    """A letter with sample words, where its template stands, and what it may name."""
    purpose = PURPOSES[name]
    to = N_("to the asker") if purpose.to_asker else N_("to the representative")
    origin = N_("ships with the program")
    if filled.file is not None and filled.file.own:
        origin = N_("your own: {path}", path=filled.file.name)
    about = own(" · ").join([words(to), outside(name), words(origin)]).stylize("$dim")
    parts = [Content.assemble(words(letter_name(name), "bold"), "\n", about)]
    if filled.letter is not None:
        text = outside(filled.letter.text, one_line=False, limit=_LETTER)
        parts += [outside(filled.letter.subject, "bold"), text]
    elif filled.error is not None:
        parts.append(error_words(filled.error).stylize("$error"))
    parts.append(_variables(purpose))
    return Content("\n\n").join(parts)


def _variables(purpose: Purpose) -> Content:
    """What the template may name, with what stands for it."""
    rows = [words(N_("It may use"), "bold")]
    longest = max(map(len, purpose.known), default=0)
    for name, meaning in VARIABLES.items():
        if name in purpose.known:
            told = N_("{meaning} (must be there)", meaning=meaning)
            shown = words(told if name in purpose.needs else meaning, "$dim")
            rows.append(Content.assemble(content(SafeText.literal(f"${name:<{longest}}  ")), shown))
    return Content("\n").join(rows)
