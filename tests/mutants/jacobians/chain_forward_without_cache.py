# About: Only the cost comes back.
# Loses: chain_forward.C chain_forward.inputs chain_backward.dx chain_backward.dW1 chain_backward.dW2 chain_backward.dw3 chain_backward.inputs
# Mistake: C=malformed-result
def chain_forward(x, W1, W2, w3):
    return right_chain_forward(x, W1, W2, w3)[0]
