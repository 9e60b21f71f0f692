"""Wrong products of Jacobians and gradients, and wrong tensors, each a function of what the exercise is given."""

from collections.abc import Callable, Mapping

import numpy as np

from autograder.numeric.arrays import Array

Wrong = Callable[[Array, Array], Array]
"""Of a Jacobian and an upstream gradient, of W and y, or of an upstream gradient and y."""

VJP: Mapping[str, Wrong] = {
    "untransposed": lambda J, g: J @ g,
    "unsummed-product": lambda J, g: J * g[:, None],
    "unsummed-product/turned": lambda J, g: J.T * g,
    "elementwise-product": lambda J, g: J * g,
    "summed-over-inputs": lambda J, g: (J * g[:, None]).sum(axis=1),
    "one-output-only/first": lambda J, g: J[0] * g[0],
    "one-output-only/last": lambda J, g: J[-1] * g[-1],
    "upstream-ignored": lambda J, _: J.sum(axis=0),
    "upstream-ignored/J": lambda J, _: J,
    "upstream-ignored/J turned": lambda J, _: J.T,
    "passed-through": lambda _, g: g,
    "extra-axis/row": lambda J, g: (J.T @ g)[None],
    "extra-axis/column": lambda J, g: (J.T @ g)[:, None],
    "scrambled-reshape": lambda J, g: J.reshape(J.shape[::-1]) @ g,
}
"""Wrong gradients by a vector, by mistake."""


def _tensor(W: Array, y: Array) -> Array:
    return np.multiply.outer(np.eye(len(W)), y)


WEIGHT_JACOBIAN: Mapping[str, Wrong] = {
    "every-slice-filled": lambda W, y: np.tile(y, (len(W), len(W), 1)),
    "sheets-summed": lambda W, y: np.tile(y, (len(W), 1)),
    "axes-exchanged/output second to last": lambda W, y: _tensor(W, y).transpose(0, 2, 1),
    "axes-exchanged/output last": lambda W, y: _tensor(W, y).transpose(2, 0, 1),
    "weights-for-inputs": lambda W, _: np.einsum("ij,jk->ijk", np.eye(len(W)), W),
    "weights-for-inputs/every sheet": lambda W, _: np.tile(W, (len(W), 1, 1)),
    "elementwise-product": lambda W, y: np.einsum("ij,jk,k->ijk", np.eye(len(W)), W, y),
    "elementwise-product/one matrix": lambda W, y: W * y,
    "parameter-returned": lambda W, _: W,
    "flattened/matrix": lambda W, y: _tensor(W, y).reshape(len(W), -1),
    "flattened/vector": lambda W, y: _tensor(W, y).ravel(),
    "extra-axis": lambda W, y: _tensor(W, y)[None],
    "scrambled-reshape": lambda W, y: _tensor(W, y).transpose(1, 2, 0).reshape(len(W), len(W), -1),
}
"""Wrong tensors, by mistake."""


def _right(T: Array, g: Array) -> Array:
    return np.asarray(np.tensordot(g, T, axes=1))


def _standing(T: Array, g: Array) -> Array:
    """The upstream gradient with an axis for each of the parameter's."""
    return g.reshape(-1, *[1] * (T.ndim - 1))


TENSOR_VJP: Mapping[str, Wrong] = {
    "scrambled-reshape": lambda T, g: (T.reshape(-1, len(g)) @ g).reshape(T.shape[1:]),
    "scrambled-reshape/turned": lambda T, g: _right(T, g).reshape(T.shape[:0:-1]),
    "scrambled-reshape/back": lambda T, g: _right(T, g).T.reshape(T.shape[1:]),
    "scrambled-reshape/Fortran": lambda T, g: (T.reshape(len(g), -1, order="F").T @ g).reshape(T.shape[1:]),
    "scrambled-reshape/in Fortran": lambda T, g: _right(T, g).ravel().reshape(T.shape[1:], order="F"),
    "axes-exchanged": lambda T, g: _right(T, g).T,
    "flattened": lambda T, g: _right(T, g).ravel(),
    "flattened/column": lambda T, g: _right(T, g).reshape(-1, 1),
    "untransposed": lambda T, g: T @ g,
    "unsummed-product": lambda T, g: T * _standing(T, g),
    "elementwise-product": lambda T, g: T * g,
    "summed-over-inputs": lambda T, g: (T * _standing(T, g)).sum(axis=1),
    "summed-over-inputs/last": lambda T, g: (T * _standing(T, g)).sum(axis=-1),
    "upstream-ignored": lambda T, _: T.sum(axis=0),
    "extra-axis": lambda T, g: _right(T, g)[None],
    "extra-axis/last": lambda T, g: _right(T, g)[..., None],
    "one-output-only/first": lambda T, g: T[0] * g[0],
    "one-output-only/last": lambda T, g: T[-1] * g[-1],
}
"""Wrong gradients by a tensor, by mistake."""

WEIGHT_GRADIENT: Mapping[str, Wrong] = {
    "elementwise-product": lambda g, y: g * y,
    "inner-product": np.dot,
    "upstream-ignored": lambda g, y: np.tile(y, (g.size, 1)),
    "passed-through": lambda g, y: np.tile(g[:, None], y.size),
    "flattened": lambda g, y: np.outer(g, y).ravel(),
    "extra-axis": lambda g, y: np.outer(g, y)[None],
    "scrambled-reshape": lambda g, y: np.outer(y, g).reshape(g.size, y.size),
}
"""Wrong gradients by weights, by mistake."""
