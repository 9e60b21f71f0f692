# About: Two parts are wrong, and the chain is made of both.
# Loses: vjp.dx vjp.inputs weight_gradient.dW weight_gradient.inputs
# Mistake: dx=none dW=constant-factor
def vjp(jacobian, upstream):
    return jacobian.T @ upstream / len(upstream)


def weight_gradient(upstream, y):
    return 0.5 * np.outer(upstream, y)


def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dy = vjp(W2, w3)
    return vjp(W1, dy), weight_gradient(dy, x), weight_gradient(w3, y), z
