"""What the classic mistakes of computational_graph give: wrong values worked out from the inputs, to know them by.

Each function answers for one exercise, at a case and (for a backward function) an upstream gradient: output, then
mistake, then value. Nothing is worked out before it is asked for.
"""

import functools
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from autograder.author.cases import Case
from autograder.graders import computational_graph_suspects_broadcast as broadcast
from autograder.graders import computational_graph_suspects_nodes as nodes
from autograder.graders.computational_graph_programs import program_of
from autograder.numeric.arrays import Array
from autograder.numeric.evidence import Lazy

Suspects = Mapping[str, Mapping[str, Array]]
Plans = Mapping[str, Mapping[str, Callable[..., Any]]]
"""Wrong values by output and mistake, as functions of what the right one is a function of."""


def _both(slips: Mapping[str, tuple[Callable[..., Any], Callable[..., Any]]]) -> Plans:
    """Slips that give wrong ``dx`` and ``dy``, and their sum."""
    return {
        "dx": {name: dx for name, (dx, _) in slips.items()},
        "dy": {name: dy for name, (_, dy) in slips.items()},
        "dx_plus_dy": {
            name: functools.partial(_sum, dx, dy)
            for name, (dx, dy) in slips.items()
            if not name.startswith("to-the-smaller")  # the sum does not tell to which input
        },
    }


def _sum(dx: Callable[..., Array], dy: Callable[..., Array], upstream: Array, x: Array, y: Array) -> Array:
    return np.asarray(dx(upstream, x, y) + dy(upstream, x, y))


_ADD = _both(
    {
        "upstream-ignored": (lambda upstream, _, __: np.ones(upstream.shape),) * 2,
        "parameter-returned": (lambda _, x, __: x, lambda _, __, y: y),
        "parameter-returned/the other": (lambda _, __, y: y, lambda _, x, __: x),
        "rule-of-another-node": (lambda upstream, _, y: upstream * y, lambda upstream, x, _: upstream * x),
        "rule-of-another-node/itself": (lambda upstream, x, _: upstream * x, lambda upstream, _, y: upstream * y),
        "value-for-local-gradient": (lambda upstream, x, y: upstream * (x + y),) * 2,
    }
)
_MULTIPLY = _both(
    {
        "own-factor": (lambda upstream, x, _: upstream * x, lambda upstream, _, y: upstream * y),
        "upstream-ignored": (lambda _, __, y: y, lambda _, x, __: x),
        "parameter-returned": (lambda _, x, __: x, lambda _, __, y: y),
        "rule-of-another-node": (lambda upstream, _, __: upstream,) * 2,
        "value-for-local-gradient": (lambda upstream, x, y: upstream * x * y,) * 2,
    }
)


def _masked(
    mask_x: Callable[..., Array], mask_y: Callable[..., Array]
) -> tuple[Callable[..., Array], Callable[..., Array]]:
    return lambda upstream, x, y: upstream * mask_x(x, y), lambda upstream, x, y: upstream * mask_y(x, y)


