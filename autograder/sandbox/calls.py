"""What the grader asks of a guest, and what can come of it."""

from typing import Literal

import msgspec

FailureKind = Literal["missing", "raised", "timeout", "memory", "refused", "skipped", "died"]


class Call(msgspec.Struct, frozen=True):
    """Call the student's ``function`` with ``arguments``.

    An argument is data, or a ``Handle`` for what an earlier call of the same request returned. ``keep`` lists the
    items of the result that stay in the guest, such as a cache; of a dict only the keys ``pick`` come back, if any
    are named: what else is in it is the student's affair.
    """

    function: str
    arguments: tuple[object, ...]
    keep: tuple[int, ...] = ()
    pick: tuple[str, ...] = ()


class Kept(msgspec.Struct, frozen=True):
    """Stands in a result for an item that stayed in the guest; ``type_name`` is what the guest calls its type."""

    type_name: str


class Returned(msgspec.Struct, frozen=True):
    """The function returned ``value``.

    ``modified`` lists, as (call, position), the arguments of this request that were no longer what they had been.
    """

    value: object
    modified: tuple[tuple[int, int], ...] = ()


class Failed(msgspec.Struct, frozen=True):
    """No value came back. ``message`` and ``where`` are the student's words: escape them wherever they are shown.

    missing: no such function; raised: an exception; refused: a result that cannot cross the wire; skipped: a call
    it builds on failed; died: the guest ended, or broke the rules of the wire.
    """

    kind: FailureKind
    type_name: str = ""
    message: str = ""
    where: str = ""


Outcome = Returned | Failed
