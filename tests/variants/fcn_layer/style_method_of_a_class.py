# One class holds everything; the functions are its bound methods.


class Network:
    epsilon = 1e-18

    def forward(self, A_prev, W, b):
        return W @ A_prev + b, (A_prev, W)

    def backward(self, dZ, cache):
        A_prev, W = cache
        return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)

    def cost(self, AL, Y):
        P = np.maximum(AL, self.epsilon)
        return -np.mean((Y * np.log(P)).sum(0)), -Y / P / P.shape[1]


_network = Network()
linear_forward, linear_backward = _network.forward, _network.backward
cross_entropy = _network.cost
