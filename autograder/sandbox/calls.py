"""What the grader asks of a guest, and what can come of it."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, Protocol

import msgspec
import numpy as np
import numpy.typing as npt

FailureKind = Literal["missing", "raised", "timeout", "memory", "refused", "skipped", "died"]
CallKind = Literal["function", "method", "operator", "attribute", "result"]


class Moves(msgspec.Struct, frozen=True):
    """Asks for a function at many points near one, in a single call: ``x + step * direction``.

    ``position`` is the argument that is moved, ``key`` its entry if it is a dict or list; ``directions`` (k, *shape)
    and ``steps`` (k, s) say where to; ``path`` leads to the item of the result that is wanted, () to the result itself.
    What comes back is one array (k, s, *output), nan where the function gave nothing of the usual shape.
    """

    position: int
    key: str | int | None
    directions: npt.NDArray[np.float64]
    steps: npt.NDArray[np.float64]
    path: tuple[int, ...]


class Call(msgspec.Struct, frozen=True):
    """Call the student's ``function`` with ``arguments``.

    An argument is data, a ``Handle`` for what an earlier call of the same request returned, or a ``Callback``. ``keep``
    lists the items of the result that stay in the guest, such as a cache, and with ``stays`` all of it does; of a dict
    only the keys ``pick`` come back, if any are named: what else is in it is the student's affair. With ``moves`` the
    function is called at many points; with ``counts`` the outcome says how many steps the interpreter took.

    A call may also be of a ``method`` or an ``operator`` (``+``, ``*`` or ``@``), or read an ``attribute``, of an
    object that stayed in the guest: it is the first argument then, and ``function`` is the name. A ``result`` is what
    the argument, a ``Handle``, stands for, as it is by now; ``function`` is what gave it. With ``quiet`` an overflow, a
    division by zero or an invalid operation of NumPy's is an error, and not a warning.
    """

    function: str
    arguments: tuple[object, ...]
    keep: tuple[int, ...] = ()
    pick: tuple[str, ...] = ()
    moves: Moves | None = None
    kind: CallKind = "function"
    stays: bool = False
    counts: bool = False
    quiet: bool = False

    @property
    def title(self) -> str:
        """What is called, in words that the student knows."""
        titles = {"method": f".{self.function}()", "attribute": f".{self.function}", "operator": f"`{self.function}`"}
        return titles.get(self.kind, self.function)


class Functions(Protocol):
    """Functions of ours that a guest has in the place of functions of the notebook: what they do is done here."""

    @property
    def order(self) -> Mapping[str, object]:
        """What a guest is told of them: see ``guest.exchange``."""
        ...

    def call(self, number: int, given: "Given", forward: "Given | None") -> object:
        """Return what function ``number`` gives; a backward one also takes what its forward function was given.

        Raises:
            TypeError: it does not take such arguments.
            ValueError: it has no value for them.
        """
        ...


class Given(NamedTuple):
    """What a function was called with."""

    arguments: tuple[object, ...]
    keywords: dict[str, object]


class Kept(msgspec.Struct, frozen=True):
    """Stands in a result for an item that stayed in the guest; ``type_name`` is what the guest calls its type."""

    type_name: str


class Unsendable(msgspec.Struct, frozen=True):
    """Stands in a result for an item that may not cross the wire; ``what`` it is are the guest's words."""

    what: str

    def __str__(self) -> str:
        """Say what it is."""
        return self.what


class Returned(msgspec.Struct, frozen=True):
    """The function returned ``value``.

    ``modified`` lists, as (call, position), the arguments of this request that were no longer what they had been; the
    position after the last is the first item of what a call returned beside a cache; ``steps`` how many steps the
    interpreter took, if they were counted; ``asked`` how often a ``Callback`` among the arguments was called;
    ``attempts`` what was tried meanwhile that a notebook has no reason to try.
    """

    value: object
    modified: tuple[tuple[int, int], ...] = ()
    steps: int = 0
    asked: int = 0
    attempts: tuple[str, ...] = ()


class Failed(msgspec.Struct, frozen=True):
    """No value came back. ``message`` and ``where`` are the student's words: escape them wherever they are shown.

    missing: no such function; raised: an exception; refused: a result that cannot cross the wire; skipped: a call
    it builds on failed; died: the guest ended, or broke the rules of the wire. The grader adds the ``culprit``, the
    function of the notebook in which an exception was raised, and a ``note`` on how it came to that. Of a cell,
    ``statements`` are all that failed in it: the first of them is told as the cell's own failure.
    """

    kind: FailureKind
    type_name: str = ""
    message: str = ""
    where: str = ""
    attempts: tuple[str, ...] = ()
    culprit: str = ""
    note: str = ""
    statements: tuple["FailedStatement", ...] = ()


class FailedStatement(msgspec.Struct, frozen=True):
    """A statement of cell ``cell`` that failed; the others ran. ``line`` is its first, in the cell.

    ``bound`` names what it would have bound, in whatever branch. All are the student's words.
    """

    cell: int
    line: int
    failed: Failed
    bound: tuple[str, ...] = ()


Outcome = Returned | Failed
