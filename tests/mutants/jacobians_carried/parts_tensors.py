# About: Every sheet of the tensor is filled; the chain goes through the tensors.
# Loses: weight_jacobian.T weight_jacobian.inputs
# Mistake: T=every-slice-filled
def weight_jacobian(W, y):
    return np.zeros((len(W), len(W), len(y))) + y


def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dy = W2.T @ w3
    dW1 = right_tensor_vjp(weight_jacobian(W1, x), dy)
    return W1.T @ dy, dW1, right_tensor_vjp(weight_jacobian(W2, y), w3), z
