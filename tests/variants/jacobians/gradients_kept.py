# The way forward works the gradients out already; the way back hands them over, each time a copy.
def numerical_jacobian(f, x, h=1e-5):
    h = float(h)
    basis = [tuple(h if j == k else 0.0 for k in range(len(x))) for j in range(len(x))]
    ahead = [f(x + np.array(e)) for e in basis]
    behind = [f(x - np.array(e)) for e in basis]
    n = len(ahead[0])
    return np.array([[(ahead[j][i] - behind[j][i]) / (2 * h) for j in range(len(x))] for i in range(n)])


def sigmoid_jacobian(z):
    with np.errstate(over="ignore"):
        a = 1 / (1 + np.exp(-z))
        return np.diagflat(a / (1 + np.exp(z)))


def softmax_jacobian(z):
    differences = np.clip(z[None, :] - z[:, None], -745, 709)
    a = 1 / np.exp(differences).sum(axis=1)
    return np.vectorize(lambda i, j: a[i] * ((i == j) - a[j]))(*np.indices((len(z), len(z))))


def vjp(jacobian, upstream):
    return np.array([column @ upstream for column in jacobian.T])


def weight_jacobian(W, y):
    sheets = []
    for i in range(len(W)):
        sheet = np.zeros_like(W)
        sheet[i] = y
        sheets.append(sheet)
    return np.array(sheets)


def tensor_vjp(jacobian, upstream):
    if jacobian.ndim == 1:
        return jacobian @ upstream
    return np.stack([tensor_vjp(jacobian[:, j], upstream) for j in range(jacobian.shape[1])])


def weight_gradient(upstream, y):
    return np.vstack([number * y for number in upstream])


def chain_forward(x, W1, W2, w3):
    y = W1 @ x
    z = W2 @ y
    dy = w3 @ W2
    return w3 @ z, (dy @ W1, np.outer(dy, x), np.outer(w3, y), z)


def chain_backward(cache):
    return tuple(gradient.copy() for gradient in cache)
