# np.matrix-free but old: asserts on shapes, prints, dictionaries for layers, names counted from 1.
def sigmoid(z):
    with np.errstate(over="ignore"):
        s = 1 / (1 + np.exp(-z))
    assert s.shape == z.shape
    return s


def sigmoid_prime(z):
    s = sigmoid(z)
    ds = s * (1 - s)
    return ds


def backprop(x, y, weights, biases):
    L = len(weights)
    parameters = {}
    for l in range(1, L + 1):
        parameters["W" + str(l)] = weights[l - 1]
        parameters["b" + str(l)] = biases[l - 1]
    cache = {"A0": x}
    for l in range(1, L + 1):
        cache["Z" + str(l)] = np.dot(parameters["W" + str(l)], cache["A" + str(l - 1)]) + parameters["b" + str(l)]
        cache["A" + str(l)] = sigmoid(cache["Z" + str(l)])
    grads = {}
    dA = cache["A" + str(L)] - y
    for l in range(L, 0, -1):
        dZ = dA * sigmoid_prime(cache["Z" + str(l)])
        grads["dW" + str(l)] = np.dot(dZ, cache["A" + str(l - 1)].T)
        grads["db" + str(l)] = dZ
        assert grads["dW" + str(l)].shape == parameters["W" + str(l)].shape
        dA = np.dot(parameters["W" + str(l)].T, dZ)
    print("one sample done")
    return [grads["db" + str(l)] for l in range(1, L + 1)], [grads["dW" + str(l)] for l in range(1, L + 1)]


def backprop_batch(X, Y, weights, biases):
    nabla_b, nabla_w = backprop(X, Y, weights, biases)
    return [np.sum(nb, axis=1, keepdims=True) for nb in nabla_b], nabla_w


def update_mini_batch(weights, biases, mini_batch, eta):
    W = [w.copy() for w in weights]
    B = [b.copy() for b in biases]
    m = float(len(mini_batch))
    X = np.column_stack([pair[0] for pair in mini_batch])
    Y = np.column_stack([pair[1] for pair in mini_batch])
    db, dW = backprop_batch(X, Y, weights, biases)
    for l in range(len(W)):
        W[l] -= eta * (dW[l] / m)
        B[l] -= eta * (db[l] / m)
    return W, B
