# The point is moved in a copy and put back; warnings of overflow are let through; the result of f is copied.
def numerical_jacobian(f, x, h=1e-5):
    point = np.array(x, dtype=float)
    J = []
    for j in range(point.size):
        value = point[j]
        point[j] = value + h
        ahead = np.array(f(point))
        point[j] = value - h
        behind = np.array(f(point))
        point[j] = value
        J.append((ahead - behind) / 2 / h)
    return np.array(J).transpose()


def sigmoid_jacobian(z):
    a = 1 / (1 + np.exp(-z))
    return np.diag(a * (1 - a))


def softmax_jacobian(z):
    z = z.copy()
    z -= max(z)
    a = np.exp(z)
    a /= a.sum()
    J = np.diag(a)
    J = J - a[np.newaxis].T * a[np.newaxis]
    return J


def vjp(jacobian, upstream):
    dx = np.zeros(jacobian.shape[1])
    for row, number in zip(jacobian, upstream):
        dx = dx + number * row
    return dx


def weight_jacobian(W, y):
    n, m = W.shape
    T = np.zeros((n, n * m))
    for i in range(n):
        T[i, i * m : (i + 1) * m] = y
    return T.reshape(n, n, m)


def tensor_vjp(jacobian, upstream):
    n = jacobian.shape[0]
    order = list(range(1, jacobian.ndim)) + [0]
    flat = jacobian.transpose(order).reshape(-1, n)
    result = flat.dot(upstream)
    return result.reshape(jacobian.shape[1:])


def weight_gradient(upstream, y):
    column, row = upstream.reshape(-1, 1), y.reshape(1, -1)
    return column @ row


def chain_forward(x, W1, W2, w3):
    y = np.matmul(W1, x)
    z = np.matmul(W2, y)
    return np.inner(w3, z), None if z is None else [z, y, x, w3, W2, W1]


def chain_backward(cache):
    z, y, x, w3, W2, W1 = cache
    dz = w3.copy()
    dy = W2.T.dot(dz)
    dx = W1.T.dot(dy)
    return [dx, dy.reshape(-1, 1) @ x.reshape(1, -1), dz.reshape(-1, 1) @ y.reshape(1, -1), z]
