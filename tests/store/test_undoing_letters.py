"""What an undo does to letters."""

from __future__ import annotations

from standing import faults

from qa_tui.store.journal.history import read_notices


def test_letters_are_called_back(desk, question, deciding, undoing, clock) -> None:
    deciding(question.message, "refuse", "insult")
    clock.advance(minutes=3)
    undone = undoing()
    assert (undone.recalled, undone.gone) == (2, 0)
    with desk.reading() as connection:
        notices = {notice.template: notice for notice in read_notices(connection)}
    assert notices["refused"].recalled_at == "2026-11-22T09:33:00Z"
    assert notices["forward"].recalled_at == "2026-11-22T09:33:00Z"
    assert notices["receipt"].recalled_at is None


def test_letters_that_are_out_stay_out_and_are_told(desk, question, deciding, undoing) -> None:
    deciding(question.message, "refuse", "insult")
    with desk.writing("ann") as writer:
        writer.connection.execute(
            "update notice set handed_over_at = ? where template = 'refused'", (writer.at,)
        )
    undone = undoing()
    assert (undone.recalled, undone.gone) == (1, 1)
    with desk.reading() as connection:
        refused = next(n for n in read_notices(connection) if n.template == "refused")
    assert refused.recalled_at is None


def waiting(desk) -> list[str]:
    """The letters that have not been called back."""
    with desk.reading() as connection:
        return sorted(n.template for n in read_notices(connection) if n.recalled_at is None)


def test_what_leaves_the_public_takes_its_waiting_letters_along(
    desk, published, reply, deciding, undoing
) -> None:
    deciding(reply.message, "publish")
    before = waiting(desk)
    assert before == ["answered", "forward", "published", "receipt"]
    deciding(published.message, "remove", "insult", by="bob")
    assert waiting(desk) == ["receipt", "removed"]
    undoing("bob")
    assert waiting(desk) == before
    assert undoing("bob").recalled == 3
    assert waiting(desk) == ["receipt"]
    assert faults(desk) == ()


def test_removed_answer_takes_only_its_own_letter_along(desk, reply, deciding) -> None:
    deciding(reply.message, "publish")
    deciding(reply.message, "remove", "insult")
    assert waiting(desk) == ["answer-removed", "forward", "published", "receipt"]


def test_asker_is_told_of_an_answer_that_is_public_again(
    desk, published, reply, deciding, undoing
) -> None:
    deciding(reply.message, "publish")
    deciding(published.message, "remove", "insult")
    deciding(published.message, "restore")
    assert waiting(desk) == ["answered", "receipt", "removed", "restored"]
    undoing()
    assert waiting(desk) == ["receipt", "removed"]
    undoing()
    assert waiting(desk) == ["answered", "forward", "published", "receipt"]


def test_letter_about_an_answer_that_is_not_public_is_not_brought_back(
    desk, published, reply, deciding, undoing
) -> None:
    deciding(reply.message, "publish", by="carla")
    deciding(published.message, "remove", "insult")
    undoing("carla")
    undoing()
    assert waiting(desk) == ["forward", "published", "receipt"]


def test_letter_that_is_out_is_not_brought_back(desk, published, deciding, undoing) -> None:
    with desk.writing("ann") as writer:
        writer.connection.execute("update notice set handed_over_at = ?", (writer.at,))
    deciding(published.message, "remove", "insult")
    assert waiting(desk) == ["forward", "published", "receipt", "removed"]
