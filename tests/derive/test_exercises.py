"""Hidden tests of exercises that nobody wrote a grader for follow from their docstrings, and miss nothing."""

import importlib.util
import inspect
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import single_site

from autograder.author.cases import Case
from autograder.author.declare import ITSELF, SQUARED, WEIGHTED, Pair, Plain
from autograder.course import Exercise
from autograder.derive.declarations import Declarations
from autograder.derive.exercises import Belongs, Declared, Derivation
from autograder.derive.expected import Expectations, Outputs
from autograder.derive.held import contradiction
from autograder.errors import CourseError
from autograder.numeric.arrays import Array, map_arrays
from autograder.numeric.compare import difference

CHECKS = {
    "affine_forward": ("out",),
    "affine_backward": ("dx", "dw", "db"),
    "relu_forward": ("out",),
    "relu_backward": ("dx",),
    "softmax_loss": ("loss", "dx"),
    "conv_forward": ("out",),
    "conv_backward": ("dx", "dw", "db"),
}
FAMILIES = {
    "affine": ("affine_forward", "affine_backward"),
    "relu": ("relu_forward", "relu_backward"),
    "softmax_loss": ("softmax_loss",),
    "conv": ("conv_forward", "conv_backward"),
}
HERE = Path(__file__).parent
SAME = tomllib.loads((HERE / "strangers.toml").read_text(encoding="utf-8"))["equivalent"]

of_each_family = pytest.mark.parametrize("family", FAMILIES)