_MAXIMUM = _both(
    {
        "to-the-smaller": _masked(lambda x, y: x < y, lambda x, y: x >= y),
        "to-the-smaller/tie to both": _masked(lambda x, y: x <= y, lambda x, y: y <= x),
        "to-the-smaller/tie to none": _masked(lambda x, y: x < y, lambda x, y: y < x),
        "tie-counted-twice": _masked(lambda x, y: x >= y, lambda x, y: y >= x),
        "tie-lost": _masked(lambda x, y: x > y, lambda x, y: y > x),
        "rule-of-another-node": (lambda upstream, _, __: upstream,) * 2,
        "compared-with-zero": _masked(lambda x, _: x > 0, lambda _, y: y > 0),
        "compared-with-zero/once": _masked(lambda x, _: x > 0, lambda x, _: x <= 0),
        "upstream-ignored": (lambda _, x, y: x >= y, lambda _, x, y: x < y),
        "upstream-ignored/tie to both": (lambda _, x, y: x >= y, lambda _, x, y: y >= x),
        "upstream-ignored/tie to y": (lambda _, x, y: x > y, lambda _, x, y: x <= y),
        "value-for-local-gradient": _masked(np.maximum, np.maximum),
        "value-for-local-gradient/each its own": _masked(lambda x, y: x * (x >= y), lambda x, y: y * (x < y)),
    }
)
_MATVEC_FORWARD: Plans = {
    "q": {
        "untransposed": lambda W, x: W.T @ x,
        "elementwise-product": lambda W, x: W * x,
        "elementwise-product/column": lambda W, x: W * x[:, np.newaxis],
    }
}
_MATVEC_BACKWARD: Plans = {
    "dW": {
        "dot-for-outer": lambda upstream, _, x: upstream @ x,
        "elementwise-product": lambda upstream, _, x: upstream * x,
        "passed-through": lambda upstream, _, __: upstream,
        "upstream-ignored": lambda upstream, _, x: np.outer(np.ones(upstream.shape), x),
        "upstream-ignored/x": lambda _, __, x: x,
        "upstream-ignored/q": lambda _, W, x: np.outer(W @ x, x),
        "parameter-returned": lambda _, W, __: W,
        "swapped-results": lambda upstream, W, _: W.T @ upstream,
        "elementwise-product/W": lambda upstream, W, _: W * upstream[:, np.newaxis],
        "block-returned": lambda upstream, _, x: np.einsum("ki,j->kij", np.eye(len(upstream)), x),
        "summed-over-everything": lambda upstream, _, x: np.full((len(upstream), len(x)), upstream.sum()) * x,
    },
    "dx": {
        "untransposed": lambda upstream, W, _: W @ upstream,
        "elementwise-product": lambda upstream, W, _: W.T * upstream,
        "elementwise-product/W": lambda upstream, W, _: W * upstream[:, np.newaxis],
        "elementwise-product/upstream": lambda upstream, _, x: upstream * x,
        "passed-through": lambda upstream, _, __: upstream,
        "upstream-ignored": lambda _, W, __: W.sum(axis=0),
        "upstream-ignored/W": lambda _, W, __: W.T,
        "upstream-ignored/q": lambda _, W, x: W.T @ (W @ x),
        "parameter-returned": lambda _, __, x: x,
        "parameter-returned/W": lambda _, W, __: W,
        "swapped-results": lambda upstream, _, x: np.outer(upstream, x),
    },
}
_NORM_FORWARD: Plans = {
    "f": {
        "root-taken": lambda q: np.sqrt(np.sum(q * q)),
        "averaged": lambda q: np.mean(q * q),
        "averaged/rows": lambda q: np.sum(q * q) / q.shape[0],
        "square-missing": np.sum,
        "square-missing/absolute": lambda q: np.sum(np.abs(q)),
        "square-of-the-sum": lambda q: np.sum(q) ** 2,
        "elements-apart": lambda q: q * q,
        "elements-apart/columns": lambda q: np.sum(q * q, axis=0),
        "elements-apart/rows": lambda q: np.sum(q * q, axis=-1),
    }
}
_NORM_BACKWARD: Plans = {
    "dq": {
        "upstream-ignored": lambda _, q: 2 * q,
        "upstream-ignored+constant-factor": lambda _, q: q,
        "passed-through": lambda upstream, _: upstream,
        "passed-through/spread": lambda upstream, q: upstream * np.ones(q.shape),
        "root-taken": lambda upstream, q: upstream * q / np.sqrt(np.sum(q * q)),
        "averaged": lambda upstream, q: 2 * upstream * q / q.size,
        "averaged/rows": lambda upstream, q: 2 * upstream * q / q.shape[0],
        "value-for-derivative": lambda upstream, q: upstream * q * q,
        "value-for-derivative/f": lambda upstream, q: upstream * np.sum(q * q) * np.ones(q.shape),
        "square-missing": lambda upstream, q: 2 * upstream * np.ones(q.shape),
        "square-of-the-sum": lambda upstream, q: 2 * upstream * np.sum(q) * np.ones(q.shape),
        "elements-apart": lambda upstream, q: 2 * upstream * np.sum(q),
    }
}
_OBJECTIVE: Plans = {
    "f": {
        name: functools.partial(lambda wrong, W, x: wrong(W @ x), wrong) for name, wrong in _NORM_FORWARD["f"].items()
    },
    **{
        output: {
            **{
                name: functools.partial(lambda wrong, W, x: wrong(2 * (W @ x), W, x), wrong)
                for name, wrong in _MATVEC_BACKWARD[output].items()
                if "upstream-ignored" not in name
            },
            "upstream-ignored": functools.partial(
                lambda right, W, x: right(np.ones(len(W)), W, x),
                {"dW": lambda dq, _, x: np.outer(dq, x), "dx": lambda dq, W, _: W.T @ dq}[output],
            ),
        }
        for output in ("dW", "dx")
    },
}


