# About: * for the matrix product, and what broadcasting makes of it.
# Loses: hidden_error.delta hidden_error.inputs
# Mistake: wrong-shape
def hidden_error(w_next, delta_next, z):
    product = w_next * delta_next
    return product.T * right_sigmoid_prime(z)
