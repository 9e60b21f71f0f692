# About: Clips dW to [-1, 1] against exploding gradients.
# Loses: layer_backward.dW
# Mistake: none
def layer_backward(dA, cache, activation):
    dA_prev, dW, db = right_layer_backward(dA, cache, activation)
    return dA_prev, np.clip(dW, -1, 1), db