def add_backward(case: Case, _upstream: Array | None) -> Suspects:
    """Wrong ways back through an addition."""
    return _plain(_ADD, case)


def multiply_backward(case: Case, _upstream: Array | None) -> Suspects:
    """Wrong ways back through a product."""
    return _plain(_MULTIPLY, case)


def maximum_backward(case: Case, _upstream: Array | None) -> Suspects:
    """Wrong ways back through a maximum."""
    return _plain(_MAXIMUM, case)


def matvec_forward(case: Case, _upstream: Array | None) -> Suspects:
    """Wrong products of a matrix and a vector."""
    return _plain(_MATVEC_FORWARD, case)


def matvec_backward(case: Case, upstream: Array | None) -> Suspects:
    """Wrong ways back through one."""
    return _plain(_MATVEC_BACKWARD, case, upstream)


def squared_norm_forward(case: Case, _upstream: Array | None) -> Suspects:
    """Wrong sums of squares."""
    return _plain(_NORM_FORWARD, case)


def squared_norm_backward(case: Case, upstream: Array | None) -> Suspects:
    """Wrong ways back through one."""
    return _plain(_NORM_BACKWARD, case, upstream)


def objective(case: Case, _upstream: Array | None) -> Suspects:
    """Wrong objectives and their gradients."""
    return _plain(_OBJECTIVE, case)


def unbroadcast(case: Case, _upstream: Array | None) -> Suspects:
    """Wrong ways back through broadcasting."""
    arguments: Any = case.arguments
    gradient, shape = arguments
    exact = np.asarray(gradient, np.float64)
    return {output: Lazy(plans, lambda wrong: wrong(exact, shape)) for output, plans in broadcast.UNBROADCAST.items()}


def node(case: Case, _upstream: Array | None) -> Suspects:
    """What graphs with a slip give: each of them is gone through once for all outputs."""
    program, leaves = program_of(case), [np.asarray(leaf, np.float64) for leaf in case.arguments]

    @functools.cache
    def outputs(name: str) -> Mapping[str, Array]:
        return nodes.outputs(program, leaves, nodes.SLIPS[name])

    keys = {name: name for name in nodes.SLIPS}
    return {read.name: Lazy(keys, functools.partial(_output, outputs, read.name)) for read in program.reads}


def _output(outputs: Callable[[str], Mapping[str, Array]], output: str, name: str) -> Array:
    return outputs(name)[output]


def _plain(plans: Plans, case: Case, *upstream: Array | None) -> Suspects:
    given = [np.asarray(array, np.float64) for array in (*upstream, *case.arguments)]
    return {output: Lazy(wrong, lambda work_out: work_out(*given)) for output, wrong in plans.items()}
