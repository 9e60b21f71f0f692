"""What the grader asks of a guest, and the possible outcomes."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, Protocol

import msgspec
import numpy as np
import numpy.typing as npt

FailureKind = Literal["missing", "raised", "timeout", "memory", "refused", "skipped", "died"]
CallKind = Literal["function", "method", "operator", "attribute", "result"]


class Moves(msgspec.Struct, frozen=True):
    """Evaluate a function at many points near one in a single call: at ``x + step * direction``.

    ``position`` is the argument that is moved, ``key`` its entry if it is a dict or list. ``path`` leads to the wanted
    item of the result; () is the result itself.

    Shapes:
        directions (k, *shape), steps (k, s) -> one array (k, s, *output), nan where the function gave no value of the
        usual shape
    """

    position: int
    key: str | int | None
    directions: npt.NDArray[np.float64]
    steps: npt.NDArray[np.float64]
    path: tuple[int, ...]


class Call(msgspec.Struct, frozen=True):
    """Call the student's ``function`` with ``arguments``.

    An argument is data, a ``Handle`` for what an earlier call of the same request returned, or a ``Callback``. ``keep``
    lists the items of the result that stay in the guest, such as a cache; with ``stays`` the whole result does. If
    ``pick`` names keys of a dict, only these come back. With ``moves`` the function is called at many points; with
    ``counts`` the outcome says how many steps the interpreter took. With ``quiet`` an overflow, a division by zero or
    an invalid operation in NumPy is an error instead of a warning.

    With another ``kind`` the first argument is an object that stayed in the guest, and ``function`` is the name of its
    ``method``, ``operator`` (``+``, ``*`` or ``@``) or ``attribute``. A ``result`` asks for the present value of what
    an earlier call returned; ``function`` is the function that returned it.
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
    """Functions of ours that replace functions of the notebook; they are computed here, not in the guest."""

    @property
    def order(self) -> Mapping[str, object]:
        """What a guest is told about them: see ``guest.exchange``."""
        ...

    def call(self, number: int, given: "Given", forward: "Given | None") -> object:
        """Return the value of function ``number``; a backward one also takes the arguments of its forward function.

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
    """Stands in a result for an item that may not cross the wire; ``what`` says what it is, in the guest's words."""

    what: str

    def __str__(self) -> str:
        """Say what it is."""
        return self.what


class Returned(msgspec.Struct, frozen=True):
    """The function returned ``value``.

    ``modified`` lists, as (call, position), the arguments of this request that were changed; the position after the
    last argument is the first item of a result that also has a cache. ``steps`` is how many steps the interpreter took,
    if they were counted; ``asked`` is how often a ``Callback`` among the arguments was called. ``attempts`` are what
    was tried meanwhile that a notebook has no reason to try.
    """

    value: object
    modified: tuple[tuple[int, int], ...] = ()
    steps: int = 0
    asked: int = 0
    attempts: tuple[str, ...] = ()


class Failed(msgspec.Struct, frozen=True):
    """No value came back. ``message`` and ``where`` come from the student: escape them wherever they are shown.

    missing: no such function; raised: an exception; refused: a result that cannot cross the wire; skipped: a call
    it builds on failed; died: the guest ended, or broke the rules of the wire. The grader adds the ``culprit``, the
    function of the notebook in which an exception was raised, and a ``note`` on the cause. For a cell, ``statements``
    are all that failed in it; the first of them is reported as the cell's own failure.
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
    """A statement of cell ``cell`` that failed; the others ran. ``line`` is its first line in the cell.

    ``bound`` are the names it would have bound, in any branch. All texts come from the student.
    """

    cell: int
    line: int
    failed: Failed
    bound: tuple[str, ...] = ()


Outcome = Returned | Failed
