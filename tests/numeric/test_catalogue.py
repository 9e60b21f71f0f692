"""The catalogue says something of every mistake, and gives no answer away."""

import re

import pytest

from autograder.numeric.catalogue import CATALOGUE, SEEN_IN_CALLS, THEMES

ANSWERS = re.compile(r"@|\.T\b|np\.|axis ?=|keepdims ?=|:=| = |dZ A_prev|W\^T|Y / AL|a \(1 - a\)|1 - a\^2|a \* \(1")
"""What a formula that could be copied into a solution would have in it."""


def test_no_two_mistakes_have_the_same_name() -> None:
    assert len(CATALOGUE) == sum(map(len, THEMES))
    assert CATALOGUE.keys() >= SEEN_IN_CALLS


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_entry_is_filled_in(name: str) -> None:
    mistake = CATALOGUE[name]
    assert mistake.name == name
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
    for text in (mistake.shows, mistake.student, mistake.instructor):
        assert len(text) > 15
        assert text == text.strip()
        assert "  " not in text


@pytest.mark.parametrize("name", CATALOGUE)
def test_what_the_student_reads_goes_on_after_a_colon_and_gives_no_answer(name: str) -> None:
    text = CATALOGUE[name].student
    assert text[0].islower()
    assert not text.endswith(".")
    assert not ANSWERS.search(text)


@pytest.mark.parametrize("field", ["shows", "student", "instructor"])
def test_every_mistake_has_words_of_its_own(field: str) -> None:
    texts = [getattr(mistake, field) for mistake in CATALOGUE.values()]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("name", CATALOGUE)
def test_what_the_instructor_reads_is_whole_sentences(name: str) -> None:
    text = CATALOGUE[name].instructor
    assert text[0].isupper() or text.startswith(("*", "log", "np.", "shape", "f and"))
    assert text.endswith((".", "?"))
