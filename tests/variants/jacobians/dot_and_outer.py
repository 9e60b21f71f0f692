# np.dot and reshapes to rows and columns, as on paper; C is an array of one number.
def numerical_jacobian(f, x, h=1e-5):
    columns = []
    for j in range(len(x)):
        old = x[j]
        moved = np.array(x)
        moved[j] = old + h
        plus = f(moved)
        moved = np.array(x)
        moved[j] = old - h
        minus = f(moved)
        columns.append(((plus - minus) / (2 * h)).reshape(-1, 1))
    return np.hstack(columns)


def sigmoid_jacobian(z):
    t = np.clip(z, -500, 500)
    a = 1 / (1 + np.exp(-t))
    b = 1 / (1 + np.exp(t))
    return np.diagflat(a * b)


def softmax_jacobian(z):
    a = np.exp(z - np.amax(z))
    a = (a / np.sum(a)).reshape(-1, 1)
    return np.diagflat(a) - np.dot(a, a.T)


def vjp(jacobian, upstream):
    return np.dot(upstream.reshape(1, -1), jacobian).reshape(-1)


def weight_jacobian(W, y):
    T = np.zeros((W.shape[0], W.shape[0], W.shape[1]))
    for i in range(W.shape[0]):
        T[i, i, :] = y
    return T


def tensor_vjp(jacobian, upstream):
    turned = np.moveaxis(jacobian, 0, -1)
    flat = turned.reshape(-1, jacobian.shape[0])
    return np.dot(flat, upstream).reshape(turned.shape[:-1])


def weight_gradient(upstream, y):
    return np.dot(upstream[:, None], y[None, :])


def chain_forward(x, W1, W2, w3):
    y = np.dot(W1, x.reshape(-1, 1))
    z = np.dot(W2, y)
    return np.dot(w3.reshape(1, -1), z), (x, y, z, W1, W2, w3)


def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dz = w3.reshape(-1, 1)
    dy = np.dot(W2.T, dz)
    return np.dot(W1.T, dy).ravel(), np.dot(dy, x.reshape(1, -1)), np.dot(dz, y.T), z.ravel()
