"""Writes the generated part of `docs/workflow.md` from the table in `qa_tui/domain/workflow.py`.

Run `python tools/make_docs.py` after a change of the table; a test holds that it was run.
"""

from __future__ import annotations

from pathlib import Path

from qa_tui.domain.records import State
from qa_tui.domain.workflow import ANSWERED_LETTER, STEPS, Need, Step, Verb

WORKFLOW = Path(__file__).resolve().parents[1] / "docs" / "workflow.md"
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


def with_table(page: str) -> str:
    """A page with the present table between its markers.

    Args:
        page: The page with both markers.

    Returns:
        The page; what stood between the markers is gone.

    Raises:
        ValueError: When a marker is missing.
    """
    head, rest = page.split(BEGIN, 1)
    _, tail = rest.split(END, 1)
    return f"{head}{BEGIN}\n\n{workflow_table()}\n\n{END}{tail}"


if __name__ == "__main__":
    WORKFLOW.write_text(with_table(WORKFLOW.read_text("utf-8")), "utf-8")
