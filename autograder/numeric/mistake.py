"""What there is to say about one kind of mistake."""

import msgspec


class Mistake(msgspec.Struct, frozen=True):
    """A mistake that can be named.

    ``shows`` says how it shows in the numbers. ``student`` is a hint at the formula, never the answer, and reads after
    "dW: "; ``instructor`` says what it means about the student's understanding, and what to talk about.
    """

    name: str
    shows: str
    student: str
    instructor: str
