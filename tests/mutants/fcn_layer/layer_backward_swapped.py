# About: Returns the gradients as (dW, db, dA_prev).
# Loses: layer_backward.dA_prev layer_backward.dW layer_backward.db layer_backward.inputs
# Mistake: swapped-results
def layer_backward(dA, cache, activation):
    dA_prev, dW, db = right_layer_backward(dA, cache, activation)
    return dW, db, dA_prev
