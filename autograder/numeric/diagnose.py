"""The name of a mistake, found in the numbers; no name unless the evidence is complete."""

from collections.abc import Mapping

import msgspec
import numpy as np

from autograder.numeric.arrays import Array, rms
from autograder.numeric.compare import Difference, Expected, Precision, difference

_TELLING_ELEMENTS = 4


class Evidence(msgspec.Struct, frozen=True):
    """One wrong value: what came, what is right, and what a known mistake would have given.

    ``output`` is its name, which starts with d if it is a gradient; ``suspects`` maps the name of a mistake to the
    value it leads to here; ``m`` is the number of samples.
    """

    output: str
    actual: object
    expected: Expected
    difference: Difference
    precision: Precision
    m: int
    suspects: Mapping[str, Array]


class Diagnosis(msgspec.Struct, frozen=True):
    """``mistake`` is a name of the catalogue, or None; ``message`` is for the student and says no answer."""

    mistake: str | None
    message: str


MISTAKES = {
    "not-an-array": "it has to be a NumPy array of numbers",
    "wrong-shape": "it has the wrong shape",
    "transposed-shape": "it is the transpose of what is asked for",
    "not-finite": "it holds nan or inf; look for the overflow of an exponential, a division by zero, a logarithm of 0",
    "zero": "it is zero everywhere",
    "sign": "it is right but for its sign",
    "transposed": "it is the transpose of what is asked for: with a square matrix the shapes cannot tell",
    "extra-mean": "it is too small everywhere by the factor m: the mean over samples was taken once too often "
    "(1/m comes in once, with the cost)",
    "missing-mean": "it is too large everywhere by the factor m: the mean over samples was not taken",
    "constant-factor": "it is off everywhere by the same factor",
    "passed-through": "it is the upstream gradient, passed on as it came: the local derivative is missing",
    "wrong-axis": "it was summed over the wrong axis: b is added to every sample (column), "
    "so its gradient sums over the samples",
    "not-summed": "it was not summed over the samples: b is added to every one of them",
    "summed-over-everything": "it was summed over the units, too: every unit has a bias of its own",
    "squeezed": "its values are right, its shape is not: keep the axis that is summed over",
    "missing-bias": "the bias b is missing",
    "upstream-ignored": "it is the local derivative alone: the upstream gradient is missing",
    "missing-square": "the square is missing in the derivative of tanh",
    "missing-activation": "the derivative of the activation is missing: dA was used where dZ belongs",
    "softmax-over-samples": "softmax was taken over the samples: each of them (each column) has its own probabilities",
    "elementwise-softmax": "softmax was treated as if each output depended on its own input only; "
    "each sample needs its full Jacobian",
    "mask-from-upstream": "the mask was taken from the sign of dA; it has to come from Z",
    "derivative-of-output": "the derivative was taken at A, or of A once more, instead of at Z",
    "parameter-returned": "it is the parameter itself, not its gradient",
    "malformed-result": "its docstring says what it returns",
    "overwritten-input": "what a function is given belongs to its caller: work on a copy",
    "spoilt-cache": "what is in a cache has to stay as it is",
}
"""Every mistake that can be named, and what the student is told: a hint at the formula, never the answer.

The last three are no matter of numbers: who sees what a function does names them.
"""


def diagnose(evidence: list[Evidence]) -> Diagnosis:
    """Return what is known about values that are all wrong under one heading.

    A mistake is named only if it explains every one of them, and at least one that is not degenerate.
    """
    names = [_names(piece) for piece in evidence]
    for name in names[0]:
        if all(name in others for others in names) and _is_telling(name, evidence):
            return Diagnosis(name, MISTAKES[name] + _detail(name, evidence[0]) + _whole_numbers(evidence[0]))
    return Diagnosis(None, _plain(evidence[0]) + _whole_numbers(evidence[0]))


def _is_telling(name: str, evidence: list[Evidence]) -> bool:
    """Whether the values are enough of them to tell: two numbers are always in some proportion."""
    if evidence[0].difference.kind != "value":
        return True
    if name == "constant-factor":
        ratios = [_ratio(np.asarray(piece.actual), piece.expected.value) for piece in evidence]
        if max(ratios) - min(ratios) > 1e-6 * abs(ratios[0]):
            return False
    return max(piece.expected.value.size for piece in evidence) >= _TELLING_ELEMENTS


