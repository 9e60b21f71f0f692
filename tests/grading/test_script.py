"""Several calls that together show what a class does: made by the reference, by a student, and compared."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from autograder.author.cases import Case
from autograder.author.declare import Parts, Scripted
from autograder.course import Exercise
from autograder.derive.expected import Expectations
from autograder.derive.script import performed, placed
from autograder.grading.ask import Asker, Reply, Scripts, answered
from autograder.grading.judge import Judge
from autograder.grading.record import Record
from autograder.grading.score import verdict_of
from autograder.sandbox.calls import Call, Failed, Outcome, Returned
from autograder.sandbox.guest.stand_ins import Handle
from autograder.sandbox.guests import Launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Cell, Session
from autograder.verdict import ExerciseVerdict

Judged = Callable[..., ExerciseVerdict]

REFERENCE = """
import numpy as np
class Vector:
    def __init__(self, data): self.data = data
    def __add__(self, other): return Vector(self.data + other.data)
    def __mul__(self, other): return Vector(self.data * other.data)
    def __matmul__(self, other): return self.data @ other.data
    def scaled(self, by): return Vector(by * self.data)
    def split(self): return self.data[:1], self.data[1:]
    def pulled(self, G): return {'dx': G * self.data, 'dy': -G}
def stacked(vectors): return np.concatenate([vector.data for vector in vectors])
"""
X, Y = np.array([0.5, -1.5, 2.5]), np.array([3.0, 0.25, -0.75])


def sum_script(case: Case) -> Parts:
    """``(x + y).scaled(2)``, its data and the product of x and y."""
    x, y = case.arguments
    calls = (
        Call("Vector", (x,), stays=True),
        Call("Vector", (y,), stays=True),
        Call("+", (Handle(0, None), Handle(1, None)), kind="operator", stays=True),
        Call("scaled", (Handle(2, None), 2.0), kind="method", stays=True),
        Call("data", (Handle(3, None),), kind="attribute"),
        Call("@", (Handle(0, None), Handle(1, None)), kind="operator"),
    )
    return Parts(calls, {"sum": (4, None), "product": (5, None)})


def pulled_script(case: Case) -> Parts:
    x, G = case.arguments
    calls = (Call("Vector", (x,), stays=True), Call("pulled", (Handle(0, None), G), kind="method"))
    return Parts(calls, {"dx": (1, "dx"), "dy": (1, "dy")})


def split_script(case: Case) -> Parts:
    calls = (Call("Vector", (case.arguments[0],), stays=True), Call("split", (Handle(0, None),), kind="method"))
    return Parts(calls, {"head": (1, 0), "tail": (1, 1)})


SUM = Scripted(function="Vector", script=sum_script)
PULLED = Scripted(function="Vector", script=pulled_script)
SPLIT = Scripted(function="Vector", script=split_script)
CASES = [Case(label=f"scaled by {by}", m=1, arguments=(by * X, Y)) for by in (1.0, -0.5)]


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    module = ModuleType("reference")
    exec(REFERENCE, vars(module))  # noqa: S102 - ours
    return module


@pytest.fixture
def judged(zygote: Launcher, reference: ModuleType, limits: Limits) -> Judged:
    """Judge the scripts of a student's class."""

    def judge(source: str, scripted: Scripted, *checks: str) -> ExerciseVerdict:
        record = Record(Exercise(scripted.function, dict.fromkeys(checks, 2.0) | {"inputs": 1.0}))
        with Session(zygote, [Cell(1, source)], (), limits) as session:
            Judge(session, Expectations(reference), record, {}).scripts(scripted, CASES)
        return verdict_of(record)

    return judge


def passed(verdict: ExerciseVerdict) -> dict[str, bool]:
    return {check.name: check.passed for check in verdict.checks}


def message(verdict: ExerciseVerdict, name: str) -> str:
    (check,) = (check for check in verdict.checks if check.name == name)
    return check.message


def parts(*outcomes: Outcome, **outputs: tuple[int, int | str | None]) -> tuple[Parts, list[Reply]]:
    """A script of as many calls as there are outcomes, and the replies to them."""
    calls = tuple(Call(f"f{number}", ()) for number in range(len(outcomes)))
    replies = [Reply(call.function, "a case", outcome) for call, outcome in zip(calls, outcomes, strict=True)]
    return Parts(calls, outputs), replies


