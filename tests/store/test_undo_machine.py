"""Whatever is decided, taken back and done again, alone or many at once: as in a plain model."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from people import DIRECTORY, QUESTION

from qa_tui.domain.errors import NotFound, Refused
from qa_tui.domain.moderation.decision import Decision
from qa_tui.domain.records import State
from qa_tui.domain.workflow import STEPS, Need, Verb
from qa_tui.ingest.sample_directory import load_directory
from qa_tui.store.check import check
from qa_tui.store.decisions import decide
from qa_tui.store.many.batch import carry_out_batch, plan_batch
from qa_tui.store.messages.intake import ask
from qa_tui.store.messages.threads import read_message
from qa_tui.store.opening import open_desk
from qa_tui.store.undo.redo import redo_last
from qa_tui.store.undo.undo import undo_last
from tests.scaled import examples

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_tui.store.desk import Desk
    from qa_tui.store.writer import Writer

MESSAGES = (1, 2)
PEOPLE = st.sampled_from(("ann", "bob"))
VERBS = tuple(verb for verb in Verb if verb is not Verb.REVISE)
LETTERS = {
    Verb.PUBLISH: ("published", "forward"),
    Verb.REFUSE: ("refused", "forward"),
    Verb.RETURN: ("return",),
    Verb.REOPEN: ("reopened",),
    Verb.REMOVE: ("removed",),
    Verb.RESTORE: ("restored",),
}
"""What the asker and the representative are written of a question."""


def decision(message: int, verb: Verb) -> Decision:
    """A decision with all that its verb needs."""
    need = STEPS[verb].need
    clause = "insult" if need in {Need.CLAUSE, Need.CLAUSE_OR_WORDS} else None
    return Decision(message, verb, clause, note="x" if need is Need.REASON else "")


@dataclass(eq=False)
class Step:
    """Something that was done, in the model.

    Attributes:
        actor: By whom.
        items: Verb and state before, by message.
        out: Letters of it that have left.
    """

    actor: str
    items: dict[int, tuple[Verb, State]]
    out: set[tuple[int, str]]


class Model:
    """The plain model: a list of what counts, and of each person what they took back."""

    def __init__(self) -> None:
        self.live: list[Step] = []
        self.undone: dict[str, list[tuple[Step, dict[int, list[Step]]]]] = {}
        self.receipts = set(MESSAGES)

    def on(self, message: int) -> list[Step]:
        """What counts for a message, in its order."""
        return [step for step in self.live if message in step.items]

    def state(self, message: int) -> State:
        """The state of a message."""
        steps = self.on(message)
        return STEPS[steps[-1].items[message][0]].after if steps else State.PENDING

    def do(self, step: Step) -> None:
        """Do something."""
        self.live.append(step)
        self.undone[step.actor] = []

    def undo(self, actor: str) -> bool:
        """Take back; tells whether that is possible."""
        own = [step for step in self.live if step.actor == actor]
        if not own or any(self.on(message)[-1] is not own[-1] for message in own[-1].items):
            return False
        self.live.remove(own[-1])
        stood = {message: self.on(message) for message in own[-1].items}
        self.undone.setdefault(actor, []).append((own[-1], stood))
        return True

    def redo(self, actor: str) -> bool:
        """Do again; tells whether that is possible."""
        stack = self.undone.get(actor, [])
        if not stack or any(self.on(one) != stood for one, stood in stack[-1][1].items()):
            return False
        self.live.append(stack.pop()[0])
        return True

    def waiting(self) -> list[tuple[Step, int, str]]:
        """The letters that wait: of what counts, unless the public sees it no more."""
        found = []
        for message in MESSAGES:
            steps = self.on(message)
            verbs = [step.items[message][0] for step in steps]
            for place, (step, verb) in enumerate(zip(steps, verbs, strict=True)):
                public = STEPS[verb].after is State.PUBLISHED
                gone = public and Verb.REMOVE in verbs[place + 1 :]
                found += [
                    (step, message, name)
                    for name in LETTERS.get(verb, ())
                    if not gone and (message, name) not in step.out
                ]
        return found

    def hand_over(self) -> None:
        """Let all letters leave."""
        for step, message, name in self.waiting():
            step.out.add((message, name))
        self.receipts.clear()


@pytest.fixture(scope="module", autouse=True)
def prepared(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A desk with three questions, made once."""
    Machine.source = tmp_path_factory.mktemp("machine") / "desk.db"
    with open_desk(Machine.source, create=True).writing("ann") as writer:
        load_directory(writer, DIRECTORY, writer.now)
    with open_desk(Machine.source).writing("zoe") as writer:
        for _ in MESSAGES:
            ask(writer, 1, QUESTION)


