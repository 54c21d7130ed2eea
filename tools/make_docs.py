"""Writes the generated parts of the docs: the table of states, and the table of keys.

The first stands in `docs/workflow.md` and comes from `qa_tui/domain/workflow.py`, the second in
`docs/moderators.md` and comes from the commands of the screens. Run `python tools/make_docs.py`
after a change of either; a test holds that it was run.
"""

from __future__ import annotations

from pathlib import Path

from qa_tui.domain.records import State
from qa_tui.domain.workflow import ANSWERED_LETTER, STEPS, Need, Step, Verb
from qa_tui.tui.command import Command, Subject, key_name
from qa_tui.tui.commands.dialogs import DIALOGS
from qa_tui.tui.keymap import all_screens, screen_name

DOCS = Path(__file__).resolve().parents[1] / "docs"
WORKFLOW = DOCS / "workflow.md"
GUIDE = DOCS / "moderators.md"
KEYS_BEGIN = "<!-- made by tools/make_docs.py from the commands of the screens: do not edit -->"
BEGIN = "<!-- made by tools/make_docs.py from qa_tui/domain/workflow.py: do not edit -->"
END = "<!-- end -->"

_NEEDS = {
    Need.NOTHING: "–",
    Need.CLAUSE: "a clause",
    Need.CLAUSE_OR_WORDS: "a clause, or words",
    Need.REASON: "a reason; a day to come back on is optional",
    Need.TEXT: "the author's new text",
}


def workflow_table() -> str:
    """The table of states and the diagram, as Markdown."""
    rows = ["| verb | from | to | needs | letters |", "|---|---|---|---|---|"]
    rows += [_row(step) for step in STEPS.values()]
    arrows = [
        f"    {before} --> {step.after}: {verb}"
        for verb, step in STEPS.items()
        for before in State
        if before in step.before
    ]
    diagram = ["```mermaid", "stateDiagram-v2", "    [*] --> pending: ask, answer"]
    return "\n".join(
        [*rows, "", *diagram, "    [*] --> published: import", *arrows, "```"],
    )


def _row(step: Step) -> str:
    before = ", ".join(state for state in State if state in step.before)
    return f"| {step.verb} | {before} | {step.after} | {_NEEDS[step.need]} | {_letters(step)} |"


def _letters(step: Step) -> str:
    """Who gets which letter, in words."""
    question, answer = step.letters
    told = []
    if question:
        told.append(f"asker: `{question}`")
    if step.verb is Verb.PUBLISH:
        told.append(f"of an answer, asker: `{ANSWERED_LETTER}`")
    if answer:
        told.append(f"of an answer, representative: `{answer}`")
    if step.forwards:
        unless = " unless the clause forbids it" if step.need is Need.CLAUSE else ""
        told.append(f"of a question, representative: `forward`{unless}")
    return "; ".join(told) or "–"


def keys_table() -> str:
    """All commands by subject with their keys and screens, as Markdown."""
    lines: list[str] = []
    for subject in Subject:
        lines += [f"**{subject.value}**", "", "| keys | what it does | typed | where |"]
        lines += ["|---|---|---|---|"]
        found: dict[tuple[str, str], tuple[Command, list[str]]] = {}
        for screen in all_screens():
            for one in screen.commands:
                if one.subject is subject:
                    _, places = found.setdefault((one.id, one.keys), (one, []))
                    places.append(str(screen_name(screen)))
        lines += [_keys_row(one, places) for one, places in found.values()]
        lines.append("")
    return "\n".join([*lines, *_dialog_keys()])


def _dialog_keys() -> list[str]:
    """The commands of dialogs, each once."""
    found: dict[str, tuple[Command, list[str]]] = {}
    for dialog in DIALOGS:
        for one in dialog.commands:
            _, places = found.setdefault(f"{one.id} {one.help}", (one, []))
            places.append(str(dialog.called).lower())
    rows = [
        f"| {_keys(one)} | {one.help} | `{one.id}` | {', '.join(places)} |"
        for one, places in found.values()
    ]
    head = ["| keys | what it does | in `keys.toml` | where |", "|---|---|---|---|"]
    return ["**In dialogs**", "", *head, *rows]


def _keys(command: Command) -> str:
    return " ".join(f"`{key_name(key)}`" for key in command.all_keys).replace("|", "\\|")


def _keys_row(command: Command, places: list[str]) -> str:
    typed = f"`:{command.id}`" + (f" {command.takes.name}" if command.takes else "")
    most = len(places) > len(all_screens()) // 2
    names = dict.fromkeys(place.lower() for place in places)
    where = "nearly everywhere" if most else ", ".join(names)
    return f"| {_keys(command)} | {command.help} | {typed} | {where} |"


def with_keys(page: str) -> str:
    """A page with the present table of keys between its markers."""
    return _between(page, KEYS_BEGIN, keys_table())


def with_table(page: str) -> str:
    """A page with the present table of states between its markers."""
    return _between(page, BEGIN, workflow_table())


def _between(page: str, begin: str, made: str) -> str:
    """A page with something else between its markers; a page without them is an error."""
    head, rest = page.split(begin, 1)
    _, tail = rest.split(END, 1)
    return f"{head}{begin}\n\n{made}\n\n{END}{tail}"


if __name__ == "__main__":
    WORKFLOW.write_text(with_table(WORKFLOW.read_text("utf-8")), "utf-8")
    GUIDE.write_text(with_keys(GUIDE.read_text("utf-8")), "utf-8")