def test_the_reference_performs_constructors_operators_methods_and_attributes(reference: ModuleType) -> None:
    outputs = performed(reference, sum_script(CASES[0]))
    assert np.array_equal(outputs["sum"], 2 * (X + Y))  # type: ignore[arg-type]
    assert outputs["product"] == X @ Y


def test_the_reference_gives_items_and_entries_of_what_a_call_returned(reference: ModuleType) -> None:
    split, pulled = performed(reference, split_script(CASES[0])), performed(reference, pulled_script(CASES[0]))
    assert np.array_equal(split["tail"], X[1:])  # type: ignore[arg-type]
    assert np.array_equal(pulled["dx"], X * Y)  # type: ignore[arg-type]


def test_results_can_be_handed_on_in_lists_and_item_by_item(reference: ModuleType) -> None:
    calls = (
        Call("Vector", (X,)),
        Call("Vector", (Y,)),
        Call("stacked", ([Handle(0, None), Handle(1, None)],)),
        Call("split", (Handle(0, None),), kind="method"),
        Call("Vector", (Handle(3, 1),)),
        Call("stacked", ((Handle(4, None),),)),
    )
    outputs = performed(reference, Parts(calls, {"all": (2, None), "tail": (5, None)}))
    assert np.array_equal(outputs["all"], [*X, *Y])  # type: ignore[arg-type]
    assert np.array_equal(outputs["tail"], X[1:])  # type: ignore[arg-type]


def test_a_script_is_placed_behind_other_calls() -> None:
    handles: Any = Handle(0, None), [Handle(1, 2), (Handle(2, None), X)], 4.0
    (call,) = placed(Parts((Call("f", handles, keep=(1,), kind="method"),), {}), 10)
    given: Any = call.arguments
    one, (other, (third, array)), number = given
    assert [(handle.call, handle.item) for handle in (one, other, third)] == [(10, None), (11, 2), (12, None)]
    assert array is X
    assert (number, call.keep, call.kind) == (4.0, (1,), "method")


def test_outputs_come_from_the_calls_that_they_are_said_to_come_from() -> None:
    made, replies = parts(
        Returned(1), Returned((2, 3)), Returned({"a": 4}), whole=(0, None), item=(1, 1), entry=(2, "a")
    )
    reply = answered(made, replies)
    assert reply == Reply("f2", "a case", Returned({"whole": 1, "item": 3, "entry": 4}))


def test_the_first_call_that_failed_is_what_came_of_a_script() -> None:
    raised, skipped = Failed("raised", "ValueError", "no"), Failed("skipped", message="it builds on that")
    made, replies = parts(Returned(1), raised, skipped, Returned(2), last=(3, None))
    assert answered(made, replies) == Reply("f1", "a case", raised)


def test_what_any_call_of_a_script_changed_is_told_once() -> None:
    made, replies = parts(Returned(1, ((2, 0),)), Returned(1, ((2, 0), (1, 1))), last=(1, None))
    assert list(answered(made, replies).modified) == [(1, 1), (2, 0)]


def test_all_scripts_are_made_in_one_round_trip(zygote: Launcher, limits: Limits) -> None:
    scripts = Scripts([(case, sum_script(case)) for case in CASES])
    with Session(zygote, [Cell(1, REFERENCE)], (), limits) as session:
        found = list(scripts.replies(Asker(session)))
    assert [(case.label, start, len(replies)) for case, _, start, replies in found] == [
        ("scaled by 1.0", 0, 6),
        ("scaled by -0.5", 6, 6),
    ]
    for case, made, _, replies in found:
        outcome = answered(made, replies).outcome
        assert isinstance(outcome, Returned)
        assert np.array_equal(outcome.value["sum"], 2 * (case.arguments[0] + Y))  # type: ignore[index]


def test_a_class_like_the_reference_is_right(judged: Judged) -> None:
    verdict = judged(REFERENCE, SUM, "sum", "product")
    assert (verdict.status, verdict.score) == ("correct", 5.0)


def test_a_wrong_method_costs_the_outputs_that_go_through_it(judged: Judged) -> None:
    verdict = judged(REFERENCE.replace("Vector(by * self.data)", "Vector(by + self.data)"), SUM, "sum", "product")
    assert passed(verdict) == {"sum": False, "product": True, "inputs": True}
    assert "wrong in 2 of 2 cases, first: scaled by 1.0" in message(verdict, "sum")


