# About: Taken for the sigmoid.
# Loses: softmax_jacobian.J softmax_jacobian.inputs
# Mistake: J=wrong-activation
def softmax_jacobian(z):
    return right_sigmoid_jacobian(z)
