# Element by element in plain Python; nothing calls a function of another exercise but sigmoid.
import math


def _one(z):
    z = float(z)
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    e = math.exp(z)
    return e / (1 + e)


def sigmoid(z):
    out = np.zeros(z.shape)
    for index in np.ndindex(*z.shape):
        out[index] = _one(z[index])
    return out


def sigmoid_prime(z):
    out = np.zeros(z.shape)
    for index, value in np.ndenumerate(z):
        out[index] = _one(value) * _one(-value)
    return out


def output_error(a, y, z):
    out = np.zeros((len(a), 1))
    for j in range(len(a)):
        out[j, 0] = (a[j, 0] - y[j, 0]) * _one(z[j, 0]) * (1 - _one(z[j, 0]))
    return out


def hidden_error(w_next, delta_next, z):
    k, n = w_next.shape
    out = np.zeros((n, 1))
    for j in range(n):
        for i in range(k):
            out[j, 0] += w_next[i, j] * delta_next[i, 0] * _one(z[j, 0]) * _one(-z[j, 0])
    return out


def bias_gradient(delta):
    out = np.zeros((len(delta), 1))
    for j in range(len(delta)):
        out[j, 0] = delta[j, 0]
    return out


def weight_gradient(a_prev, delta):
    out = np.empty((len(delta), len(a_prev)))
    for j in range(len(delta)):
        for k in range(len(a_prev)):
            out[j, k] = a_prev[k, 0] * delta[j, 0]
    return out


def update_mini_batch(weights, biases, mini_batch, eta):
    new_weights = [np.array(w) for w in weights]
    new_biases = [np.array(b) for b in biases]
    for x, y in mini_batch:
        nabla_b, nabla_w = backprop(x, y, weights, biases)
        for layer in range(len(weights)):
            new_weights[layer] -= eta / len(mini_batch) * nabla_w[layer]
            new_biases[layer] -= eta / len(mini_batch) * nabla_b[layer]
    return new_weights, new_biases


def directional_derivative(x, y, weights, biases, dweights, dbiases):
    a = [float(v) for v in x[:, 0]]
    da = [0.0] * len(a)
    for layer in range(len(weights)):
        w, b, dw, db = weights[layer], biases[layer], dweights[layer], dbiases[layer]
        new_a, new_da = [], []
        for j in range(w.shape[0]):
            z, dz = float(b[j, 0]), float(db[j, 0])
            for k in range(w.shape[1]):
                z += float(w[j, k]) * a[k]
                dz += float(dw[j, k]) * a[k] + float(w[j, k]) * da[k]
            new_a.append(_one(z))
            new_da.append(_one(z) * _one(-z) * dz)
        a, da = new_a, new_da
    return sum((a[j] - float(y[j, 0])) * da[j] for j in range(len(a)))


def backprop_batch(X, Y, weights, biases):
    # neuron by neuron; each of them holds a row with all samples
    rows = [[X[k] for k in range(X.shape[0])]]
    for w, b in zip(weights, biases):
        new = []
        for j in range(w.shape[0]):
            z = b[j, 0] + sum(w[j, k] * rows[-1][k] for k in range(w.shape[1]))
            new.append(0.5 + 0.5 * np.tanh(0.5 * z))
        rows.append(new)
    errors = [(a - y) * a * (1 - a) for a, y in zip(rows[-1], Y)]
    nabla_b, nabla_w = [], []
    for layer in range(len(weights) - 1, -1, -1):
        nabla_b.insert(0, np.array([[e.sum()] for e in errors]))
        nabla_w.insert(0, np.array([[(e * a).sum() for a in rows[layer]] for e in errors]))
        w = weights[layer]
        errors = [
            a * (1 - a) * sum(w[i, j] * errors[i] for i in range(w.shape[0])) for j, a in enumerate(rows[layer])
        ]
    return nabla_b, nabla_w