def test_a_method_that_raises_costs_all_outputs_of_its_script_and_is_told_by_its_name(judged: Judged) -> None:
    verdict = judged(REFERENCE.replace("return Vector(by * self.data)", "return 1 / 0"), SUM, "sum", "product")
    assert (verdict.status, verdict.score) == ("error", 0.0)
    for name in ("sum", "product"):
        assert message(verdict, name).startswith(
            ".scaled() raised ZeroDivisionError: division by zero (cell 1, line 8)"
        )


def test_a_script_that_fails_in_one_case_leaves_the_others(judged: Judged) -> None:
    source = REFERENCE.replace(
        "return Vector(by * self.data)", "return Vector(by * self.data) if self.data[0] > 3 else 0"
    )
    told = message(judged(source, SUM, "sum", "product"), "product")
    assert told.startswith(".data raised AttributeError: 'int' object has no attribute 'data'")
    assert told.endswith("; so in 1 of 2 cases, first: scaled by -0.5")


def test_an_operator_that_is_missing_is_told_by_its_sign(judged: Judged) -> None:
    verdict = judged(REFERENCE.replace("__matmul__", "matmul"), SUM, "sum", "product")
    assert message(verdict, "product").startswith("`@` raised TypeError: unsupported operand type(s) for @")


def test_a_class_that_is_missing_is_missing(judged: Judged) -> None:
    verdict = judged("", SUM, "sum", "product")
    assert verdict.status == "missing"
    assert message(verdict, "sum") == "there is no function Vector"


def test_an_object_where_an_array_is_due_is_wrong_in_its_type(judged: Judged) -> None:
    verdict = judged(REFERENCE.replace("return self.data @ other.data", "return self"), SUM, "product", "sum")
    assert message(verdict, "product").startswith("`@` returned something that is not plain numbers and arrays: ")


def test_a_constructor_argument_that_was_changed_is_told_by_its_name(judged: Judged) -> None:
    overwrites = REFERENCE.replace("return Vector(by * self.data)", "self.data *= by; return self")
    overwrites = overwrites.replace("return Vector(self.data + other.data)", "self.data += other.data; return self")
    verdict = judged(overwrites, SUM, "sum", "product")
    assert not passed(verdict)["inputs"]
    assert message(verdict, "inputs").startswith("an array that Vector was given has changed (scaled by 1.0)")


def test_items_and_entries_are_judged(judged: Judged) -> None:
    verdict = judged(REFERENCE.replace("'dy': -G", "'dy': G"), PULLED, "dx", "dy")
    assert passed(verdict) == {"dx": True, "dy": False, "inputs": True}
    assert judged(REFERENCE, SPLIT, "head", "tail").status == "correct"


@pytest.mark.parametrize("result", ["None", "1.5", "self.data[:1],", "{'dy': self.data}"])
def test_a_result_without_its_items_is_the_students_mistake(judged: Judged, result: str) -> None:
    source = REFERENCE.replace("return self.data[:1], self.data[1:]", f"return {result}")
    verdict = judged(source, SPLIT, "head", "tail")
    assert verdict.status in {"wrong", "refused", "error"}
    assert verdict.score == 0.0


def test_an_argument_of_a_method_that_was_changed_is_told(judged: Judged) -> None:
    source = REFERENCE.replace(
        "return {'dx': G * self.data, 'dy': -G}", "G *= -1; return {'dx': -G * self.data, 'dy': G}"
    )
    verdict = judged(source, PULLED, "dx", "dy")
    assert not passed(verdict)["inputs"]


def test_two_scripts_of_one_class_at_one_case_are_two(zygote: Launcher, reference: ModuleType, limits: Limits) -> None:
    record = Record(Exercise("Vector", {"head": 2.0, "tail": 2.0, "dx": 2.0, "dy": 2.0, "inputs": 1.0}))
    with Session(zygote, [Cell(1, REFERENCE)], (), limits) as session:
        judge = Judge(session, Expectations(reference), record, {})
        judge.scripts(SPLIT, CASES)
        judge.scripts(PULLED, CASES)
    assert record.passed
