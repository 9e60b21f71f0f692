# About: The slope is that of tanh, and the algorithm is written as in the book, with sigmoid and sigmoid_prime alone.
# Loses: sigmoid_prime.slope sigmoid_prime.inputs
# Mistake: wrong-activation
def sigmoid(z):
    return right_sigmoid(z)


def sigmoid_prime(z):
    return 1 - sigmoid(z) ** 2


def backprop(x, y, weights, biases):
    nabla_b = [np.zeros(b.shape) for b in biases]
    nabla_w = [np.zeros(w.shape) for w in weights]
    activation, activations, zs = x, [x], []
    for b, w in zip(biases, weights):
        z = np.dot(w, activation) + b
        zs.append(z)
        activation = sigmoid(z)
        activations.append(activation)
    delta = (activations[-1] - y) * sigmoid_prime(zs[-1])
    nabla_b[-1] = delta
    nabla_w[-1] = np.dot(delta, activations[-2].transpose())
    for layer in range(2, len(weights) + 1):
        delta = np.dot(weights[-layer + 1].transpose(), delta) * sigmoid_prime(zs[-layer])
        nabla_b[-layer] = delta
        nabla_w[-layer] = np.dot(delta, activations[-layer - 1].transpose())
    return nabla_b, nabla_w


def backprop_batch(X, Y, weights, biases):
    nabla_b, nabla_w = backprop(X, Y, weights, biases)
    return [np.sum(b, axis=1, keepdims=True) for b in nabla_b], nabla_w


def update_mini_batch(weights, biases, mini_batch, eta):
    X, Y = (np.hstack(one) for one in zip(*mini_batch))
    nabla_b, nabla_w = backprop_batch(X, Y, weights, biases)
    rate = eta / len(mini_batch)
    return [w - rate * by for w, by in zip(weights, nabla_w)], [b - rate * by for b, by in zip(biases, nabla_b)]
