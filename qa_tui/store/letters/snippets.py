"""Finds the program's and the user's snippets, and the values of their variables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_tui.domain.letters.snippet import FileProblem, Snippets, parse_snippets
from qa_tui.domain.missing import no_thread
from qa_tui.domain.phrase import N_
from qa_tui.domain.question import public_name
from qa_tui.domain.system import refusal
from qa_tui.domain.text import fold
from qa_tui.resources import data_path, open_plain, settings_folder

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from qa_tui.store.sqlite import Connection

MAX_BYTES = 1_000_000
"""Bytes of a file of snippets at most."""

_ABOUT = """select t.title, trim(r.title || ' ' || r.name) as representative, q.author,
    coalesce(g.first_name, a.first_name, '') as first_name,
    coalesce(g.last_name, a.last_name, '') as last_name, coalesce(g.town, a.town, '') as town
from thread t join representative r on r.id = t.representative
join message q on q.thread = t.id and q.kind = 'question'
left join asker a on a.id = q.asker left join asker_name g on g.message = q.id where t.id = ?"""


def own_path() -> Path:
    """The file with the user's own snippets; it need not be there."""
    return settings_folder() / "snippets.toml"


def read_snippets(language: str) -> Snippets:
    """Read the snippets that ship with the program, and the user's own.

    Args:
        language: `de` or `en`: which of those that ship.

    Returns:
        The user's own come first; one of theirs with the same name stands for the other.
    """
    own = _read(own_path(), own=True)
    given = _read(data_path("snippets", f"{language}.toml"), own=False)
    taken = {fold(snippet.name) for snippet in own.all}
    rest = tuple(snippet for snippet in given.all if fold(snippet.name) not in taken)
    return Snippets((*own.all, *rest), (*own.problems, *given.problems))


def _read(path: Path, *, own: bool) -> Snippets:
    """Read one file; a file of the user's that is not there holds none."""
    try:
        with open_plain(path) as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return Snippets()
    except OSError as error:
        detail = refusal(error)
        what = N_("it cannot be read: {detail}.", detail=detail)
        return Snippets((), (FileProblem(str(path), None, what),))
    if len(raw) > MAX_BYTES:
        what = N_("it is larger than {limit} bytes.", limit=MAX_BYTES)
        return Snippets((), (FileProblem(str(path), None, what),))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Snippets((), (FileProblem(str(path), line, N_("it is not UTF-8.")),))
    return parse_snippets(text.replace("\r\n", "\n"), str(path), own=own)


def desk_values(connection: Connection, actor: str, today: date) -> dict[str, str]:
    """What variables stand for without a thread.

    Args:
        connection: A reading connection.
        actor: Name of the moderator.
        today: The user's present day.
    """
    name, language = connection.execute("select name, language from desk").fetchone()
    return {"desk": name, "moderator": actor, "today": _day(today, language)}


def snippet_values(
    connection: Connection, thread: int, actor: str, today: date, *, public: bool = False
) -> dict[str, str]:
    """What the variables of a snippet stand for.

    Args:
        connection: A reading connection.
        thread: Id of the thread that the text is about.
        actor: Name of the moderator.
        today: The user's present day.
        public: Whether the text is for the public, where nobody is called by the full name.

    Returns:
        The values by name; what is not known is missing or empty.

    Raises:
        NotFound: When there is no such thread.
    """
    values = desk_values(connection, actor, today)
    row = connection.execute(_ABOUT, (thread,)).fetchone()
    if row is None:
        raise no_thread(thread)
    first, last = row["first_name"], row["last_name"]
    short = public_name(first, last) if first else row["author"]
    values |= {
        "title": row["title"],
        "representative": row["representative"],
        "asker_public": short,
        "asker_name": short if public else f"{first} {last}".strip() or row["author"],
    }
    return values if public else {**values, "town": row["town"]}


def _day(day: date, language: str) -> str:
    """A date as letters of the desk have it."""
    return f"{day.day}.{day.month}.{day.year}" if language == "de" else day.isoformat()
