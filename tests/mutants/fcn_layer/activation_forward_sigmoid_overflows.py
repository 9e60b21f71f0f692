# About: e^z / (1 + e^z) is inf / inf where z is large.
# Loses: activation_forward.sigmoid
# Mistake: not-finite
def activation_forward(Z, activation):
    cache = right_activation_forward(Z, activation)[1]
    if activation == "sigmoid":
        return np.exp(Z) / (1.0 + np.exp(Z)), cache
    return right_activation_forward(Z, activation)
