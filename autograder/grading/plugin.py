"""The pytest plugin of the hidden graders: a marker that names the exercise, and what a grader judges with.

A grader is an ordinary pytest test::

    @pytest.mark.exercise("linear_forward")
    def test_linear_forward(judge):
        judge.values("linear_forward", CASES, items("Z", "cache"))
"""

from types import ModuleType

import pytest

from autograder.grading.declare import Pair, Plain
from autograder.grading.expect import Expectations
from autograder.grading.judge import Judge
from autograder.grading.paper import Paper
from autograder.grading.record import Record
from autograder.grading.second_look import Declarations, Look
from autograder.sandbox.session import Session


class GraderPlugin:
    """Hands the paper that is being judged to every test. Who uses it sets one after another."""

    def __init__(self) -> None:
        """Start without a paper."""
        self.paper: Paper | None = None
        self._expectations: dict[str, Expectations] = {}
        self._declared: dict[str, Plain | Pair] = {}

    def pytest_configure(self, config: pytest.Config) -> None:
        """Declare the marker."""
        config.addinivalue_line("markers", "exercise(name): the exercise that a hidden grader judges")

    @pytest.fixture
    def student(self) -> Session:
        """The student's functions, in the sandbox."""
        return self._require_paper().session

    @pytest.fixture
    def reference(self) -> ModuleType:
        """The reference solution; it never leaves this process."""
        return self._require_paper().assignment.load_reference()

    @pytest.fixture
    def record(self, request: pytest.FixtureRequest) -> Record:
        """What was found about the exercise of the running test."""
        return self._require_paper().records[exercise_of(request.node)]

    @pytest.fixture
    def judge(self) -> Declarations:
        """Stands for what compares the student with the reference, as often as it takes; see ``pytest_pyfunc_call``."""
        return Declarations()

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> bool | None:
        """Let a test that asks for a judge judge the student, and look again at what is wrong."""
        names = pyfuncitem._fixtureinfo.argnames  # noqa: SLF001 - pytest's own hook reads it
        if "judge" not in names:
            return None
        paper, exercise = self._require_paper(), exercise_of(pyfuncitem)
        given = {name: pyfuncitem.funcargs[name] for name in names}

        def test(judge: Judge | Declarations) -> None:
            pyfuncitem.obj(**given | {"judge": judge})

        declarations = Declarations()
        test(declarations)
        self._declared |= {one.function: one for one in declarations.exercises if isinstance(one, Plain | Pair)}
        reference = paper.assignment.load_reference()
        expectations = self._expectations.setdefault(reference.__name__, Expectations(reference))
        earlier = {name: one for name, one in self._declared.items() if name == exercise or name in paper.judged}
        paper.records[exercise].absorb(Look(exercise, test, paper, expectations, earlier).judged())
        paper.judged.add(exercise)
        return True

    def _require_paper(self) -> Paper:
        if self.paper is None:
            raise AssertionError
        return self.paper


def exercise_of(item: pytest.Item) -> str:
    """Return the exercise a test is marked with.

    Raises:
        pytest.UsageError: it is not marked.
    """
    marker = item.get_closest_marker("exercise")
    if marker is None:
        msg = f'{item.nodeid}: a hidden grader needs @pytest.mark.exercise("name")'
        raise pytest.UsageError(msg)
    name: str = marker.args[0]
    return name
