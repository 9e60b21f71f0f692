# About: The formula for the value is applied to the logits.
# Loses: sigmoid_jacobian.J sigmoid_jacobian.inputs
# Mistake: J=input-for-activation inputs=none
def sigmoid_jacobian(z):
    return np.diag(z * (1 - z))
