"""The other forms of right functions are right, and what a slip in one of them gives changes nothing else."""

import copy
import functools
import inspect
from collections.abc import Sequence
from types import ModuleType

import numpy as np
import pytest

from autograder.author.cases import Case
from autograder.author.declare import Pair, Plain, Scripted
from autograder.course import assignment_names, load_assignment
from autograder.derive.changed import Changed
from autograder.derive.expected import Expectations, Outputs, exact
from autograder.derive.held import declared
from autograder.numeric.arrays import Array, iter_arrays
from autograder.numeric.catalogue import CATALOGUE
from autograder.numeric.compare import difference
from autograder.source.slips import slips

_FEW = 1


EVERY = [(name, exercise, cases) for name in assignment_names() for exercise, cases in declared(load_assignment(name))]


def title(one: object) -> str | None:
    if isinstance(one, Plain | Pair):
        return f"{one.function}-{len(one.returns.names)}"
    return one.function if isinstance(one, Scripted) else one if isinstance(one, str) else "cases"


of_each_exercise = pytest.mark.parametrize(("name", "exercise", "cases"), EVERY, ids=title)
of_each_function = pytest.mark.parametrize(
    ("name", "exercise", "cases"), [one for one in EVERY if not isinstance(one[1], Scripted)], ids=title
)


@functools.cache
def expectations_of(name: str) -> Expectations:
    return Expectations(load_assignment(name).load_reference())


def expected(
    expectations: Expectations, exercise: Plain | Pair | Scripted, case: Case
) -> list[tuple[Array | None, Outputs]]:
    if isinstance(exercise, Scripted):
        return [(None, expectations.script(exercise, case))]
    if isinstance(exercise, Pair):
        return expectations.gradients(exercise, case)
    return [(None, expectations.values(exercise.function, case, exercise.outputs))]


def run(form: ModuleType, exercise: Plain | Pair, case: Case, lead: Array | None) -> object:
    arguments, extra = copy.deepcopy((exact(case.arguments), case.extra))
    if isinstance(exercise, Plain):
        return getattr(form, exercise.function)(*arguments)
    _, cache = getattr(form, exercise.forward)(*arguments)
    given = (np.asarray(lead, np.float64),) if exercise.cost.leads else ()
    return getattr(form, exercise.backward)(*given, cache, *extra)


@of_each_function
def test_every_form_gives_what_the_reference_gives(name: str, exercise: Plain | Pair, cases: Sequence[Case]) -> None:
    expectations = expectations_of(name)
    functions = (exercise.forward, exercise.function)
    forms = [form for form in exercise.forms if all(hasattr(form, function) for function in functions)]
    for case in cases:
        for lead, values in expected(expectations, exercise, case):
            for form in forms:
                found = exercise.returns(run(form, exercise, case, lead))
                for output, value in values.items():
                    assert difference(found[output], value, "float64") is None, (form.__name__, output, case.label)


@of_each_exercise
def test_every_slip_comes_to_an_end_and_leaves_alone_what_others_are_judged_by(
    name: str, exercise: Plain | Pair | Scripted, cases: Sequence[Case]
) -> None:
    expectations = expectations_of(name)
    changed = Changed(expectations, exercise)
    for case in [case for case in cases if max(array.size for array in iter_arrays(case.arguments)) < 100][:_FEW]:
        before = copy.deepcopy(list(iter_arrays(case.arguments)))
        for lead, values in expected(expectations, exercise, case)[:_FEW]:
            lead_before = copy.deepcopy(lead)
            for output in list(values)[:_FEW]:
                changes = changed.at(exercise, case, lead, output, carries=False)
                assert changes is not None
                keys = list(changes.values)
                found = [changes.values.get(key) for key in {*keys[: changes.told : 3], *keys[changes.told :: 11]}]
                assert all(array is None or array.dtype == np.float64 for array in found)
            np.testing.assert_equal(lead, lead_before)
        np.testing.assert_equal(list(iter_arrays(case.arguments)), before)


def test_every_name_that_a_slip_has_is_in_the_catalogue() -> None:
    for name, exercise, _ in EVERY:
        for module in (load_assignment(name).load_reference(), *exercise.forms):
            if hasattr(module, exercise.function):
                source = inspect.getsource(getattr(module, exercise.function))
                assert {name for slip in slips(source) for name in slip.name.split("+")} <= CATALOGUE.keys()
