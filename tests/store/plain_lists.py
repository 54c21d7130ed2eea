"""What a list must show, worked out from the records row by row, without index or plan."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import Stemmer
from random_desk import day_of

from qa_tui.domain.filters.filter import AnyOf, Condition
from qa_tui.domain.listing import Order
from qa_tui.domain.text import fold as folded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from qa_tui.domain.filters.filter import Term
    from qa_tui.domain.listing import Listing
    from qa_tui.store.sqlite import Connection, Row

ABOUT_THREADS = {"waiting", "standard", "answered", "not-public"}
WORDY = {"word", "from"}
fold = cache(folded)
_STEM = Stemmer.Stemmer("german").stemWord


def cut(text: str) -> list[str]:
    """The words of a text."""
    plain = unicodedata.normalize("NFC", text.replace("\u00ad", "")).lower()
    return re.findall(r"[^\W_]+", plain)


@cache
def meets(typed: str, word: str) -> bool:
    """Whether a word is what was typed: its beginning, another form or spelling, a compound."""
    ours, theirs = fold(typed), fold(word)
    inside = len(ours) > 3 and ours in theirs
    return word.startswith(typed) or _STEM(typed) == _STEM(word) or ours == theirs or inside


@dataclass
class Post:
    """A message that was not taken back, of a thread that was not."""

    row: Row
    clause: str | None
    note: bool
    columns: dict[str, list[str]]
    thread: list[Post] = field(default_factory=list)

    @property
    def place(self) -> tuple[str, int]:
        """What lists are ordered by."""
        return self.row["sort_date"][:10], self.row["id"]

    @property
    def is_question(self) -> bool:
        """Whether it is a question."""
        return self.row["kind"] == "question"

    @property
    def question(self) -> Post:
        """The question of its thread."""
        return self.thread[0]

    @property
    def public(self) -> bool:
        """Whether readers see it."""
        return all(post.row["state"] == "published" for post in (self, self.question))

    @property
    def answered(self) -> date | None:
        """The day of an answer; of a question, that of the newest answer that is published."""
        if not self.is_question:
            return day_of(self.row["date"])
        published = [p for p in self.thread[1:] if p.row["state"] == "published"]
        return max(filter(None, (day_of(p.row["date"]) for p in published)), default=None)

    def state(self, today: date) -> str:
        """Its state; what was put aside is open again on its day."""
        due = self.row["wake_on"] is not None and self.row["wake_on"] <= today.isoformat()
        return "pending" if self.row["state"] == "held" and due else self.row["state"]

    def has_word(self, condition: Condition) -> bool:
        """Whether the words of a condition stand in it."""
        columns = {"author": self.columns["author"]} if condition.key == "from" else self.columns
        wanted = cut(condition.value)
        for words in columns.values():
            if len(wanted) == 1 and not condition.exact:
                if any(meets(wanted[0], word) for word in words):
                    return True
                continue
            for start in range(len(words) - len(wanted) + 1):
                found = words[start : start + len(wanted)]
                same = found[:-1] == wanted[:-1]
                if wanted and same and condition.exact and found[-1] == wanted[-1]:
                    return True
                if wanted and same and not condition.exact and found[-1].startswith(wanted[-1]):
                    return True
        return False


def read_posts(connection: Connection) -> list[Post]:
    """All messages that lists may show, from the records alone."""
    undone = {row[0] for row in connection.execute("select undoes from event where undoes <> ''")}
    events = connection.execute("select * from event order by seq").fetchall()
    live = [event for event in events if event["uid"] not in undone]
    notes = connection.execute(
        """select n.message, m.thread, e.uid from note n join event e on e.seq = n.event
        join message m on m.id = n.message"""
    ).fetchall()
    noted = {row["message"] for row in notes if row["uid"] not in undone}
    threads = {row["thread"] for row in notes if row["uid"] not in undone}
    posts: dict[int, list[Post]] = {}
    for row in connection.execute(
        """select m.*, t.title, t.topic, o.folded as topic_name, r.name, r.folded, r.id as whom,
            coalesce(m.party_label, p.label) as party, x.text, x.background
        from message m join thread t on t.id = m.thread join message_text x on x.message = m.id
            and x.revision = m.revision
        join representative r on r.id = t.representative left join party p on p.id = r.party
        left join topic o on o.id = t.topic
        where m.withdrawn = 0 and t.withdrawn = 0 order by m.kind = 'answer', m.id"""
    ):
        clauses = [
            e["clause"]
            for e in live
            if e["subject_uid"] == row["uid"] and e["to_state"] == row["state"] and e["clause"]
        ]
        ended = row["state"] in {"refused", "returned", "removed"}
        columns = {
            "title": cut(row["title"]) if row["kind"] == "question" else [],
            "author": cut(row["author"]),
            "addressee": cut(row["name"]),
            "body": cut(f"{row['text']}\n{row['background']}"),
        }
        clause = clauses[-1] if clauses and ended else None
        question = row["kind"] == "question"
        note = row["thread"] in threads if question else row["id"] in noted
        posts.setdefault(row["thread"], []).append(Post(row, clause, note, columns))
    whole = [thread for thread in posts.values() if thread[0].is_question]
    for thread in whole:
        for post in thread:
            post.thread = thread
    return [post for thread in whole for post in thread]


@dataclass
class PlainList:
    """A list, worked out from records.

    Attributes:
        posts: The messages on the desk.
        listing: The list that is wanted.
    """

    posts: list[Post]
    listing: Listing

    def messages(self) -> list[int]:
        """The messages of its rows in order; by relevance, in no order that means anything."""
        listing = self.listing
        newest = listing.ordered is not Order.OLDEST
        terms = listing.wanted.terms
        words = [term for term in terms if speaks_of_words(term)]
        found: list[tuple[str, int]] = []
        if not listing.wanted.lists_messages and not all(word.negated for word in words):
            others = [term for term in terms if term not in words]
            for question in self.rows():
                texts = [p for p in question.thread if self.shown(p) and self.in_one(words, p)]
                if texts and all(self.holds(term, question, True) for term in others):
                    found.append((max if newest else min)(p.place for p in texts))
            return [message for _, message in sorted(found, reverse=newest)]
        rows = [row for row in self.rows() if self.all_hold(terms, row, True)]
        rows.sort(key=lambda row: row.place, reverse=newest)
        if by_answer(listing):
            rows.sort(key=lambda row: (row.answered, row.place), reverse=newest)
        return [row.row["id"] for row in rows]

    def shown(self, post: Post) -> bool:
        """Whether it may be shown at all."""
        return post.public or not self.listing.public_only

    def rows(self) -> Iterable[Post]:
        """Messages, or questions for threads."""
        messages = self.listing.wanted.lists_messages
        return (p for p in self.posts if self.shown(p) and (messages or p.is_question))

    def all_hold(self, terms: Iterable[Term], row: Post, wanted: bool) -> bool:
        """Whether terms hold side by side; words that are looked for, in one text."""
        terms = list(terms)
        words = [term for term in terms if speaks_of_words(term)]
        if all(word.negated for word in words):
            return all(self.holds(term, row, wanted) for term in terms)
        others = [term for term in terms if term not in words]
        one = any(self.in_one(words, text) for text in self.texts(row, wanted))
        return one and all(self.holds(term, row, wanted) for term in others)

    def texts(self, row: Post, wanted: bool) -> list[Post]:
        """Where words are looked for: in a thread, unless they are excluded."""
        if self.listing.wanted.lists_messages or not wanted:
            return [row]
        return [post for post in row.thread if self.shown(post)]

    def in_one(self, words: Iterable[Term], text: Post) -> bool:
        """Whether terms of words hold for one text."""
        return all(self.one_in(word, text) is not word.negated for word in words)

    def one_in(self, word: Term, text: Post) -> bool:
        """Whether a term of words, without its sign, holds for one text."""
        if isinstance(word, Condition):
            return text.has_word(word)
        return any(self.in_one(row, text) for row in word.alternatives)

    def holds(self, term: Term, row: Post, wanted: bool) -> bool:
        """Whether a term holds for a row."""
        here = wanted is not term.negated
        if isinstance(term, AnyOf):
            found = any(self.all_hold(part, row, here) for part in term.alternatives)
        elif term.key in WORDY:
            found = any(text.has_word(term) for text in self.texts(row, here))
        else:
            found = self.is_so(term, row)
        return found is not term.negated

    def is_so(self, condition: Condition, row: Post) -> bool:
        """Whether a condition without its sign holds for a row."""
        key, value, today = condition.key, condition.value, self.listing.today
        if self.listing.public_only and (key == "clause" or value == "note"):
            return False
        if key == "is":
            return self.stands(value, row.question if value in ABOUT_THREADS else row)
        if key == "has":
            return {
                "note": row.note,
                "background": row.row["background"] != "",
                "annotation": row.row["annotation"] is not None,
                "answer": row.is_question and self.stands("answer-shown", row),
            }[value]
        if key == "clause":
            return row.clause == value
        if key in {"to", "topic", "party"}:
            return names(condition, row.row)
        first, last = condition.span.days(today)
        day = row.answered if key == "answered" else day_of(row.question.row["date"])
        if key == "waiting" and not (row.is_question and self.stands("waiting", row)):
            return False
        return day is not None and (first or day) <= day <= (last or day)

    def stands(self, value: str, row: Post) -> bool:
        """Whether a row is what `is:` says."""
        state = row.state(self.listing.today)
        answers = [p.row["standard_reply"] for p in row.thread[1:] if p.row["state"] == "published"]
        asked = state == "published" and row.is_question
        return {
            "question": row.is_question,
            "answer": not row.is_question,
            "not-published": state in {"refused", "removed"},
            "waiting": asked and all(answers),
            "standard": asked and bool(answers) and all(answers),
            "answered": asked and not all(answers),
            "not-public": row.is_question and state != "published",
            "answer-shown": asked and bool(answers),
        }.get(value, state == value)


def speaks_of_words(term: Term) -> bool:
    """Whether a term looks for words only; a group, in each alternative for at least one."""
    if isinstance(term, Condition):
        return term.key in WORDY
    return all(
        all(map(speaks_of_words, row)) and not all(part.negated for part in row)
        for row in term.alternatives
    )


def names(condition: Condition, row: Row) -> bool:
    """Whether a condition names whom, whose party or what topic a row is about."""
    if condition.key == "to" and re.fullmatch("#[0-9]{1,18}", condition.value):
        return bool(row["whom"] == int(condition.value[1:]))
    name = {"to": row["folded"], "topic": row["topic_name"], "party": fold(row["party"] or "")}
    wanted = fold(condition.value)
    return bool(wanted) and f" {wanted}" in f" {name[condition.key] or ''}"


def by_answer(listing: Listing) -> bool:
    """Whether threads are ordered by the day of their newest answer."""
    keys = {condition.key for condition in listing.wanted.conditions}
    return (
        "answered" in keys
        and not listing.wanted.lists_messages
        and not keys & {"to", "topic", "party"}
    )
