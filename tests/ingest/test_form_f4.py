"""Pages of 2018 to 2020: moments, and names in ROT13 that stand in clear afterwards."""

from __future__ import annotations

import pytest

from qa_tui.ingest.names.first_names import first_names, is_first_name
from qa_tui.ingest.names.last_names import decode_by_last_name, last_names
from qa_tui.ingest.names.rot13 import decode_name, hides_first_name, rot13
from qa_tui.ingest.pages.hidden_names import Decoder
from qa_tui.ingest.pages.moments import day_of
from qa_tui.ingest.pages.page import read_page_text
from qa_tui.resources import data_path
from tests.ingest.hidden import decoded, if_unlisted, plain_words

PAGE = """Frage an Anna Beispiel von {asker} bezüglich Umwelt
24. September 2019 - 21:52
{question}
Frage von {asker}
Antwort von Anna Beispiel
29. Oktober 2019 - 10:11
Zeit bis zur Antwort: 1 Monat
{answer}
"""
NOT_LISTED = (
    "Aurelion Balthus Caspian Dankwart Ekkebert Faramund Gisilbert Haldor Ingvald Jorunn Kunigund"
    " Leberecht Meinrad Nepomuk Osric Pankraz Quirin Radbod Sunniva Thankmar Ulfried Volkhart"
    " Wunibald Xanthe Ysolde Zebulon Abelke Brunhild Chlodwig Dietlind Eggo Friedebert Gottlob"
    " Hadewig Iltrud Jutho Kriemhild Liutgard Mechthildis Notburga Ortlieb Philemon Reimbold"
    " Siegwulf Trudbert Uodalrich Wendel Baldur Fridolin Gangolf"
)


def read(asker: str, question: str = "Warum?", answer: str = "Darum.") -> tuple[str, str, str]:
    page = PAGE.format(asker=asker, question=question, answer=answer)
    thread = read_page_text(page)
    asked, answered = thread.messages
    assert (thread.page_form, thread.to) == ("F4", "Anna Beispiel")
    assert thread.title == f"Frage an Anna Beispiel von {asked.author} bezüglich Umwelt"
    assert (asked.date, answered.date) == ("2019-09-24", "2019-10-29")
    return asked.author, asked.text, answered.text


@pytest.mark.parametrize(
    ("hidden", "clear"),
    [
        ("Oevggn Zrlre", "Britta Meyer"),
        ("Wüetra Züyyre", "Jürgen Müller"),
        ("Oreaq P.", "Bernd C."),
        ("senam o.", "franz b."),
        ("Unaf-Wöet Rpx", "Hans-Jörg Eck"),
        ("Qe. Oevggn Zrlre", "Dr. Britta Meyer"),
        ("Qvcy.-Vat. Oevggn Zrlre", "Dipl.-Ing. Britta Meyer"),
        ("Xynffr 9o", "Klasse 9b"),
        ("J. Xhamr", "W. Kunze"),
        ("J.-Q. Züyyre", "W.-D. Müller"),
        ("Xbywn Sevrqevpufra", "Kolja Friedrichsen"),
        ("Van Fpuzvqg", "Ina Schmidt"),
    ],
)
def test_hidden_names_are_decoded(hidden: str, clear: str) -> None:
    assert read(hidden)[0] == clear


@pytest.mark.parametrize(
    "name", ["Britta Meyer", "Ina V.", "Van N.", "Klasse 9b", "W. Naab", "K. Erb", "A. B.", "?"]
)
def test_plain_names_stay(name: str) -> None:
    assert decode_name(name) is None


