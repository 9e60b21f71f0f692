# About: z in the cache is overwritten.
# Loses: chain_backward.dw3
# Mistake: dw3=spoilt-cache
def chain_backward(cache):
    dx, dW1, dW2, dw3 = right_chain_backward(cache)
    dw3 = dw3.copy()
    cache[2][:] = 0
    return dx, dW1, dW2, dw3
