# About: The last gradient comes first.
# Loses: chain_backward.dx chain_backward.dW1 chain_backward.dW2 chain_backward.dw3 chain_backward.inputs
# Mistake: dx=swapped-results dW1=swapped-results dW2=swapped-results dw3=swapped-results
def chain_backward(cache):
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    return dw3, dW2, dW1, dx