class Machine(RuleBasedStateMachine):
    """Two people at one desk."""

    source: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "desk.db"
        shutil.copy(self.source, path)
        self.desk: Desk = open_desk(path)
        self.model = Model()

    def teardown(self) -> None:
        """Leave nothing behind."""
        self.folder.cleanup()

    @rule(actor=PEOPLE, message=st.sampled_from(MESSAGES), number=st.integers(0, 5))
    def somebody_decides(self, actor: str, message: int, number: int) -> None:
        """Somebody decides on one message what is possible there."""
        self.decides(actor, message, number)

    def decides(self, actor: str, message: int, number: int) -> None:
        """Decide, by number."""
        before = self.model.state(message)
        verbs = [verb for verb in VERBS if before in STEPS[verb].before]
        verb = verbs[number % len(verbs)]
        with self.desk.writing(actor) as writer:
            decide(writer, decision(message, verb))
        self.model.do(Step(actor, {message: (verb, before)}, set()))

    @rule(actor=PEOPLE, verb=st.sampled_from(VERBS))
    def decides_on_all(self, actor: str, verb: Verb) -> None:
        """Somebody decides on all messages at once."""
        items = {
            message: (verb, self.model.state(message))
            for message in MESSAGES
            if self.model.state(message) in STEPS[verb].before
        }
        with self.desk.reading() as connection:
            plan = plan_batch(connection, MESSAGES, decision(0, verb), self.desk.today)
        assert {one.message: one.before for one in plan.planned} == {
            message: before for message, (_, before) in items.items()
        }
        if items:
            with self.desk.writing(actor) as writer:
                carry_out_batch(writer, plan)
            self.model.do(Step(actor, items, set()))

    @rule(actor=PEOPLE, steps=st.integers(1, 3))
    def undoes(self, actor: str, steps: int) -> None:
        """Somebody takes back."""
        for _ in range(steps):
            self._goes(actor, undo_last, possible=self.model.undo(actor))

    @rule(actor=PEOPLE, steps=st.integers(1, 3))
    def redoes(self, actor: str, steps: int) -> None:
        """Somebody does again."""
        for _ in range(steps):
            self._goes(actor, redo_last, possible=self.model.redo(actor))

    @rule(
        actor=PEOPLE,
        other=PEOPLE,
        message=st.sampled_from((None, *MESSAGES)),
        number=st.integers(0, 5),
    )
    def goes_back_and_forth(self, actor: str, other: str, message: int | None, number: int) -> None:
        """Somebody takes back and does again; in between somebody may decide something."""
        if not self.model.undo(actor):
            return
        self._goes(actor, undo_last, possible=True)
        if message is not None:
            self.decides(other, message, number)
        self._goes(actor, redo_last, possible=self.model.redo(actor))

    def _goes(self, actor: str, work: Callable[[Writer], object], *, possible: bool) -> None:
        """Do what is possible, and nothing else."""
        try:
            with self.desk.writing(actor) as writer:
                work(writer)
        except (NotFound, Refused):
            assert not possible
        else:
            assert possible

    @precondition(lambda self: len(self.model.live) > 6)
    @rule()
    def letters_leave(self) -> None:
        """All letters that wait are handed over."""
        with self.desk.writing("zoe") as writer:
            writer.connection.execute(
                """update notice set handed_over_at = ?
                where recalled_at is null and handed_over_at is null""",
                (writer.at,),
            )
        self.model.hand_over()

    @invariant()
    def stands_as_in_the_model(self) -> None:
        """States and letters are those of the model, and a check finds nothing."""
        with self.desk.reading() as connection:
            states = {message: read_message(connection, message).state for message in MESSAGES}
            letters = connection.execute(
                """select message, template from notice
                where recalled_at is null and handed_over_at is null"""
            ).fetchall()
            assert check(connection).faults == ()
        assert states == {message: self.model.state(message) for message in MESSAGES}
        expected = Counter((message, name) for _, message, name in self.model.waiting())
        expected += Counter((message, "receipt") for message in self.model.receipts)
        assert Counter(tuple(letter) for letter in letters) == expected


Machine.TestCase.settings = examples(60, stateful_step_count=25)
TestUndoMachine = Machine.TestCase
