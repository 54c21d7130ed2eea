"""The parts of a page become one thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from qa_tui.domain.imports.source import SourceMessage, SourceThread
from qa_tui.domain.people.person_names import same_person, spelled_alike
from qa_tui.domain.records import Kind
from qa_tui.ingest.pages.foot import above_buttons, footer
from qa_tui.ingest.pages.marks import STANDARD_REPLY, is_team, team_of
from qa_tui.ingest.pages.owed import read_owed
from qa_tui.ingest.pages.parties import same
from qa_tui.ingest.pages.question import read_question
from qa_tui.ingest.pages.refusals import no_asker, no_representative
from qa_tui.ingest.pages.sureness import Doubt, guesses, sureness
from qa_tui.ingest.pages.title_people import slug_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa_tui.ingest.pages.frame import Frame
    from qa_tui.ingest.pages.marks import AnswerMark
    from qa_tui.ingest.pages.owed import Owed
    from qa_tui.ingest.pages.question import Question


@dataclass(frozen=True)
class Answers:
    """Where a page's answers stand.

    Attributes:
        marks: The lines over the answers, in order.
        doubts: What had to be guessed about them.
        owed: Whose answer the page's last line waits for, or None.
    """

    marks: Sequence[AnswerMark]
    doubts: frozenset[Doubt]
    owed: Owed | None = None


def assemble(frame: Frame, answers: Answers, page_form: str, url: str | None) -> SourceThread:
    """Make the thread of a page.

    Args:
        frame: The page around the question.
        answers: Where the answers stand.
        page_form: Name of the page form, such as `F1`.
        url: Address of the page, or None.

    Returns:
        The thread.

    Raises:
        Unreadable: The page names no asker, no representative, or has no text of a question.
    """
    answers = _with_owed(frame, _without_quoted(frame, answers))
    answers = replace(answers, marks=[_labelled(frame, mark) for mark in answers.marks])
    asker, to = _asker(frame), _representative(frame, answers, url)
    end = _end(frame, answers, to)
    first_end = answers.marks[0].place if answers.marks else end
    question = read_question(frame, asker, to, first_end)
    asked = _asked(frame, asker, question)
    replies = tuple(_replies(frame, answers.marks, to, end))
    doubts = question.doubts | set(_doubts(frame, answers, to))
    if len(replies) < len(answers.marks):
        doubts |= {Doubt.ANSWER_EMPTY}
    return SourceThread(
        to=to,
        party=_party(frame, answers),
        topic=question.topic,
        form=question.form,
        title=question.title,
        asking_note=frame.head.asking_note,
        url=url,
        page_form=page_form,
        sureness=sureness(doubts),
        messages=(asked, *replies),
        guesses=guesses(doubts),
    )


def _without_quoted(frame: Frame, answers: Answers) -> Answers:
    """Leave out lines over answers that are older than the question: a question quotes them."""
    asked = frame.mark.date
    marks = [mark for mark in answers.marks if not (asked and mark.date and mark.date < asked)]
    if len(marks) == len(answers.marks):
        return answers
    return replace(answers, marks=marks, doubts=answers.doubts | {Doubt.THREAD_QUOTED})


def _labelled(frame: Frame, mark: AnswerMark) -> AnswerMark:
    """The lines over an answer with the one beside them that says it is a standard reply."""
    lines = frame.lines
    above = lines.last_filled(mark.place)
    over = above > frame.mark.body and lines.tight(above) in STANDARD_REPLY
    under = lines.tight(mark.body) in STANDARD_REPLY
    return replace(
        mark,
        place=above if over else mark.place,
        body=lines.next_filled(mark.body) if under else mark.body,
        standard=over or under,
    )


def _asked(frame: Frame, asker: str, question: Question) -> SourceMessage:
    """The message of the question."""
    return SourceMessage(
        kind=Kind.QUESTION,
        author=asker,
        party=None,
        date=frame.mark.date,
        text=question.text,
        background=question.background,
    )


def _with_owed(frame: Frame, answers: Answers) -> Answers:
    """Look under the last answer, or under the question, for the line that an answer is owed."""
    start = answers.marks[-1].body if answers.marks else frame.mark.body
    owed = read_owed(frame, start)
    if owed is None:
        return answers
    return replace(answers, owed=owed, doubts=answers.doubts | owed.doubts)


def _asker(frame: Frame) -> str:
    """The public name of the asker."""
    if not frame.asker:
        raise no_asker()
    return frame.asker


def _signed(answers: Answers) -> str | None:
    """The name over an answer that is no name of staff, or the one who owes an answer."""
    names = [mark.author for mark in answers.marks if mark.author]
    names += [answers.owed.credit.name] if answers.owed else []
    return next((name for name in names if not is_team(name)), None)


def _shown(frame: Frame, answers: Answers) -> str | None:
    """The representative's name as the page shows it; outside of a title it counts more."""
    title = frame.title or frame.head.title
    return frame.shown or (title.to if title else _signed(answers))


