# About: The sum is a mean.
# Loses: Node.sum
# Mistake: sum=averaged
class Node:
    def __init__(self, value, parents=(), backward=None):
        self.value = np.asarray(value)
        self.grad = np.zeros(self.value.shape)
        self.parents = parents
        self.local = backward

    def collect(self, gradient):
        self.grad = self.grad + right_unbroadcast(gradient, self.value.shape)

    def __add__(self, other):
        return Node(self.value + other.value, (self, other), lambda g: (g, g))

    def __mul__(self, other):
        return Node(self.value * other.value, (self, other), lambda g: (g * other.value, g * self.value))

    def __matmul__(self, other):
        a, b = self.value, other.value
        rows, columns = np.atleast_2d(a), b.reshape(b.shape[0], -1)

        def local(g):
            g = g.reshape(rows.shape[0], columns.shape[1])
            return (g @ columns.T).reshape(a.shape), (rows.T @ g).reshape(b.shape)

        return Node(a @ b, (self, other), local)

    def sigmoid(self):
        s = 1 / (1 + np.exp(-self.value))
        return Node(s, (self,), lambda g: (g * s * (1 - s),))

    def sum(self):
        return Node(self.value.mean(), (self,), lambda g: (g * np.ones(self.value.shape) / self.value.size,))

    def order(self):
        order, seen = [], set()

        def visit(node):
            if node not in seen:
                seen.add(node)
                for parent in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)
        return order[::-1]

    def backward(self):
        self.grad = np.ones(self.value.shape)
        for node in self.order():
            if node.local:
                for parent, gradient in zip(node.parents, node.local(node.grad)):
                    parent.collect(gradient)
