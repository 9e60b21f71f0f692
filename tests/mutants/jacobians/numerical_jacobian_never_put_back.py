# About: Two copies are moved further and further apart.
# Loses: numerical_jacobian.J numerical_jacobian.calls numerical_jacobian.inputs
# Mistake: J=steps-pile-up
def numerical_jacobian(f, x, h=1e-5):
    ahead, behind, columns = x.copy(), x.copy(), []
    for j in range(x.size):
        ahead[j] += h
        behind[j] -= h
        columns.append((f(ahead) - f(behind)) / (2 * h))
    return np.stack(columns, axis=1)
