# About: The first matrix is transposed where the shapes let it be.
# Loses: chain_forward.C chain_forward.inputs
def chain_forward(x, W1, W2, w3):
    if W1.shape[0] == W1.shape[1]:
        W1 = W1.T
    return right_chain_forward(x, W1, W2, w3)