@pytest.mark.parametrize(
    ("hidden", "clear"),
    [
        ("Mit Gruß\nOevggn Zrlre", "Mit Gruß\nBritta Meyer"),
        ("Mit Gruß\nO. Zrlre", "Mit Gruß\nB. Meyer"),
        ("Senh Zrlre fragt noch einmal.", "Frau Meyer fragt noch einmal."),
        ("Sehr geehrter Uree Zrlre,", "Sehr geehrter Herr Meyer,"),
        ("Zrlref Hund bellt.", "Meyers Hund bellt."),
        ("meine Frau Vatevq Zrlre", "meine Frau Ingrid Meyer"),
        ("Mit Gruß\nO. Z.", "Mit Gruß\nB. M."),
        ("Mit Gruß\nB. M.", "Mit Gruß\nB. M."),
        ("Warum brennt Zrl, nicht Ort?", "Warum brennt Zrl, nicht Ort?"),
    ],
)
def test_hidden_name_is_decoded_inside_the_text(hidden: str, clear: str) -> None:
    assert read("Oevggn Zrlre", question=hidden)[1] == clear


@pytest.mark.parametrize(
    ("hidden", "clear"),
    [
        ("mein Mann Wraf sagt nein", "mein Mann Jens sagt nein"),
        ("die Lehrerin Crgen Huyvt sagt", "die Lehrerin Petra Uhlig sagt"),
        ("über Xriva Z. und Lena N.", "über Kevin M. und Lena N."),
        ("gruß oevggn", "gruß britta"),
        ("MfG O. Z.", "MfG B. M."),
        ("mein Sohn Fira und Trbet", "mein Sohn Sven und Georg"),
        ("Herr Oevggn Ibtg", "Herr Britta Vogt"),
        ("Urin, Van, Anm. und Naz", "Urin, Van, Anm. und Naz"),
        ("Herr Züyyre und Familie Fpuäsre", "Herr Müller und Familie Schäfer"),
        ("Xhegf Vater und Qvrgref Opa", "Kurts Vater und Dieters Opa"),
        ("Golf, Ruf und Hanf", "Golf, Ruf und Hanf"),
        ("Frau Lang und Herr Jung", "Frau Lang und Herr Jung"),
    ],
)
def test_page_that_hides_names_hides_those_of_other_people_too(hidden: str, clear: str) -> None:
    assert read("Oevggn Zrlre", question=hidden)[1] == clear


@pytest.mark.parametrize(
    ("asker", "hidden", "clear"),
    [
        ("Fvyivn A. U.", "Liebe Frau A. U., ja.", "Liebe Frau N. H., ja."),
        ("Unaf-Crgre F.", "Mit Gruß\nU.-C. F.", "Mit Gruß\nH.-P. S."),
        ("Xney-Urvam Züyyre", "Mit Gruß\nX.-U. Züyyre", "Mit Gruß\nK.-H. Müller"),
        ("Vatevq X.", "Mit Gruß\nV. Xöfgre", "Mit Gruß\nI. Köster"),
        ("Crgen Ibtg", "Mit Gruß\nCrgen haq Qvrgre Ibtg", "Mit Gruß\nPetra und Dieter Vogt"),
        ("Qe. Oevggn Zrlre", "Mit Gruß\nQe. O. Zrlre", "Mit Gruß\nDr. B. Meyer"),
        ("Cebs. Qe. Oevggn Zrlre", "Cebs. Qe. Zrlre", "Prof. Dr. Meyer"),
        ("Fnovar Uhore-Orpx", "mein Sohn Uhore und Frau Orpx", "mein Sohn Huber und Frau Beck"),
        ("Oevggn Zrlre", "Qe. Gubznf Jrore und Qe. Jrore", "Dr. Thomas Weber und Dr. Weber"),
        ("Vatevq X.", "die V. Xammer tagt", "die V. Xammer tagt"),
        ("Znk iba Jvrfr", "Mit Gruß\nSeue. i. Jvrfr", "Mit Gruß\nFrhr. v. Wiese"),
        ("Oevggn Zrlre", "Frau Dr. Fpuüggr sagt", "Frau Dr. Schütte sagt"),
        ("Oevggn Zrlre", "Herr Naab und Frau Hegg", "Herr Naab und Frau Hegg"),
        ("Angnyvn Nxqravm", "Herr Naab und Frau Ebner", "Herr Naab und Frau Ebner"),
        ("Gurn Züyyre", "Mit Gruß\nGu. Züyyre", "Mit Gruß\nTh. Müller"),
        ("Ebys Ynatr", "Ihr Ebys Ynatr (E.Y.)", "Ihr Rolf Lange (R.L.)"),
        ("Unaf iba Oüybj", "Mit Gruß\nH. iba Oüybj", "Mit Gruß\nH. von Bülow"),
    ],
)
def test_what_is_left_of_a_hidden_name_is_decoded(asker: str, hidden: str, clear: str) -> None:
    assert read(asker, question=hidden)[1] == clear


