# Forward mode by numbers with a speed; sigmoid by logaddexp; the output error from a alone.
class Dual:
    def __init__(self, value, speed):
        self.value, self.speed = value, speed

    def __add__(self, other):
        return Dual(self.value + other.value, self.speed + other.speed)

    def __sub__(self, other):
        return Dual(self.value - other, self.speed)

    def __matmul__(self, other):
        return Dual(self.value @ other.value, self.speed @ other.value + self.value @ other.speed)

    def sigmoid(self):
        a = sigmoid(self.value)
        return Dual(a, a * (1 - a) * self.speed)


def sigmoid(z):
    return np.exp(-np.logaddexp(0, -z))


def sigmoid_prime(z):
    return np.exp(-np.logaddexp(0, -z) - np.logaddexp(0, z))


def output_error(a, y, z):
    return -(y - a) * a + (y - a) * a**2


def hidden_error(w_next, delta_next, z):
    a = sigmoid(z)
    return (delta_next.T @ w_next).T * (a - a**2)


def bias_gradient(delta):
    return 1.0 * delta


def weight_gradient(a_prev, delta):
    return (a_prev @ delta.T).T


def directional_derivative(x, y, weights, biases, dweights, dbiases):
    a = Dual(x, np.zeros(x.shape))
    for w, b, dw, db in zip(weights, biases, dweights, dbiases):
        a = (Dual(w, dw) @ a + Dual(b, db)).sigmoid()
    error = a - y
    return float(np.vdot(error.value, error.speed))


def update_mini_batch(weights, biases, mini_batch, eta):
    keep = 1 - 1 / len(mini_batch)
    moved = [], []
    for part, (own, which) in enumerate(((weights, 1), (biases, 0))):
        for layer, parameter in enumerate(own):
            mean = 0
            for x, y in mini_batch:
                mean = mean + backprop(x, y, weights, biases)[which][layer] / len(mini_batch)
            moved[part].append(parameter - eta * mean + 0 * keep)
    return moved
