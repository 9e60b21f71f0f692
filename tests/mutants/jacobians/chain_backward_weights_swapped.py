# About: The gradients by the two matrices change places.
# Loses: chain_backward.dW1 chain_backward.dW2
# Mistake: dW1=swapped-results dW2=swapped-results
def chain_backward(cache):
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    return dx, dW2, dW1, dw3
