# The cache is an object with methods; dot products and atleast_2d.
class Pass:
    def __init__(self, n0, W1, b1, W2, b2, activation):
        self.n0, self.W2, self.activation = n0, W2, activation
        self.d1 = np.dot(n0, W1) + b1
        self.n1 = activate(self.d1, activation)
        self.d2 = np.dot(self.n1, W2) + b2
        self.n2 = activate(self.d2, activation)

    def slope(self, d):
        n = activate(d, self.activation)
        if self.activation == "sigmoid":
            return n * activate(-d, "sigmoid")
        if self.activation == "tanh":
            return 1.0 - np.square(n)
        return np.ones_like(d) if self.activation == "identity" else (d >= 0) * 1.0

    def errors(self, y):
        v2 = np.multiply(np.subtract(self.n2, y) * 2, self.slope(self.d2))
        return np.multiply(np.dot(v2, self.W2.T), self.slope(self.d1)), v2


def vec(W):
    return W.flatten()


def unvec(w, shape):
    return np.array(w).reshape(shape[0], -1)


def linear_jacobian(n, k):
    p = n.shape[1]
    J = np.zeros((p * k, k))
    for i in range(p):
        np.fill_diagonal(J[i * k : (i + 1) * k], n[0, i])
    return J


def activation_jacobian(d, activation):
    J = np.zeros((d.size, d.size))
    node = Pass(d, np.eye(d.size), 0 * d, np.eye(d.size), 0 * d, activation)
    np.fill_diagonal(J, node.slope(d))
    return J


def mse_loss(n2, y):
    e = n2 - y
    return (e @ e.T).item()


def mse_gradient(n2, y):
    return (n2 - y).T + (n2 - y).T


def network_forward(n0, W1, b1, W2, b2, activation):
    done = Pass(n0, W1, b1, W2, b2, activation)
    return done.n2, done


def weight_gradient(n, v):
    return np.dot(n.T, v)


def gradients(y, cache):
    v1, v2 = cache.errors(y)
    return np.dot(cache.n0.T, v1), v1, np.dot(cache.n1.T, v2), v2


def gradients_by_kronecker(y, cache):
    v1, v2 = cache.errors(y)
    w1 = np.kron(cache.n0.T, np.identity(v1.size)).dot(v1.T)
    w2 = np.kron(cache.n1.T, np.identity(v2.size)).dot(v2.T)
    return w1.squeeze(axis=1), v1, w2.squeeze(axis=1), v2
