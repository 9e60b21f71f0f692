# About: Half precision.
# Loses: bias_gradient.nabla_b bias_gradient.inputs
# Mistake: half-precision
def bias_gradient(delta):
    return delta.astype(np.float16)
