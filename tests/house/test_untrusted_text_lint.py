"""No widget is given text that was not made safe; the rule itself catches what it must."""

from __future__ import annotations

from pathlib import Path

import pytest
from untrusted_text import lint, read

import qa_tui

FOLDER = Path(qa_tui.__file__).parent / "tui"
BORDER = ("safe.py",)

# What the rule cannot follow and a person has looked at: the program's own words, never outside
# text. By the expression that is shown.
LOOKED_AT = {
    "choice.letter": "the letter of a clause, from the codex that ships with the program",
    "kind.letter": "the letter of a remark, from the data that ships with the program",
    "command.key": "the key of a command, from its declaration",
    "self.mark if chosen else ' '": "the mark of the chosen line, a sign of the program",
    "self._shown.text": "the words of the preview, which `_text` makes in the same module",
}

PRELUDE = """
from textual.content import Content
from qa_tui.tui.safe import content, outside, words
from qa_tui.domain.text import SafeText
GAP = "  "
RULE = Content("──")
def parts(thread) -> list[Content]:
    return [outside(thread.title)]
def who(message) -> Content:
    return outside(message.author)
def raw(message) -> str:
    return message.author
def sign(look):
    return {"a": "●"}[look]
class Head(Static):
    left: reactive[Content] = reactive(Content.empty)
    def __init__(self, title: Content) -> None:
        super().__init__(title)
        self.mark = "▌"
        self.name = raw(title)
"""

CAUGHT = [
    "Static(title)",
    "Static(f'{thread.title}')",
    "Static('von ' + thread.author)",
    "Static(str(thread.title))",
    "Static('%s' % title)",
    "Static('{}'.format(title))",
    "Static(thread.title if thread else '')",
    "Static(thread.title or 'x')",
    "Static(content=title)",
    "Static(say(N_('x')))",
    "Static(outside(title).plain)",
    "Static(clean(title).text)",
    "Label(thread.title)",
    "Button(thread.title, id='a')",
    "Button(label=thread.title)",
    "Option(name, id='a')",
    "Option(prompt=name)",
    "Markdown(message.text)",
    "self.query_one('#x', Static).update(title)",
    "self.query_one(Static).update(f'{title}')",
    "self.notify(message.text)",
    "self.notify(message.text, markup=False)",
    "self.notify('x', title=thread.title)",
    "self.app.notify(str(error))",
    "table.add_column(name)",
    "table.add_columns('x', name)",
    "table.add_row('x', name)",
    "table.add_row(*[row.name for row in rows])",
    "table.add_row(*cells)",
    "self.title = thread.title",
    "self.app.sub_title = f'{desk.name}'",
    "box.border_title = thread.title",
    "box.border_subtitle = name",
    "button.label = name",
    "box.tooltip = name",
    "Text.from_markup(text)",
    "Content.from_markup(text)",
    "Content.from_markup(f'[b]{text}[/b]')",
    "Content.from_markup('[b]$name[/b]', name=text)",
    "Text(name)",
    "Content(name)",
    "Content.styled(name, 'bold')",
    "Content.assemble('x', name)",
    "Content.assemble((name, 'bold'))",
    "Content.assemble(*names)",
    "Static(Content(name))",
    "SafeText(name)",
    "Static(raw(message))",
    "shown = title\nStatic(shown)",
    "shown = 'x'\nshown = title\nStatic(shown)",
    "shown = 'x'\nshown += title\nStatic(shown)",
    "if (shown := title):\n    Static(shown)",
    "for name in names:\n    Static(name)",
    "for key, name in (('a', title), ('b', 'c')):\n    Static(name)",
    "shown = []\nshown.append(title)\nStatic(RULE.join(shown))",
    "shown = [outside(title)]\nshown.extend(names)\nStatic(RULE.join(shown))",
    "shown = [name for name in names]\ntable.add_row(*shown)",
    "first, second = title.split()\nStatic(second)",
    "with reading() as title:\n    Static(title)",
    "def show(title):\n    Static(title)",
    "def show(title: str):\n    Static(title)",
    "def show(title: Content | str):\n    Static(title)",
    "def show(number: str):\n    Static(f'{number}')",
    "def show(*names: str):\n    table.add_row(*names)",
    "show = lambda title: Static(title)",
    "class A(Static):\n    def __init__(self, title):\n        super().__init__(title)",
    "class A(Label):\n    def __init__(self, title: str):\n        super().__init__(title)",
    "class A(Widget):\n    def render(self):\n        return self.thread.title",
    "class A(Widget):\n    def render(self) -> str:\n        return f'{self.text}'",
    "class A(Widget):\n    title: str\n    def f(self):\n        Static(self.title)",
    "class A(Widget):\n    def f(self, x):\n        self.shown = x\n        Static(self.shown)",
    "Static(Head().name)",
]

