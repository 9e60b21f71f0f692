# About: The derivative is a quotient of infinities for large entries.
# Loses: Node.sigmoid
# Mistake: sigmoid=not-finite
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
        e = np.exp(-self.value)
        return Node(1 / (1 + e), (self,), lambda g: (g * e / (1 + e) ** 2,))

    def sum(self):
        return Node(self.value.sum(), (self,), lambda g: (g * np.ones(self.value.shape),))

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
