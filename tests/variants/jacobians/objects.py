# Classes: an operator that knows its transpose, a chain that is its own cache.
class Operator:
    def __init__(self, matrix):
        self.matrix = matrix

    def __call__(self, x):
        return self.matrix @ x

    @property
    def T(self):
        return Operator(self.matrix.T)


class Differences:
    def __init__(self, f, h):
        self.f, self.h = f, h

    def along(self, x, direction):
        step = self.h * direction
        return (self.f(x + step) - self.f(x - step)) / (2 * self.h)


class Chain:
    def __init__(self, x, W1, W2, w3):
        self.x, self.w3 = x, w3
        self.first, self.second = Operator(W1), Operator(W2)
        self.y = self.first(x)
        self.z = self.second(self.y)


class Probabilities:
    def __init__(self, z):
        e = np.exp(z - z.max())
        self.a = e / e.sum()

    def jacobian(self):
        J = -self.a.reshape(-1, 1) * self.a
        J[np.diag_indices_from(J)] += self.a
        return J


def numerical_jacobian(f, x, h=1e-5):
    differences = Differences(f, h)
    return np.stack([differences.along(x, e) for e in np.eye(len(x))]).T


def sigmoid_jacobian(z):
    J = np.zeros((z.size, z.size))
    np.fill_diagonal(J, 0.25 / np.cosh(np.clip(z, -710, 710) / 2) ** 2)
    return J


def softmax_jacobian(z):
    return Probabilities(z).jacobian()


def vjp(jacobian, upstream):
    return Operator(jacobian).T(upstream)


def weight_jacobian(W, y):
    return np.where(np.eye(len(W), dtype=bool)[:, :, None], y, 0.0)


def tensor_vjp(jacobian, upstream):
    operator = Operator(np.reshape(jacobian, (len(upstream), np.prod(jacobian.shape[1:]))))
    return np.reshape(operator.T(upstream), jacobian.shape[1:])


def weight_gradient(upstream, y):
    return np.array([number * y for number in upstream])


def chain_forward(x, W1, W2, w3):
    chain = Chain(x, W1, W2, w3)
    return float(np.sum(chain.w3 * chain.z)), chain


def chain_backward(cache):
    dy = cache.second.T(cache.w3)
    dx = cache.first.T(dy)
    return dx, weight_gradient(dy, cache.x), weight_gradient(cache.w3, cache.y), cache.z.copy()