def _names(evidence: Evidence) -> list[str]:
    """Every name that explains this value, the most telling first."""
    kind = evidence.difference.kind
    if kind == "type":
        return ["not-an-array"]
    actual = np.asarray(evidence.actual)
    suspects = [name for name, value in evidence.suspects.items() if _is(actual, value, evidence)]
    if kind == "shape":
        flipped = _is(actual, evidence.expected.value.T, evidence)
        return [*suspects, *(["transposed-shape"] if flipped else []), "wrong-shape"]
    if kind == "not-finite":
        return ["not-finite"]
    return suspects + _generic_names(actual, evidence)


def _generic_names(actual: Array, evidence: Evidence) -> list[str]:
    value = evidence.expected.value
    names = []
    if not actual.any():
        names.append("zero")
    if _is(actual, -value, evidence):
        names.append("sign")
    if value.ndim == 2 and value.shape[0] == value.shape[1] > 1 and _is(actual, value.T, evidence):
        names += ["transposed", "transposed-shape"]  # the second where other cases were not square
    ratio = _ratio(actual, value)
    if evidence.m > 1 and _is(actual, value / evidence.m, evidence):
        names.append("extra-mean")
    elif evidence.m > 1 and _is(actual, value * evidence.m, evidence):
        names.append("missing-mean")
    if ratio not in {0.0, -1.0} and _is(actual, value * ratio, evidence):
        names.append("constant-factor")
    return names


def _is(actual: Array, candidate: Array, evidence: Evidence) -> bool:
    """Whether ``actual`` equals a candidate, within the tolerance of the right value scaled to its size."""
    if actual.shape != candidate.shape or not np.isfinite(candidate).all():
        return False
    scale = max(1.0, rms(candidate) / max(rms(evidence.expected.value), np.finfo(np.float64).tiny))
    noise = np.full(candidate.shape, evidence.expected.noise.max(initial=0.0) * scale)
    as_expected = Expected(candidate, noise, candidate, candidate)
    return difference(actual, as_expected, evidence.precision) is None


def _ratio(actual: Array, value: Array) -> float:
    square = float(np.vdot(value, value).real)
    return float(np.vdot(value, actual).real) / square if square else 0.0


def _detail(name: str, evidence: Evidence) -> str:
    if name == "constant-factor":
        return f" ({_ratio(np.asarray(evidence.actual), evidence.expected.value):.7g})"
    if name == "wrong-shape":
        hint = "; a gradient has the shape of what it is the gradient of" if evidence.output.startswith("d") else ""
        return f": {np.asarray(evidence.actual).shape}, not {evidence.expected.value.shape}{hint}"
    if name in {"transposed-shape", "not-an-array"}:
        return f" ({_plain(evidence)})"
    return ""


def _plain(evidence: Evidence) -> str:
    """What is known without a name."""
    expected = evidence.expected.value
    found = evidence.difference
    if found.kind == "type":
        return f"it is {_type_name(evidence.actual)}, not an array of shape {expected.shape}"
    shape = np.asarray(evidence.actual).shape
    if found.kind == "shape":
        return f"its shape is {shape}, not {expected.shape}"
    if expected.size == 1:
        return "the number is off"
    place = f"[{', '.join(map(str, found.index))}]"
    if found.wrong_elements == 1:
        return f"1 of {expected.size} elements is off, {place}"
    return f"{found.wrong_elements} of {expected.size} elements are off, most of all {place}"


def _whole_numbers(evidence: Evidence) -> str:
    """What to say of integers that are what is left of the right values."""
    actual, value = np.asarray(evidence.actual), evidence.expected.value
    if evidence.difference.kind != "value" or actual.dtype.kind not in "iu":
        return ""
    is_near = np.abs(actual.reshape(value.shape) - value).max() <= 1
    return f"; it looks cut to whole numbers, its type is {actual.dtype}" if is_near else ""


def _type_name(value: object) -> str:
    if isinstance(value, np.ndarray):
        return f"an array of {value.dtype}"
    return {"NoneType": "None"}.get(type(value).__name__, f"of type {type(value).__name__}")
