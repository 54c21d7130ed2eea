"""Letters as mail: what any mail program reads back, and nothing that a stranger could add."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_tui.domain.errors import WrongUsage
from qa_tui.domain.question import NewQuestion, problems
from qa_tui.domain.text import storable
from qa_tui.export.mail import MailAddress, Unmailable, file_name, mail_of, message_id, read_sender
from qa_tui.store.letters.handover import ReadyLetter
from tests.hostile import HOSTILE

if TYPE_CHECKING:
    from email.message import EmailMessage

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
DESK = "01a20554-5f8e-7184-bd66-dd536fb54886"
SENDER = MailAddress("Musterpult", "desk@example.org")
HEADERS = [
    "Message-ID",
    "Date",
    "From",
    "To",
    "Subject",
    "Content-Language",
    "Auto-Submitted",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
]
SUBJECTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=300)


def letter(**changes: object) -> ReadyLetter:
    values: dict[str, object] = {
        "id": 7,
        "uid": "01a20554-5f8e-7184-bd66-000000000007",
        "message": 3,
        "to_kind": "asker",
        "template": "published",
        "language": "de",
        "subject": "Ihre Frage an Dr. Ada Amt ist öffentlich",
        "text": "Guten Tag Ole Ahlers,\n\nIhre Frage ist öffentlich.\n",
        "email": "ole.ahlers@example.org",
        "name": "Ole Ahlers",
    }
    return ReadyLetter(**{**values, **changes})  # type: ignore[arg-type]


def read(one: ReadyLetter, representatives: MailAddress | None = None) -> EmailMessage:
    raw = mail_of(one, DESK, SENDER, AT, representatives)
    assert raw.isascii()
    assert b"\r" not in raw
    return message_from_bytes(raw, policy=policy.default)  # type: ignore[return-value]


def test_mail_says_what_the_letter_says() -> None:
    found = read(letter())

    assert found.keys() == HEADERS
    assert found["Subject"] == "Ihre Frage an Dr. Ada Amt ist öffentlich"
    assert found["To"] == "Ole Ahlers <ole.ahlers@example.org>"
    assert found["From"] == "Musterpult <desk@example.org>"
    assert found["Date"].datetime == AT
    assert found["Content-Language"] == "de"
    assert found.get_content() == letter().text
    assert not found.defects


def test_identity_is_the_letters_and_the_desks_and_nothing_else() -> None:
    first = read(letter())
    again = mail_of(letter(), DESK, MailAddress("", "other@example.org"), datetime.now(UTC))

    assert first["Message-ID"] == f"<{letter().uid}@{DESK}.qa-tui.invalid>"
    assert message_from_bytes(again)["Message-ID"] == first["Message-ID"]
    assert message_id(letter(uid="x"), DESK) != message_id(letter(), DESK)
    assert message_id(letter(), "other") != message_id(letter(), DESK)
    assert file_name(letter()) == f"{letter().uid}.eml"


@given(subject=SUBJECTS, name=SUBJECTS, text=SUBJECTS)
def test_no_words_of_strangers_begin_a_header_or_another_letter(
    subject: str, name: str, text: str
) -> None:
    stay_words(subject, name, text)


def stay_words(subject: str, name: str, text: str) -> None:
    one = letter(subject=subject, name=name, text=text)
    found = read(one)

    assert found.keys() == HEADERS
    assert [address.addr_spec for address in found["To"].addresses] == [one.email]
    assert not found.defects
    written = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") + "\n"
    assert found.get_payload(decode=True) == written.encode()
    assert b"\nFrom " not in mail_of(one, DESK, SENDER, AT)


@pytest.mark.parametrize("text", [storable(text) for text in HOSTILE])
def test_hostile_words_stay_words(text: str) -> None:
    stay_words(text, text, text)


@pytest.mark.parametrize(
    "name",
    [
        "Ole <evil@example.net>",
        'Ole", evil@example.net, "x',
        "Ole\r\nBcc: evil@example.net",
        "=?utf-8?q?evil=40example=2Enet=2C?=",
        "Ole (evil@example.net)",
        "Gruppe: evil@example.net;",
    ],
)
def test_a_name_adds_no_recipient(name: str) -> None:
    found = read(letter(name=name, subject=name))

    assert [address.addr_spec for address in found["To"].addresses] == ["ole.ahlers@example.org"]
    assert found.keys() == HEADERS


def test_words_that_look_encoded_come_as_they_are() -> None:
    assert read(letter(subject="=?utf-8?q?Hallo?="))["Subject"] == "=?utf-8?q?Hallo?="


@given(st.from_regex(r"[^@\s<>,;:\"]{1,20}@[^@\s<>,;:\"]{1,30}", fullmatch=True))
def test_every_address_that_is_taken_in_gets_its_letter_or_a_reason(email: str) -> None:
    if any(problem.field == "email" for problem in problems(_question(email))):
        return
    try:
        found = read(letter(email=email))
    except Unmailable:
        return
    (to,) = found["To"].addresses
    assert to.username == email.rpartition("@")[0]
    assert found.keys() == HEADERS


def _question(email: str) -> NewQuestion:
    return NewQuestion("Wann?", "", "", "", "Ole", "Ahlers", email, "Moorhagen")


def test_a_domain_with_umlauts_is_written_in_ascii() -> None:
    found = read(letter(email="ole@bücher.example"))

    assert found["To"].addresses[0].addr_spec == "ole@xn--bcher-kva.example"


@pytest.mark.parametrize(
    "email", ["olé@example.org", "a..b@example.org", "(x)@example.org", "a@b..c"]
)
def test_an_address_that_mail_does_not_know_is_told(email: str) -> None:
    with pytest.raises(Unmailable, match="cannot be sent to this address"):
        mail_of(letter(email=email), DESK, SENDER, AT)


def test_an_erased_person_gets_no_letter() -> None:
    with pytest.raises(Unmailable, match="erased"):
        mail_of(letter(email=None), DESK, SENDER, AT)


def test_letters_to_representatives_need_a_forwarding_address() -> None:
    forward = letter(to_kind="representative", email=None, name="Dr. Ada Amt")
    with pytest.raises(Unmailable, match="no address for representatives"):
        mail_of(forward, DESK, SENDER, AT)

    found = read(forward, MailAddress("", "office@example.org"))
    assert found["To"] == '"Dr. Ada Amt" <office@example.org>'


def test_a_sender_is_an_address_with_or_without_a_name() -> None:
    assert read_sender(" desk@example.org ") == MailAddress("", "desk@example.org")
    assert read_sender('"Muster, Pult" <desk@example.org>') == MailAddress(
        "Muster Pult", "desk@example.org"
    )


@pytest.mark.parametrize(
    "given",
    [
        "",
        "desk",
        "desk@",
        "@example.org",
        "a@example.org, b@example.org",
        "x <a@example.org> y",
        "a@example.org\nBcc: b@example.org",
        "X <a@example.org",
        "a b@example.org",
    ],
)
def test_what_is_no_single_address_is_no_sender(given: str) -> None:
    with pytest.raises(WrongUsage, match=r"not a mail address|sender is missing"):
        read_sender(given)