PASSED = [
    "Static()",
    "Static(id='x', classes='y')",
    "Static('literal')",
    "Static('a' 'b')",
    "Static(f'literal')",
    "Static('x' if wide else '')",
    "Static('─' * width)",
    "Static('a' + 'b')",
    "Static(GAP)",
    "Static(RULE)",
    "Static(outside(thread.title))",
    "Static(content(clean(thread.title), 'bold'))",
    "Static(words(N_('{n} d', n=3)).stylize('$dim'))",
    "Static(words(a) if a else Content.empty())",
    "Static(Content.assemble('x', (GAP, 'bold'), outside(name), ' ' * gap))",
    "Static(Content('\\n').join(parts(thread)))",
    "Static(RULE.join([who(message), words(x)]))",
    "Static(RULE.join(who(m) for m in messages))",
    "Static(who(message).truncate(9, ellipsis=True))",
    "Static(content(SafeText.literal(grouped(n))))",
    "Content.from_markup('[b]x[/b]')",
    "Content.assemble((sign(look), f'$state-{look}'), '  ')",
    "self.notify('saved')",
    "self.notify(outside(text).plain, markup=False, severity='error')",
    "table.add_row(*[outside(cell) for cell in cells])",
    "table.add_column('', width=3)",
    "self.title = 'qa-tui'",
    "values.update({'a': b})",
    "values.update(a=b)",
    "shown = words(x)\nStatic(shown)",
    "shown = Content.empty()\nif a:\n    shown = outside(b)\nStatic(shown)",
    "shown = []\nshown.append(outside(a))\nshown.append(words(b))\nStatic(RULE.join(shown))",
    "for key, name in (('a', N_('x')), ('b', N_('y'))):\n    Content.assemble(key.ljust(4))",
    "pairs = (('a', x), ('b', y))\nfor key, name in pairs:\n    Static(key)",
    "def show(title: Content):\n    Static(title)",
    "def show(lines: list[Content]):\n    Static(RULE.join(lines))",
    "def show(number: int):\n    Content.assemble((f'{number} ', '$dim'))",
    "def show(title: Content):\n    def later():\n        Static(title)",
    "class A(Widget):\n    def render(self):\n        return words(x)",
    "class A(Widget):\n    left: var[Content]\n    def render(self):\n        return self.left",
    "class A(Static):\n    def __init__(self):\n        super().__init__(id='a')",
    "Static(Head().left)",
]


def test_screens_show_nothing_that_was_not_made_safe() -> None:
    found = lint(read(FOLDER), BORDER)
    found = [v for v in found if v.what.split(": ")[-1] not in LOOKED_AT]
    assert found == [], "\n".join(map(str, found))


def test_nothing_is_excused_that_is_not_there() -> None:
    shown = {violation.what.split(": ")[-1] for violation in lint(read(FOLDER), BORDER)}
    assert set(LOOKED_AT) <= shown


def test_border_is_where_the_rule_believes_it_to_be() -> None:
    assert set(BORDER) <= set(read(FOLDER))


@pytest.mark.parametrize("snippet", CAUGHT)
def test_rule_catches(snippet: str) -> None:
    assert lint({"y.py": given(snippet), "safe.py": SAFE}, BORDER) != []


@pytest.mark.parametrize("snippet", PASSED)
def test_rule_lets_pass(snippet: str) -> None:
    assert lint({"y.py": given(snippet), "safe.py": SAFE}, BORDER) == []


SAFE = (FOLDER / "safe.py").read_text("utf-8")


def given(snippet: str) -> str:
    """A snippet in a module with the names that it uses."""
    return f"{PRELUDE}\n{snippet}\n"


def test_prelude_itself_passes() -> None:
    assert lint({"y.py": PRELUDE, "safe.py": SAFE}, BORDER) == []
