# About: x is moved against its gradient at once.
# Loses: chain_backward.dW1 chain_backward.inputs
# Mistake: inputs=overwritten-input
def chain_backward(cache):
    gradients = right_chain_backward(cache)
    gradients = tuple(np.array(g) for g in gradients)
    cache[0][:] -= 0
    cache[0][0] += 1
    return gradients
