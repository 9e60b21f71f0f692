# About: vjp has the wrong sign; what is made of it is right but for that.
# Loses: vjp.dx vjp.inputs
# Mistake: dx=sign
def vjp(jacobian, upstream):
    return -(jacobian.T @ upstream)


def tensor_vjp(jacobian, upstream):
    flat = vjp(jacobian.reshape(len(jacobian), -1), upstream)
    return flat.reshape(jacobian.shape[1:])


def chain_backward(cache):
    x, y, z, W1, W2, w3 = cache
    dy = vjp(W2, w3)
    return vjp(W1, dy), np.outer(dy, x), np.outer(w3, y), z
