# Type annotations on everything, names of its own for the arguments.
from collections.abc import Mapping, Sequence


def linear_forward(
    inputs: np.ndarray, weights: np.ndarray, bias: np.ndarray
) -> tuple[np.ndarray, tuple[np.ndarray, ...]]:
    result: np.ndarray = weights @ inputs + bias
    return result, (inputs, weights)


def linear_backward(upstream: np.ndarray, memory: tuple[np.ndarray, ...]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    inputs, weights = memory
    return weights.T @ upstream, upstream @ inputs.T, upstream.sum(axis=1, keepdims=True)


def model_forward(
    x: np.ndarray, theta: Mapping[str, np.ndarray], names: Sequence[str]
) -> tuple[np.ndarray, list[object]]:
    memories: list[object] = []
    for number, name in enumerate(names, start=1):
        x, memory = layer_forward(x, theta[f"W{number}"], theta[f"b{number}"], name)
        memories.append(memory)
    return x, memories