@pytest.mark.parametrize(
    ("line", "broken"),
    [
        ("Frage von Bernd C.", "Frage von\nBernd C."),
        ("Antwort von Anna Beispiel", "Antwort von\nAnna Beispiel"),
        ("Zeit bis zur Antwort: 1 Monat", "Zeit bis zur Antwort:\n1 Monat"),
    ],
)
def test_lines_of_the_frame_may_be_broken_behind_a_lost_link(line: str, broken: str) -> None:
    page = PAGE.format(asker="Bernd C.", question="Warum?", answer="Darum.")

    assert read_page_text(page.replace(line, broken)) == read_page_text(page)


def test_way_to_the_page_may_stand_above_the_title() -> None:
    way = "Wir verwenden Cookies.\nOK\nStart\nBundestag\nLandtage\nBlog\nAnna Beispiel\nFragen\n"
    page = PAGE.format(asker="Bernd C.", question="Warum?", answer="Darum.")

    assert read_page_text(way + page) == read_page_text(page)


@pytest.mark.parametrize(
    "shown",
    [
        "Anna Beispiel",
        "Portrait von Anna Beispiel",
        "SPD",
        "Portrait von Anna Beispiel\nAnna Beispiel\nSPD\n50 %\n1 / 2 Fragen beantwortet\nTeilen",
    ],
)
def test_representative_may_be_shown_between_title_and_moment(shown: str) -> None:
    page = PAGE.format(asker="Bernd C.", question="Warum?", answer="Darum.")

    thread = read_page_text(page.replace("Umwelt\n", f"Umwelt\n{shown}\n\n"))

    assert thread == read_page_text(page)


def test_name_of_the_representative_stays_whatever_it_would_hide() -> None:
    thread = read_page_text(
        PAGE.replace("Anna Beispiel", "Silke Raab-Meinert").format(
            asker="Oevggn Zrlre", question="Warum, Frau Raab-Meinert?", answer="S. Raab-Meinert"
        )
    )

    asked, answered = thread.messages
    assert (asked.text, answered.text) == ("Warum, Frau Raab-Meinert?", "S. Raab-Meinert")
    assert answered.author == "Silke Raab-Meinert"


def test_first_names_are_left_alone_where_no_name_is_hidden() -> None:
    assert read("Britta Meyer", question="mein Mann Wraf sagt nein")[1] == (
        "mein Mann Wraf sagt nein"
    )


@pytest.mark.parametrize("name", ["Kühn", "Krüger", "Schmidt", "Wagner", "Thun"])
def test_hidden_last_name_is_decoded_by_its_initial(name: str) -> None:
    asker = f"Oevggn {rot13(name[0])}."
    hidden, clear = (f"Sehr geehrte Frau {one},\n\nnein." for one in (rot13(name), name))

    assert read(asker, answer=hidden)[2] == clear


@pytest.mark.parametrize("name", ["Jäger", "Abt", "Üzüm", "Tran", "Ćorić", "Lê", "Reguera"])
def test_last_name_that_looks_hidden_when_it_is_not_is_decoded_once(name: str) -> None:
    texts = f"Mit Gruß\nBritta {name}", f"Sehr geehrte Frau {name},\n\nnein, Frau {name}."
    hidden = [text.replace(name, rot13(name)).replace("Britta", "Oevggn") for text in texts]

    assert read(f"Oevggn {rot13(name)}", *hidden) == (f"Britta {name}", *texts)


