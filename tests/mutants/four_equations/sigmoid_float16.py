# About: Half precision.
# Loses: sigmoid.a sigmoid.inputs
# Mistake: half-precision
def sigmoid(z):
    return right_sigmoid(z).astype(np.float16)
