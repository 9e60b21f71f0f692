"""Text that may come from a student, made harmless for every place where it is shown."""

import re
from collections.abc import Sequence

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Control characters cannot be shown or stored; bidirectional controls make a line look different from what it is.
# Newline and tab stay.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NOT_PLAIN = re.compile(f"[\u2028\u2029]|{_UNWANTED.pattern}")
# In Python a file name that is not UTF-8 contains these; no file, pipe or database accepts them.
_SURROGATE = re.compile("[\ud800-\udfff]")


def plain(text: str) -> str:
    r"""Return ``text`` with every kind of line end as ``\n``, without control characters, lone surrogates replaced."""
    return _SURROGATE.sub("\ufffd", _UNWANTED.sub("", _LINE_ENDS.sub("\n", text)))


def one_line(text: str, characters: int) -> str:
    """Return ``text`` as ``plain`` does, on one line of at most ``characters`` characters."""
    return clip(plain(text).replace("\n", " ").replace("\t", " "), characters)


def clip(text: str, characters: int) -> str:
    """Return ``text``, cut to ``characters`` characters with an ellipsis as the last."""
    return text if len(text) <= characters else text[: characters - 1] + "…"


def listed(names: Sequence[str]) -> str:
    """Return names as in a sentence: ``a, b and c``."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def escaped_json(text: str) -> str:
    """Return JSON with the same value, in which everything that ``plain`` would remove is escaped."""
    return _NOT_PLAIN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
