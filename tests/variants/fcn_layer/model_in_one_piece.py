# Model functions that use none of the smaller functions: all activations of a network in lists.


def model_forward(X, parameters, activations):
    A, W = [X], [None]
    for l, name in enumerate(activations, 1):
        Z = parameters[f"W{l}"] @ A[-1] + parameters[f"b{l}"]
        if name == "relu":
            A.append(np.maximum(Z, 0))
        elif name == "tanh":
            A.append(np.tanh(Z))
        elif name == "sigmoid":
            A.append((1 + np.tanh(Z / 2)) / 2)
        else:
            E = np.exp(Z - Z.max(axis=0))
            A.append(E / E.sum(axis=0))
        W.append(parameters[f"W{l}"])
    return A[-1], {"A": A, "W": W}


def model_backward(dAL, caches, activations):
    A, W = caches["A"], caches["W"]
    gradients = {"dA0": dAL}
    for l in range(len(activations), 0, -1):
        dA, name = gradients["dA0"], activations[l - 1]
        if name == "relu":
            dZ = dA * (A[l] > 0)
        elif name == "tanh":
            dZ = dA * (1 - A[l] ** 2)
        elif name == "sigmoid":
            dZ = dA * A[l] * (1 - A[l])
        else:
            dZ = A[l] * (dA - (A[l] * dA).sum(axis=0))
        gradients[f"dW{l}"] = dZ @ A[l - 1].T
        gradients[f"db{l}"] = dZ @ np.ones((dZ.shape[1], 1))
        gradients["dA0"] = W[l].T @ dZ
    return gradients
