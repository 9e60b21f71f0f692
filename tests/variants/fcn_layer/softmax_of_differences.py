# Each probability as 1 / sum of exp(z_q - z_p): an overflow gives the 0 that is right.


def activation_forward(Z, activation):
    if activation == "softmax":
        with np.errstate(over="ignore"):
            A = 1 / np.exp(Z[:, None, :] - Z[None, :, :]).sum(axis=0)
    elif activation == "relu":
        A = np.maximum(Z, 0)
    else:
        A = np.tanh(Z) if activation == "tanh" else np.exp(-np.logaddexp(0, -Z))
    return A, A
