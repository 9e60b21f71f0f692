# About: Hyperbolic cosine squared, infinity over infinity for large entries.
# Loses: activation_jacobian.tanh
# Mistake: not-finite
def activation_jacobian(d, activation):
    if activation == "tanh":
        n = (np.exp(d) - np.exp(-d)) / (np.exp(d) + np.exp(-d))
        return np.diag(1 - n[0] ** 2)
    return right_activation_jacobian(d, activation)
