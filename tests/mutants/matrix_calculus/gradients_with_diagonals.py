# About: Without Kronecker products, but with diagonal matrices.
# Loses: gradients.dW1 gradients.db1 gradients.dW2 gradients.db2
def gradients(y, cache):
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = right_mse_gradient(n2, y).T @ right_activation_jacobian(d2, activation)
    v1 = v2 @ W2.T @ right_activation_jacobian(d1, activation)
    return n0.T @ v1, v1, n1.T @ v2, v2
