# About: Divides by the number of rows.
# Loses: unbroadcast.gradient unbroadcast.inputs
# Mistake: none
def unbroadcast(gradient, shape):
    total = right_unbroadcast(gradient, shape)
    return total / gradient.shape[0] if gradient.shape else total
