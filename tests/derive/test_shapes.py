"""What a `Shapes:` section says is read as it stands; what cannot be read is refused with its place."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from autograder.course import load_assignment
from autograder.derive.shapes import Contract, Item, contract_of
from autograder.errors import CourseError


def module(tmp_path: Path, signature: str, shapes: str) -> ModuleType:
    path = tmp_path / "own.py"
    text = f'KINDS = ("a", "b")\n\n\ndef f({signature}):\n    """Return it.\n\n    Shapes:\n        {shapes}\n    """\n'
    path.write_text(text, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("own", path)
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def read(tmp_path: Path, signature: str, shapes: str) -> Contract:
    return contract_of(module(tmp_path, signature, shapes), "f")


def test_arguments_and_results_have_the_dimensions_of_the_section(tmp_path: Path) -> None:
    contract = read(tmp_path, "A_prev, W, b", "A_prev (n_prev, m), W (n, n_prev), b (n, 1) -> Z (n, m), cache")
    assert [(item.name, item.dimensions) for item in contract.arguments] == [
        ("A_prev", ("n_prev", "m")),
        ("W", ("n", "n_prev")),
        ("b", ("n", "1")),
    ]
    assert contract.symbols == ("n_prev", "m", "n")
    assert [item.name for item in contract.results] == ["Z", "cache"]
    assert contract.has_cache


def test_without_an_arrow_all_are_results(tmp_path: Path) -> None:
    contract = read(tmp_path, "cache", "dx (p,), dW (q, p)")
    assert contract.arguments == ()
    assert [item.name for item in contract.results] == ["dx", "dW"]
    assert contract.takes_cache


@pytest.mark.parametrize(
    ("shapes", "dimensions"),
    [
        ("x any shape -> dx, the shape of x", ("*shape",)),
        ("x (n, *shape) -> dx (*shape)", ("*shape",)),
        ("x (H, HH) -> out (H - HH + 1, 2*H)", ("H - HH + 1", "2*H")),
        ("x (1, p) -> (p, 1): a column, of course", ("p", "1")),
        ("x (n, m) -> J scalar; other results are allowed", ()),
    ],
)
def test_dimensions_of_results(tmp_path: Path, shapes: str, dimensions: tuple[str, ...]) -> None:
    (result,) = read(tmp_path, "x", shapes).results
    assert result.dimensions == dimensions


def test_dimensions_are_worked_out_from_the_sizes() -> None:
    item = Item(name="out", dimensions=("N", "1 + (H + 2 - HH) // 2", "*shape"))
    assert item.shape({"N": 3, "H": 7, "HH": 4, "*shape": (2, 5)}) == (3, 3, 2, 5)


def test_several_names_share_a_shape(tmp_path: Path) -> None:
    contract = read(tmp_path, "upstream, x, y", "upstream, x, y of one shape or scalars -> dx, dy of that shape")
    assert [item.name for item in contract.arguments] == ["upstream", "x", "y"]
    assert all(item.dimensions == ("*shape",) and item.may_be_scalar for item in contract.arguments)
    assert [item.name for item in contract.results] == ["dx", "dy"]


def test_numbers_and_ranges_are_read(tmp_path: Path) -> None:
    shapes = "x (N, C) rows add up to 1, y (N,) integers below C, p scalar, 0 < p < 1, v (C,), v > 0 -> J scalar"
    x, y, p, v = read(tmp_path, "x, y, p, v", shapes).arguments
    assert (x.numbers, y.numbers, y.below) == ("shares-rows", "integers", "C")
    assert (p.low, p.high, p.is_scalar) == (0.0, 1.0, True)
    assert (v.low, v.high, v.is_free) == (0.0, None, False)


def test_choices_stand_in_a_line_or_in_a_tuple_of_the_module(tmp_path: Path) -> None:
    line = read(tmp_path, "x, kind", "x (n,) -> out (n,)\n        kind: sigmoid, tanh or relu")
    assert line.choices == {"kind": ("sigmoid", "tanh", "relu")}
    text = "x (n,) -> out (n,)\n\n    Raises:\n        ValueError: ``kind`` is none of ``KINDS``."
    assert read(tmp_path, "x, kind", text).choices == {"kind": ("a", "b")}


def test_sizes_and_shapes_may_be_arguments(tmp_path: Path) -> None:
    assert read(tmp_path, "n, k", "n (1, p) -> (p*k, k)").symbols == ("p", "k")
    contract = read(tmp_path, "w, shape: tuple[int, int]", "w (p*k,), shape (p, k) -> W (p, k)")
    assert contract.tuples == {"shape"}


@pytest.mark.parametrize(
    ("signature", "shapes", "told"),
    [
        (
            "x",
            'parameters["Wl"] (n_l, m) -> out (n, m)',
            r"`parameters\[\"Wl\"\] \(n_l, m\)` in its `Shapes:` cannot be read",
        ),
        ("x", "x (n_{l-1}, m) -> out (n, m)", r"`n_\{l-1\}` in its `Shapes:` is no dimension"),
        ("x", "x (n, m), z (m,) -> out (n, m)", "`z` in its `Shapes:` is no argument; right would be: x"),
        (
            "x, w",
            "x (n, m) -> out (n, m)",
            r"`Shapes:` says nothing about its argument `w`; right would be: w \(n, m\), or w scalar",
        ),
        ("x", "x (n, m) -> out", r"`out` in its `Shapes:` has no shape; right would be: out \(n, m\), or scalar"),
        (
            "x",
            "x (n,) whole -> out (n,)",
            "`whole` in its `Shapes:` says nothing about numbers; right would be: integers",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_place(tmp_path: Path, signature: str, shapes: str, told: str) -> None:
    with pytest.raises(CourseError, match=rf"own\.py:7: f: {told}"):
        read(tmp_path, signature, shapes)


def test_a_function_without_a_section_and_no_function_are_refused(tmp_path: Path) -> None:
    bare = module(tmp_path, "x", "x (n,) -> out (n,)")
    bare.f.__doc__ = "Return it."
    with pytest.raises(CourseError, match="f: its docstring has no `Shapes:` section; right would be: Shapes:"):
        contract_of(bare, "f")
    with pytest.raises(CourseError, match="there is no function g; an exercise that is none needs a grader of its own"):
        contract_of(bare, "g")


@pytest.mark.parametrize(
    ("assignment", "function"),
    [("fcn_layer", "model_forward"), ("four_equations", "backprop"), ("computational_graph", "unbroadcast")],
)
def test_lists_and_dicts_of_layers_are_left_to_graders_by_hand(assignment: str, function: str) -> None:
    with pytest.raises(CourseError, match=f"{assignment}.py:"):
        contract_of(load_assignment(assignment).load_reference(), function)
