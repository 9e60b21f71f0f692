# Every table is filled element by element, with Python's own mathematics.
import math


def numerical_jacobian(f, x, h=1e-5):
    n, m = len(f(x)), len(x)
    J = np.zeros((n, m))
    for i in range(n):
        for j in range(m):
            ahead, behind = x.copy(), x.copy()
            ahead[j] += h
            behind[j] -= h
            J[i, j] = (f(ahead)[i] - f(behind)[i]) / (2 * h)
    return J


def _logistic(t):
    if t >= 0:
        return 1 / (1 + math.exp(-t))
    return math.exp(t) / (1 + math.exp(t))


def sigmoid_jacobian(z):
    J = np.zeros((len(z), len(z)))
    for i in range(len(z)):
        J[i, i] = _logistic(float(z[i])) * _logistic(-float(z[i]))
    return J


def softmax_jacobian(z):
    top = max(z)
    total = sum(math.exp(t - top) for t in z)
    a = [math.exp(t - top) / total for t in z]
    J = np.zeros((len(z), len(z)))
    for i in range(len(z)):
        for j in range(len(z)):
            J[i, j] = a[i] * (1 - a[i]) if i == j else -a[i] * a[j]
    return J


def vjp(jacobian, upstream):
    n, m = jacobian.shape
    dx = np.zeros(m)
    for j in range(m):
        for i in range(n):
            dx[j] += jacobian[i, j] * upstream[i]
    return dx


def weight_jacobian(W, y):
    n, m = W.shape
    T = np.zeros((n, n, m))
    for i in range(n):
        for j in range(n):
            for k in range(m):
                if i == j:
                    T[i, j, k] = y[k]
    return T


def tensor_vjp(jacobian, upstream):
    dX = np.zeros(jacobian.shape[1:])
    for place in np.ndindex(dX.shape):
        for i in range(len(upstream)):
            dX[place] += jacobian[(i, *place)] * upstream[i]
    return dX


def weight_gradient(upstream, y):
    dW = np.zeros((len(upstream), len(y)))
    for j in range(len(upstream)):
        for k in range(len(y)):
            dW[j, k] = upstream[j] * y[k]
    return dW


def chain_forward(x, W1, W2, w3):
    y = [sum(W1[i, j] * x[j] for j in range(len(x))) for i in range(len(W1))]
    z = [sum(W2[i, j] * y[j] for j in range(len(y))) for i in range(len(W2))]
    return sum(w3[i] * z[i] for i in range(len(z))), {"x": x, "y": y, "z": z, "W1": W1, "W2": W2, "w3": w3}


def chain_backward(cache):
    x, y, z, W1, W2, w3 = (cache[name] for name in ("x", "y", "z", "W1", "W2", "w3"))
    dy = [sum(W2[i, j] * w3[i] for i in range(len(z))) for j in range(len(y))]
    dx = [sum(W1[i, j] * dy[i] for i in range(len(y))) for j in range(len(x))]
    dW1 = [[one * other for other in x] for one in dy]
    dW2 = [[one * other for other in y] for one in w3]
    return np.array(dx), np.array(dW1), np.array(dW2), np.array(z)