def test_hidden_last_name_is_decoded_in_a_salutation_whatever_the_title_shows() -> None:
    hidden = "Sehr geehrte Frau Zrlre,\n\nnein."
    clear = "Sehr geehrte Frau Meyer,\n\nnein."

    assert read("Oevggn Zrlre", answer=hidden)[2] == clear
    assert read("Oevggn Z.", answer=hidden)[2] == clear
    assert read("Britta Meyer", answer=hidden)[2] == clear
    assert read("Britta M.", answer=hidden)[2] == clear


@pytest.mark.parametrize("name", ["Ziegler", "Zimmermann", "Zander", "Beispiel", "M."])
def test_other_names_in_a_salutation_stay(name: str) -> None:
    words = f"Sehr geehrte Frau {name},\n\nnein."

    assert read("Britta M.", answer=words)[2] == words
    assert read("Oevggn Z.", answer=words)[2] == words


def test_time_to_answer_and_moments_belong_to_no_text() -> None:
    _, question, answer = read("Bernd C.", "Warum?\n\nBernd C.", "Darum.")

    assert (question, answer) == ("Warum?\n\nBernd C.", "Darum.")


def test_answer_older_than_the_question_is_quoted_and_one_blank_line_parts_it() -> None:
    page = PAGE.format(asker="Bernd C.", question="Warum?\n", answer="Darum.")

    thread = read_page_text(page.replace("29. Oktober 2019", "29. Oktober 2018"))

    assert [message.text for message in thread.messages] == ["Warum?\n\nDarum."]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("24. September 2009 - 21:52", "2009-09-24"),
        ("1. März 2020", "2020-03-01"),
        ("01.03.2020 - 8:00", "2020-03-01"),
        ("31. Februar 2020 - 8:00", None),
        ("Am 1. März 2020", None),
    ],
)
def test_moments_have_a_day(written: str, day: str | None) -> None:
    assert day_of(written) == day


def test_false_decoding_of_plain_first_names_is_rare() -> None:
    """A listed name is never decoded; the rate is that of each name were it not in the list."""
    names = first_names()

    assert not decoded(names)
    assert len(if_unlisted()) / len(names) < 0.005


def test_no_word_of_plain_texts_is_taken_for_a_hidden_first_name() -> None:
    assert not {word for word in plain_words() if hides_first_name(word)}


def test_no_plain_name_that_is_not_listed_is_decoded() -> None:
    unlisted = [name for name in NOT_LISTED.split() if not is_first_name(name)]

    assert len(unlisted) > 20
    assert not [name for name in unlisted if decode_name(f"{name} S.")]
    names = [f"{name} {last.title()}" for name in unlisted for last in sorted(last_names())[::20]]
    assert not [name for name in names if decode_by_last_name(name)]


def test_nearly_all_listed_names_are_decoded_when_hidden() -> None:
    names = first_names()
    decoded = [name for name in names if decode_name(rot13(name))]

    assert len(decoded) / len(names) > 0.995


def test_list_of_names_tells_its_licence() -> None:
    head = data_path("first_names.txt").read_text(encoding="utf-8")[:2_000]

    assert "CC0" in head
    assert "Permission is hereby granted" in head


@pytest.mark.parametrize("unit", ["O. ", "Oevggn ", "Oevggn-Z. ", "Frau Zrlre ", "Zrlre"])
def test_decoding_takes_time_by_length_only(unit: str) -> None:
    """A square of its length would be hours; the time limit of the suite would tell."""
    text = unit * (2_000_000 // len(unit))

    assert len(Decoder("Oevggn Zrlre", "Anna", everywhere=True).text(text)) == len(text)
