"""The texts of messages, revision by revision."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING

from qa_tui.domain.privacy.personal import find_in_message
from qa_tui.domain.text import storable
from qa_tui.store.messages.askers import private_names

if TYPE_CHECKING:
    from qa_tui.store.writer import Writer


def write_text(writer: Writer, message: int, text: str, background: str) -> int:
    """Keep the words of a message as a new revision.

    Args:
        writer: The open transaction.
        message: Id of the message.
        text: The words; NUL and lone surrogates are replaced.
        background: Background and sources of the new form, else empty.

    Returns:
        The number of the revision; the first is 1.
    """
    words, behind = storable(text), storable(background)
    salt = secrets.token_hex(16)
    digest = text_hash(salt, words, behind)
    names = private_names(writer.connection, message)
    personal = count_personal(words, behind, names)
    revision = writer.connection.execute(
        """insert into message_text (message, revision, text, background, salt, hash, added_at,
            added_by, personal)
        select ?1, coalesce(max(revision), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8
        from message_text where message = ?1 returning revision""",
        (message, words, behind, salt, digest, writer.at, writer.moderator, personal),
    ).fetchone()[0]
    return int(revision)


def count_personal(text: str, background: str, last_names: tuple[str, ...] = ()) -> int:
    """How many passages of a message look like personal data, for its row in the lists.

    Args:
        text: Its words.
        background: Its background.
        last_names: Last names of who asked, from the private rows.
    """
    return len(find_in_message(text, background, last_names))


def text_hash(salt: str, text: str, background: str) -> str:
    """The salted hash that tells whether the words of a revision were changed."""
    return hashlib.sha256(f"{salt}\n{text}\n{background}".encode()).hexdigest()