def _representative(frame: Frame, answers: Answers, url: str | None) -> str:
    """The name of the representative: as shown, else by the address, else by that of the staff.

    A name in the head that nothing confirms is one where it is spelled as the address tells, and
    where there is no other.
    """
    shown = _shown(frame, answers)
    if shown:
        return shown
    told, guess = slug_name(url), frame.head.name
    named = guess if guess and told and spelled_alike(guess, told) else told
    staff = (team_of(mark.author) for mark in answers.marks if mark.author)
    to = named or next(filter(None, staff), guess)
    if not to:
        raise no_representative()
    return to


def _party(frame: Frame, answers: Answers) -> str | None:
    """The representative's label: from the page's head, else from the first line that shows it."""
    labels = [frame.head.party, *(mark.party for mark in answers.marks)]
    labels += [answers.owed.credit.party] if answers.owed else []
    return next((label for label in labels if label), None)


def _end(frame: Frame, answers: Answers, to: str) -> int:
    """Index after the last line of the thread's texts: before footer, pending line and picture."""
    lines = frame.lines
    start = answers.marks[-1].body if answers.marks else frame.mark.body
    end = answers.owed.place if answers.owed else footer(lines, start, (*frame.names, to))
    return above_buttons(lines, start, end, to)


def _replies(
    frame: Frame, marks: Sequence[AnswerMark], to: str, end: int
) -> Iterator[SourceMessage]:
    """Make the answers; one without any text is left out."""
    ends = [following.place for _, following in pairwise(marks)] + [end]
    for mark, its_end in zip(marks, ends, strict=False):
        text = frame.lines.text(mark.body, its_end)
        if text:
            author = mark.author if mark.author and not same(mark.author, to) else to
            yield SourceMessage(
                Kind.ANSWER, author, mark.party, mark.date, text, standard_reply=mark.standard
            )


def _doubts(frame: Frame, answers: Answers, to: str) -> Iterator[Doubt]:
    """Yield what is doubtful about names, lines and blank lines; see `Doubt`."""
    yield from answers.doubts
    yield from (mark.doubt for mark in answers.marks if mark.doubt)
    title = frame.title or frame.head.title
    signed = [mark.author for mark in answers.marks if mark.author and not is_team(mark.author)]
    signed += [answers.owed.credit.name] if answers.owed else []
    if not _shown(frame, answers):
        yield Doubt.TO_LOST
    elif not frame.shown and not any(same_person(name, to) for name in signed):
        yield Doubt.NAME_FROM_TITLE
    if not all(same_person(name, to) for name in (*signed, title.to if title else to)):
        yield Doubt.NAMES_DIFFER
    if title and not title.sure and not frame.shown:
        yield Doubt.NAME_SPLIT_GUESSED
    if frame.head.strange:
        yield Doubt.STRANGE_HEAD
    if frame.lines.glued:
        yield Doubt.NO_BLANK_LINES
    if frame.quoted:
        yield Doubt.THREAD_QUOTED
