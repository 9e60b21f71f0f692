# A class of layers that remember what they saw; results copied out of it.
class Layer:
    def __init__(self, w, b):
        self.w, self.b = w, b

    def forward(self, a):
        self.a_prev = a
        self.z = self.w @ a + self.b
        return sigmoid(self.z)

    def backward(self, by_a):
        self.delta = by_a * sigmoid_prime(self.z)
        return self.w.T @ self.delta

    @property
    def nabla(self):
        return self.delta.sum(axis=1)[:, np.newaxis], self.delta @ self.a_prev.T


class Chain:
    def __init__(self, weights, biases):
        self.layers = [Layer(w, b) for w, b in zip(weights, biases)]

    def __call__(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def pull(self, by_a):
        for layer in self.layers[::-1]:
            by_a = layer.backward(by_a)
        return [layer.nabla for layer in self.layers]


def backprop(x, y, weights, biases):
    chain = Chain(weights, biases)
    nablas = chain.pull(chain(x) - y)
    return [b for b, _ in nablas], [w for _, w in nablas]


def backprop_batch(X, Y, weights, biases):
    chain = Chain(weights, biases)
    nabla_b, nabla_w = zip(*chain.pull(chain(X) - Y))
    return list(nabla_b), list(nabla_w)


class Trainer:
    def __init__(self, sizes, rng):
        self.weights = [rng.uniform(-1, 1, (n, p)) for p, n in zip(sizes, sizes[1:])]
        self.biases = [rng.uniform(-1, 1, (n, 1)) for n in sizes[1:]]
        self.rng = rng

    def step(self, batch, eta):
        self.weights, self.biases = update_mini_batch(self.weights, self.biases, batch, eta)

    def epoch(self, data, batch_size, eta):
        order = np.arange(len(data))
        self.rng.shuffle(order)
        for chunk in np.array_split(order, range(batch_size, len(data), batch_size)):
            self.step([data[i] for i in chunk], eta)


def train(data, sizes, epochs, batch_size, eta, rng):
    trainer = Trainer(sizes, rng)
    for _ in range(epochs):
        trainer.epoch(data, batch_size, eta)
    return trainer.weights, trainer.biases
