"""What the grader asks of a guest, and what can come of it."""

from typing import Literal

import msgspec
import numpy as np
import numpy.typing as npt

FailureKind = Literal["missing", "raised", "timeout", "memory", "refused", "skipped", "died"]


class Moves(msgspec.Struct, frozen=True):
    """Asks for a function at many points near one, in a single call: ``x + step * direction``.

    ``position`` is the argument that is moved, ``key`` its entry if it is a dict; ``directions`` (k, *shape) and
    ``steps`` (k, s) say where to; ``item`` is the item of the result that is wanted, None for the result itself.
    What comes back is one array (k, s, *output), nan where the function gave nothing of the usual shape.
    """

    position: int
    key: str | None
    directions: npt.NDArray[np.float64]
    steps: npt.NDArray[np.float64]
    item: int | None


class Call(msgspec.Struct, frozen=True):
    """Call the student's ``function`` with ``arguments``.

    An argument is data, or a ``Handle`` for what an earlier call of the same request returned. ``keep`` lists the
    items of the result that stay in the guest, such as a cache; of a dict only the keys ``pick`` come back, if any
    are named: what else is in it is the student's affair. With ``moves`` the function is called at many points.
    ``watch`` names other functions of the notebook: the outcome says which of them were called meanwhile.
    """

    function: str
    arguments: tuple[object, ...]
    keep: tuple[int, ...] = ()
    pick: tuple[str, ...] = ()
    moves: Moves | None = None
    watch: tuple[str, ...] = ()


class Kept(msgspec.Struct, frozen=True):
    """Stands in a result for an item that stayed in the guest; ``type_name`` is what the guest calls its type."""

    type_name: str


class Returned(msgspec.Struct, frozen=True):
    """The function returned ``value``.

    ``modified`` lists, as (call, position), the arguments of this request that were no longer what they had been;
    ``called`` those of the watched functions that were called.
    """

    value: object
    modified: tuple[tuple[int, int], ...] = ()
    called: tuple[str, ...] = ()


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
