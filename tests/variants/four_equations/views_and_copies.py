# Views that are not contiguous, read-only results, copies of everything first; sums by matrices of ones.
def sigmoid(z):
    z = np.array(z, copy=True, order="F")
    out = np.ones_like(z)
    np.divide(1, 1 + np.exp(-z, where=z > -700, out=np.full_like(z, np.inf)), out=out)
    out.flags.writeable = False
    return out


def sigmoid_prime(z):
    return (sigmoid(z) * (1 - sigmoid(z)))[...]


def output_error(a, y, z):
    a, y, z = a.copy(), y.copy(), z.copy()
    a -= y
    a *= sigmoid_prime(z)
    return a[::-1][::-1]


def hidden_error(w_next, delta_next, z):
    back = np.zeros(z.shape, z.dtype)
    for row, delta in zip(w_next, delta_next):
        back += row[:, np.newaxis] * delta
    return back * sigmoid_prime(z)


def bias_gradient(delta):
    return delta[:, :]


def weight_gradient(a_prev, delta):
    columns = [delta * a for a in a_prev[:, 0]]
    return np.concatenate(columns, axis=1)


def update_mini_batch(weights, biases, mini_batch, eta):
    weights, biases = [w.copy() for w in weights], [b.copy() for b in biases]
    found = [backprop(x.copy(), y.copy(), weights, biases) for x, y in reversed(mini_batch)]
    nabla_b, nabla_w = ([np.mean(one, axis=0) for one in zip(*part)] for part in zip(*found))
    for w, by in zip(weights, nabla_w):
        w -= eta * by
    for b, by in zip(biases, nabla_b):
        b -= eta * by
    return weights, biases


def directional_derivative(x, y, weights, biases, dweights, dbiases):
    # a difference of order 6 along the direction
    def cost(h):
        a = x
        for w, b, dw, db in zip(weights, biases, dweights, dbiases):
            a = sigmoid((w + h * dw) @ a + (b + h * db))
        return np.sum((a - y) ** 2) / 2

    kind = np.result_type(*weights)
    if kind == np.float32:
        nabla_b, nabla_w = backprop(x, y, weights, biases)
        return sum(float(np.vdot(p, q)) for p, q in zip([*nabla_b, *nabla_w], [*dbiases, *dweights]))
    h = 1e-3
    return (45 * (cost(h) - cost(-h)) - 9 * (cost(2 * h) - cost(-2 * h)) + cost(3 * h) - cost(-3 * h)) / (60 * h)


def backprop_batch(X, Y, weights, biases):
    A = [X.copy()]
    for w, b in zip(weights, biases):
        Z = np.repeat(b, X.shape[1], axis=1)
        Z += w @ A[-1]
        A.append(np.array(sigmoid(Z)))
    D = A[-1] - Y
    nabla_b, nabla_w = np.empty(len(biases), object), np.empty(len(weights), object)
    for i in range(len(weights) - 1, -1, -1):
        D *= A[i + 1] * (1 - A[i + 1])
        nabla_b[i] = D @ np.ones_like(D[:1]).T
        nabla_w[i] = np.ascontiguousarray((A[i] @ D.T).T)
        D = weights[i].T @ D
    return nabla_b.tolist(), nabla_w.tolist()
