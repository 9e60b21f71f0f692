"""Text from anywhere, made harmless."""

import json

import pytest

from autograder.text import escaped_json, one_line, plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\r\nb\u2028c\td", "a\nb\nc\td"),
        ("\x1b[2Ja\u202eb\x00", "[2Jab"),
        ("a\udcff.ipynb", "a\ufffd.ipynb"),
        ("\u00e9 \uae40 \U0001f642", "\u00e9 \uae40 \U0001f642"),
    ],
)
def test_plain_text_can_be_shown_and_stored_everywhere(text: str, shown: str) -> None:
    assert plain(text) == shown
    plain(text).encode()


def test_one_line_has_no_line_end_and_a_bounded_length() -> None:
    assert one_line("a\r\nb\tc\x1b", 80) == "a b c"
    assert one_line("x" * 1_000, 10) == "x" * 9 + "\u2026"


def test_json_that_is_printed_moves_no_terminal_and_says_the_same() -> None:
    text = "\u00e9\U0001f642\x1b\x7f\x9b2J\u202e\u2028\x85\r\n\t"
    printed = escaped_json(json.dumps({"message": text}, ensure_ascii=False))
    assert printed.isprintable()
    assert "\u00e9\U0001f642" in printed
    assert json.loads(printed) == {"message": text}
