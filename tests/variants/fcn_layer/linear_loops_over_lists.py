# The linear part in plain Python: lists of floats and three nested loops.


def linear_forward(A_prev, W, b):
    inputs, weights, bias = A_prev.tolist(), W.tolist(), b.tolist()
    Z = [[bias[j][0] for _ in inputs[0]] for j in range(len(weights))]
    for j, row in enumerate(weights):
        for k, weight in enumerate(row):
            for i, value in enumerate(inputs[k]):
                Z[j][i] += weight * value
    return np.array(Z), (inputs, weights)


def linear_backward(dZ, cache):
    inputs, weights = cache
    upstream = dZ.tolist()
    m = len(upstream[0])
    dW = [[sum(row[i] * x[i] for i in range(m)) for x in inputs] for row in upstream]
    db = [[sum(row)] for row in upstream]
    dA_prev = [
        [sum(weights[j][k] * upstream[j][i] for j in range(len(upstream))) for i in range(m)]
        for k in range(len(inputs))
    ]
    return np.array(dA_prev), np.array(dW), np.array(db)
