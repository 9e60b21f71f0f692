# About: Three gradients of four.
# Loses: chain_backward.dx chain_backward.dW1 chain_backward.dW2 chain_backward.dw3 chain_backward.inputs
# Mistake: malformed-result
def chain_backward(cache):
    return right_chain_backward(cache)[1:]