def loaded(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def table(**checks: str) -> list[Exercise]:
    return [Exercise(name, dict.fromkeys(given.split(), 1.0)) for name, given in checks.items()]


STRANGERS = loaded(HERE / "strangers.py")
DERIVED = Derivation(STRANGERS, [Exercise(name, dict.fromkeys(checks, 1.0)) for name, checks in CHECKS.items()])
EXPECTATIONS = Expectations(STRANGERS)


def answers(exercise: Plain | Pair, case: Case) -> list[tuple[Array | None, Outputs]]:
    if isinstance(exercise, Pair):
        return EXPECTATIONS.gradients(exercise, case)
    return [(None, EXPECTATIONS.values(exercise.function, case, exercise.outputs))]


def returned(names: Mapping[str, Any], exercise: Plain | Pair, case: Case, lead: Array | None) -> Mapping[str, object]:
    arguments = tuple(map_arrays(np.copy, argument) for argument in case.arguments)
    if isinstance(exercise, Plain):
        return exercise.returns(names[exercise.function](*arguments))
    _, cache = names[exercise.forward](*arguments)
    return exercise.returns(names[exercise.backward](np.array(lead), cache, *case.extra))


def sent(value: object) -> object:
    """A number of NumPy's comes over the wire as an array."""
    return np.asarray(value) if isinstance(value, np.generic) else value


def is_caught(names: Mapping[str, Any], functions: tuple[str, ...]) -> bool:
    """Whether a value is wrong somewhere, or a call fails."""
    for function in reversed(functions):
        exercise = DERIVED.exercise(function)
        for case in DERIVED.cases(function):
            for lead, expected in answers(exercise, case):
                try:
                    found = returned(names, exercise, case, lead)
                except Exception:  # noqa: BLE001 - whatever a change leads to
                    return True
                if any(difference(sent(found[name]), one, case.precision) for name, one in expected.items()):
                    return True
    return False


@of_each_family
def test_the_reference_is_right_and_its_gradients_are_its_own_slopes(family: str) -> None:
    declarations = Declarations()
    for function in FAMILIES[family]:
        DERIVED.ask(declarations, function)
    with np.errstate(all="ignore"):
        assert not is_caught(vars(STRANGERS), FAMILIES[family])
    assert contradiction(STRANGERS, declarations.noted) is None


@of_each_family
def test_every_single_change_that_is_wrong_is_caught(family: str) -> None:
    sources = {function: inspect.getsource(getattr(STRANGERS, function)) for function in FAMILIES[family]}
    alive: set[tuple[str, str]] = set()
    for mutation in single_site.mutations(sources):
        names = dict(vars(STRANGERS))
        exec(f"from __future__ import annotations\n{mutation.source}", names)  # noqa: S102 - our own, changed once
        with np.errstate(all="ignore"):
            if not is_caught(names, FAMILIES[family]):
                alive.add((mutation.exercise, mutation.change))
    assert alive == {(function, change) for one in SAME for function, change in one["changes"] if function in sources}


def written(tmp_path: Path, source: str, **checks: str) -> Derivation:
    """The derivation of a course's own module, with the checks of each exercise."""
    path = tmp_path / "own.py"
    path.write_text(f"from __future__ import annotations\nimport numpy as np\n{source}", encoding="utf-8")
    return Derivation(loaded(path), table(**checks))


SCALE = '''
def scale_forward(x, s):
    """Return s x.

    Shapes:
        x (n,), s scalar -> out (n,), cache
    """
    return s * x, (x, s)

def scale_backward({lead}cache):
    """Return the gradients.

    Shapes:
        {shape}cache -> {results}
    """
    x, s = cache
    return {returns}
'''


@pytest.mark.parametrize("lead", ["dout", "upstream"])
def test_a_backward_function_belongs_to_the_forward_function_of_its_name(tmp_path: Path, lead: str) -> None:
    text = SCALE.format(
        lead=f"{lead}, ", shape=f"{lead} (n,), ", results="dx (n,), ds scalar", returns=f"s * {lead}, {lead} @ x"
    )
    derived = written(tmp_path, text, scale_forward="out", scale_backward="dx ds")
    pair = derived.exercise("scale_backward")
    assert isinstance(pair, Pair)
    assert (pair.forward, pair.cost, pair.gradients.names) == ("scale_forward", WEIGHTED, ("dx", "ds"))
    assert pair.value.names == ("out", "cache")
    assert derived.cases("scale_backward")[0].label == "n = 5, x (5,)"


def test_a_backward_function_that_takes_nothing_but_a_cache_differentiates_the_value_itself() -> None:
    chain = Derivation.of("jacobians", Declared(batch=())).exercise("chain_backward")
    assert isinstance(chain, Pair)
    assert chain.cost == ITSELF


def test_what_a_name_does_not_say_is_declared() -> None:
    declared = Declared(batch=(), belongs={"gradients": Belongs(forward="network_forward", cost=SQUARED)})
    pair = Derivation.of("matrix_calculus", declared).exercise("gradients")
    assert isinstance(pair, Pair)
    assert (pair.forward, pair.cost) == ("network_forward", SQUARED)


def test_a_gradient_beside_a_number_is_by_the_argument_in_its_name() -> None:
    loss = DERIVED.exercise("softmax_loss")
    assert isinstance(loss, Plain)
    assert loss.wrt == {"dx": "x"}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"results": "dz (n,), ds scalar"}, "`dz` is the gradient by no argument of scale_forward; right would be: dX"),
        (
            {"lead": "g, ", "shape": "g (n,), "},
            "`g` is not the upstream gradient of scale_forward; right would be: dout",
        ),
    ],
)
def test_names_that_do_not_fit_together_are_refused(tmp_path: Path, change: dict[str, str], told: str) -> None:
    usual = {"lead": "dout, ", "shape": "dout (n,), ", "results": "dx (n,), ds scalar", "returns": "s, x"}
    derived = written(tmp_path, SCALE.format(**usual | change), scale_forward="out", scale_backward="dx ds")
    with pytest.raises(CourseError, match=told) as error:
        derived.exercise("scale_backward")
    assert "own.py:" in str(error.value)


def test_where_no_point_suits_the_error_names_the_function_and_says_why(tmp_path: Path) -> None:
    text = SCALE.format(lead="dout, ", shape="dout (n,), ", results="dx (n,), ds scalar", returns="s * dout, dout @ x")
    lost = text.replace("return s * x, (x, s)", "return s * x + 1e9 - 1e9, (x, s)")
    derived = written(tmp_path, lost, scale_forward="out")
    told = r"own.py:\d+: scale_forward: none of 100 points for `.+` suits: rounding leaves too little"
    with pytest.raises(CourseError, match=told):
        derived.cases("scale_forward")


def test_a_result_that_is_not_built_as_the_docstring_says_is_refused(tmp_path: Path) -> None:
    text = SCALE.format(lead="dout, ", shape="dout (n,), ", results="dx (n,), ds scalar", returns="s * dout")
    derived = written(tmp_path, text, scale_forward="out", scale_backward="dx ds")
    with pytest.raises(CourseError, match="`Shapes:` and the reference disagree"):
        derived.cases("scale_backward")
