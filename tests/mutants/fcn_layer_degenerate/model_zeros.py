# About: The network says zero, and nothing changes that.
# Loses: model_forward.AL model_forward.inputs model_backward.dA0 model_backward.dW model_backward.db model_backward.inputs
def model_forward(X, parameters, activations):
    L = len(activations)
    return np.zeros((parameters[f"W{L}"].shape[0], X.shape[1])), {"A0": X, **parameters}


def model_backward(dAL, caches, activations):
    return {"d" + name: np.zeros_like(value) for name, value in caches.items()}
