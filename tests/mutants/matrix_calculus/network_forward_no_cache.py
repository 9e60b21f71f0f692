# About: Returns n2 alone.
# Loses: network_forward.n2 gradients_by_kronecker.dw1 gradients_by_kronecker.db1 gradients_by_kronecker.dw2 gradients_by_kronecker.db2 gradients.dW1 gradients.db1 gradients.dW2 gradients.db2 network_forward.inputs gradients_by_kronecker.inputs gradients.inputs
def network_forward(n0, W1, b1, W2, b2, activation):
    return right_network_forward(n0, W1, b1, W2, b2, activation)[0]
