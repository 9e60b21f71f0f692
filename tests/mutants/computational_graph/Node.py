# %% Node_addition_one_side
# About: The addition hands on to the left only.
# Loses: Node.add
# Mistake: none
class Node:
    def __init__(self, value, parents=(), backward=None):
        self.value = np.asarray(value)
        self.grad = np.zeros(self.value.shape)
        self.parents = parents
        self.local = backward

    def collect(self, gradient):
        self.grad = self.grad + right_unbroadcast(gradient, self.value.shape)

    def __add__(self, other):
        return Node(self.value + other.value, (self, other), lambda g: (g, np.zeros(g.shape)))

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


# %% Node_addition_without_upstream
# About: The addition gives 1.
# Loses: Node.add
# Mistake: upstream-ignored
class Node:
    def __init__(self, value, parents=(), backward=None):
        self.value = np.asarray(value)
        self.grad = np.zeros(self.value.shape)
        self.parents = parents
        self.local = backward

    def collect(self, gradient):
        self.grad = self.grad + right_unbroadcast(gradient, self.value.shape)

    def __add__(self, other):
        return Node(self.value + other.value, (self, other), lambda g: (np.ones(g.shape), np.ones(g.shape)))

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


# %% Node_along_paths
# About: Hands on all that it has, along every path.
# Loses: Node.order Node.expressions
# Mistake: expressions=handed-on-again
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
        self.hand_on()

    def hand_on(self):
        if self.local:
            for parent, gradient in zip(self.parents, self.local(self.grad)):
                parent.collect(gradient)
                parent.hand_on()


# %% Node_assigned
# About: Assigns the gradient where paths join.
# Loses: Node.fan_out Node.order Node.expressions
# Mistake: fan_out=fan-out-assigned order=fan-out-assigned
class Node:
    def __init__(self, value, parents=(), backward=None):
        self.value = np.asarray(value)
        self.grad = np.zeros(self.value.shape)
        self.parents = parents
        self.local = backward

    def collect(self, gradient):
        self.grad = right_unbroadcast(gradient, self.value.shape)

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


# %% Node_backward_in_place
# About: Scales the value of a node that is given, in place.
# Loses: Node.inputs
# Mistake: inputs=overwritten-input
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
        out = Node(s, (self,), lambda g: (g * s * (1 - s),))
        self.value[...] = np.round(self.value, 9)
        return out

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


# %% Node_breadth_first
# About: Hands on in the order of first meeting.
# Loses: Node.order Node.expressions
# Mistake: order=handed-on-too-early
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
        return Node(self.value.sum(), (self,), lambda g: (g * np.ones(self.value.shape),))

    def order(self):
        order = [self]
        for node in order:
            order += [parent for parent in dict.fromkeys(node.parents) if parent not in order]
        return order

    def backward(self):
        self.grad = np.ones(self.value.shape)
        for node in self.order():
            if node.local:
                for parent, gradient in zip(node.parents, node.local(node.grad)):
                    parent.collect(gradient)


# %% Node_depth_first
# About: Hands on when it is first met.
# Loses: Node.order Node.expressions
# Mistake: order=handed-on-too-early
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
        return Node(self.value.sum(), (self,), lambda g: (g * np.ones(self.value.shape),))

    def order(self):
        order, seen = [], set()

        def visit(node):
            if node not in seen:
                seen.add(node)
                order.append(node)
                for parent in node.parents:
                    visit(parent)

        visit(self)
        return order

    def backward(self):
        self.grad = np.ones(self.value.shape)
        for node in self.order():
            if node.local:
                for parent, gradient in zip(node.parents, node.local(node.grad)):
                    parent.collect(gradient)


# %% Node_end_stays_zero
# About: The end of the graph gets no gradient.
# Loses: Node.add Node.multiply Node.matmul Node.sigmoid Node.sum Node.fan_out Node.broadcast Node.order Node.expressions
# Mistake: none
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
        for node in self.order():
            if node.local:
                for parent, gradient in zip(node.parents, node.local(node.grad)):
                    parent.collect(gradient)


# %% Node_every_path
# About: Follows every path by itself: right, and endless.
# Loses: Node.order
# Mistake: none
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
        self.hand_on(np.ones(self.value.shape))

    def hand_on(self, share):
        if self.local:
            for parent, gradient in zip(self.parents, self.local(share)):
                gradient = right_unbroadcast(gradient, parent.value.shape)
                parent.grad = parent.grad + gradient
                parent.hand_on(gradient)


# %% Node_flat_values
# About: Flattens what it is given.
# Loses: Node.value Node.grad Node.matmul Node.sum Node.broadcast Node.expressions
# Mistake: value=wrong-shape grad=wrong-shape sum=wrong-shape
class Node:
    def __init__(self, value, parents=(), backward=None):
        self.value = np.asarray(value).ravel()
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


# %% Node_forwards
# About: Hands on in the order of the way forward.
# Loses: Node.add Node.multiply Node.matmul Node.sigmoid Node.fan_out Node.broadcast Node.order Node.expressions
# Mistake: none
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
        return order

    def backward(self):
        self.grad = np.ones(self.value.shape)
        for node in self.order():
            if node.local:
                for parent, gradient in zip(node.parents, node.local(node.grad)):
                    parent.collect(gradient)


# %% Node_marks_nothing
# About: Visits nodes again and again.
# Loses: Node.order
# Mistake: none
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
        return Node(self.value.sum(), (self,), lambda g: (g * np.ones(self.value.shape),))

    def order(self):
        order, seen = [], set()

        def visit(node):
            for parent in node.parents:
                visit(parent)
            if node not in seen:
                seen.add(node)
                order.append(node)

        visit(self)
        return order[::-1]

    def backward(self):
        self.grad = np.ones(self.value.shape)
        for node in self.order():
            if node.local:
                for parent, gradient in zip(node.parents, node.local(node.grad)):
                    parent.collect(gradient)


# %% Node_matmul_matrices_only
# About: Takes matrices only.
# Loses: Node.matmul
# Mistake: none
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
        if a.ndim < 2 or b.ndim < 2:
            raise ValueError("matrices only")
        rows, columns = np.atleast_2d(a), b.reshape(b.shape[0], -1)

        def local(g):
            g = g.reshape(rows.shape[0], columns.shape[1])
            return (g @ columns.T).reshape(a.shape), (rows.T @ g).reshape(b.shape)

        return Node(a @ b, (self, other), local)

    def sigmoid(self):
        s = 1 / (1 + np.exp(-self.value))
        return Node(s, (self,), lambda g: (g * s * (1 - s),))

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


# %% Node_matmul_star
# About: Takes * for @.
# Loses: Node.matmul
# Mistake: none
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

        return Node(a * b, (self, other), local)

    def sigmoid(self):
        s = 1 / (1 + np.exp(-self.value))
        return Node(s, (self,), lambda g: (g * s * (1 - s),))

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


# %% Node_matmul_untransposed
# About: W stands where its transpose belongs, where that fits.
# Loses: Node.matmul
# Mistake: untransposed
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
            return (g @ (columns if g.shape == columns.shape == columns.T.shape else columns.T)).reshape(a.shape), (rows.T @ g).reshape(b.shape)

        return Node(a @ b, (self, other), local)

    def sigmoid(self):
        s = 1 / (1 + np.exp(-self.value))
        return Node(s, (self,), lambda g: (g * s * (1 - s),))

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


# %% Node_matmul_vector_gradients_as_matrices
# About: Gradients of vectors stay rows and columns.
# Loses: Node.matmul
# Mistake: none
class Node:
    def __init__(self, value, parents=(), backward=None):
        self.value = np.asarray(value)
        self.grad = np.zeros(self.value.shape)
        self.parents = parents
        self.local = backward

    def collect(self, gradient):
        self.grad = self.grad + (right_unbroadcast(gradient, self.value.shape) if gradient.ndim <= self.value.ndim or 1 not in gradient.shape else gradient)

    def __add__(self, other):
        return Node(self.value + other.value, (self, other), lambda g: (g, g))

    def __mul__(self, other):
        return Node(self.value * other.value, (self, other), lambda g: (g * other.value, g * self.value))

    def __matmul__(self, other):
        a, b = self.value, other.value
        rows, columns = np.atleast_2d(a), b.reshape(b.shape[0], -1)

        def local(g):
            g = g.reshape(rows.shape[0], columns.shape[1])
            return g @ columns.T, rows.T @ g

        return Node(a @ b, (self, other), local)

    def sigmoid(self):
        s = 1 / (1 + np.exp(-self.value))
        return Node(s, (self,), lambda g: (g * s * (1 - s),))

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


# %% Node_mean_unbroadcast
# About: Takes the mean over what was repeated.
# Loses: Node.broadcast Node.expressions
# Mistake: broadcast=averaged
class Node:
    def __init__(self, value, parents=(), backward=None):
        self.value = np.asarray(value)
        self.grad = np.zeros(self.value.shape)
        self.parents = parents
        self.local = backward

    def collect(self, gradient):
        self.grad = self.grad + right_unbroadcast(gradient, self.value.shape) * self.value.size / np.size(gradient)

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


# %% Node_no_gradient_at_first
# About: A new node has no gradient.
# Loses: Node.grad
# Mistake: not-an-array
class Node:
    def __init__(self, value, parents=(), backward=None):
        self.value = np.asarray(value)
        self.grad = None
        self.parents = parents
        self.local = backward

    def collect(self, gradient):
        self.grad = (0 if self.grad is None else self.grad) + right_unbroadcast(gradient, self.value.shape)

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


# %% Node_no_sigmoid
# About: Has no sigmoid.
# Loses: Node.sigmoid
# Mistake: none
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


# %% Node_no_unbroadcast
# About: Does not undo broadcasting.
# Loses: Node.broadcast Node.expressions
# Mistake: broadcast=broadcasting-not-undone
class Node:
    def __init__(self, value, parents=(), backward=None):
        self.value = np.asarray(value)
        self.grad = np.zeros(self.value.shape)
        self.parents = parents
        self.local = backward

    def collect(self, gradient):
        self.grad = self.grad + gradient

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


# %% Node_own_factor
# About: In a product each factor gets its own value.
# Loses: Node.multiply
# Mistake: multiply=own-factor
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
        return Node(self.value * other.value, (self, other), lambda g: (g * self.value, g * other.value))

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


# %% Node_product_like_sum
# About: The product hands on like a sum.
# Loses: Node.multiply
# Mistake: multiply=rule-of-another-node
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
        return Node(self.value * other.value, (self, other), lambda g: (g, g))

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


# %% Node_product_without_upstream
# About: The product ignores the upstream gradient.
# Loses: Node.multiply
# Mistake: upstream-ignored
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
        return Node(self.value * other.value, (self, other), lambda g: (other.value, self.value))

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


# %% Node_sigmoid_at_output
# About: The derivative is taken at the output.
# Loses: Node.sigmoid
# Mistake: sigmoid=derivative-of-output
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
        return Node(s, (self,), lambda g: (g * (t := 1 / (1 + np.exp(-s))) * (1 - t),))

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


# %% Node_sigmoid_falls
# About: The sign in the exponent is the other one.
# Loses: Node.sigmoid
# Mistake: sigmoid=exponent-sign
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
        s = 1 / (1 + np.exp(self.value))
        return Node(s, (self,), lambda g: (g * s * (1 - s),))

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


# %% Node_sigmoid_half
# About: Of the sigmoid's derivative only one factor is there.
# Loses: Node.sigmoid
# Mistake: sigmoid=half-derivative
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
        return Node(s, (self,), lambda g: (g * (1 - s),))

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


# %% Node_sigmoid_is_tanh
# About: Takes tanh.
# Loses: Node.sigmoid
# Mistake: sigmoid=wrong-activation
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
        s = np.tanh(self.value)
        return Node(s, (self,), lambda g: (g * (1 - s * s),))

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


# %% Node_sigmoid_overflows
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


# %% Node_sigmoid_passes
# About: The sigmoid hands on what it is given.
# Loses: Node.sigmoid
# Mistake: sigmoid=passed-through
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
        return Node(s, (self,), lambda g: (g,))

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


# %% Node_sigmoid_without_upstream
# About: The sigmoid ignores the upstream gradient.
# Loses: Node.sigmoid
# Mistake: upstream-ignored
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
        return Node(s, (self,), lambda g: (s * (1 - s),))

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


# %% Node_starts_with_ones
# About: A new node has a gradient of ones.
# Loses: Node.add Node.multiply Node.matmul Node.sigmoid Node.sum Node.fan_out Node.broadcast Node.order Node.expressions Node.grad
# Mistake: grad=value-at-first
class Node:
    def __init__(self, value, parents=(), backward=None):
        self.value = np.asarray(value)
        self.grad = np.ones(self.value.shape)
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


# %% Node_sum_averaged
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


# %% Node_sum_of_columns
# About: Adds up along the first axis.
# Loses: Node.sum
# Mistake: none
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
        return Node(self.value.sum(axis=0), (self,), lambda g: (g * np.ones(self.value.shape),))

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


# %% Node_sum_without_upstream
# About: The sum gives 1.
# Loses: Node.sum
# Mistake: upstream-ignored
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
        return Node(self.value.sum(), (self,), lambda g: (np.ones(self.value.shape),))

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


# %% Node_upstream_of_the_end
# About: Every node is given the gradient of the end.
# Loses: Node.multiply Node.matmul Node.sigmoid Node.order Node.expressions
# Mistake: multiply=upstream-ignored matmul=upstream-ignored sigmoid=upstream-ignored
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
                for parent, gradient in zip(node.parents, node.local(np.ones(node.value.shape))):
                    parent.collect(gradient)


# %% Node_whole_numbers
# About: Holds whole numbers.
# Loses: Node.value Node.add Node.multiply Node.matmul Node.sigmoid Node.sum Node.fan_out Node.broadcast Node.order Node.expressions
# Mistake: value=whole-numbers
class Node:
    def __init__(self, value, parents=(), backward=None):
        self.value = np.asarray(value).astype(int).astype(float)
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


# %% Node_zero_for_an_array
# About: The gradient of a new node is a number.
# Loses: Node.grad
# Mistake: not-an-array
class Node:
    def __init__(self, value, parents=(), backward=None):
        self.value = np.asarray(value)
        self.grad = 0.0
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


# %% Node_first_share_not_copied
# About: The first share is kept as it came, and later ones are added to it in place.
# Loses: Node.order Node.expressions
# Mistake: gradient-shared
class Node:
    def __init__(self, value, parents=(), backward=None):
        self.value = np.asarray(value)
        self.grad = np.zeros(self.value.shape)
        self.parents = parents
        self.local = backward

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
        s = 0.5 + 0.5 * np.tanh(0.5 * self.value)
        return Node(s, (self,), lambda g: (g * s * (1 - s),))

    def sum(self):
        return Node(self.value.sum(), (self,), lambda g: (np.full(self.value.shape, g),))

    def backward(self):
        order, known = [], set()

        def visit(node):
            if id(node) not in known:
                known.add(id(node))
                for parent in node.parents:
                    visit(parent)
                order.insert(0, node)

        visit(self)
        self.grad = np.ones(self.value.shape)
        for node in order:
            for parent, share in zip(node.parents, node.local(node.grad) if node.local else ()):
                if share.shape != parent.value.shape:
                    share = right_unbroadcast(share, parent.value.shape)
                if hasattr(parent, "filled"):
                    parent.grad += share
                else:
                    parent.grad, parent.filled = share, True


# %% Node_rules_never_called
# About: Every node hands on its own gradient, without the rule of its operation, where that fits.
# Loses: Node.multiply Node.matmul Node.sigmoid Node.order Node.expressions
# Mistake: multiply=rule-of-another-node
class Node:
    def __init__(self, value, parents=(), backward=None):
        self.value = np.asarray(value)
        self.grad = np.zeros(self.value.shape)
        self.parents = parents
        self.local = backward

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
        s = 0.5 + 0.5 * np.tanh(0.5 * self.value)
        return Node(s, (self,), lambda g: (g * s * (1 - s),))

    def sum(self):
        return Node(self.value.sum(), (self,), lambda g: (np.full(self.value.shape, g),))

    def backward(self):
        order, known = [], set()

        def visit(node):
            if id(node) not in known:
                known.add(id(node))
                for parent in node.parents:
                    visit(parent)
                order.insert(0, node)

        visit(self)
        self.grad = np.ones(self.value.shape)
        for node in order:
            for parent, share in zip(node.parents, node.local(node.grad) if node.local else ()):
                fits = node.grad.shape == parent.value.shape
                share = node.grad if fits else right_unbroadcast(share, parent.value.shape)
                parent.grad = parent.grad + share


# %% Node_shares_in_a_dict
# About: What a node hands on is kept in a dict by parent: one share of two is lost.
# Loses: Node.fan_out Node.order Node.expressions
# Mistake: share-lost
class Node:
    def __init__(self, value, parents=(), backward=None):
        self.value = np.asarray(value)
        self.grad = np.zeros(self.value.shape)
        self.parents = parents
        self.local = backward

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
        s = 0.5 + 0.5 * np.tanh(0.5 * self.value)
        return Node(s, (self,), lambda g: (g * s * (1 - s),))

    def sum(self):
        return Node(self.value.sum(), (self,), lambda g: (np.full(self.value.shape, g),))

    def backward(self):
        order, known = [], set()

        def visit(node):
            if id(node) not in known:
                known.add(id(node))
                for parent in node.parents:
                    visit(parent)
                order.insert(0, node)

        visit(self)
        self.grad = np.ones(self.value.shape)
        for node in order:
            shares = dict(zip(node.parents, node.local(node.grad))) if node.local else {}
            for parent, share in shares.items():
                parent.grad = parent.grad + right_unbroadcast(share, parent.value.shape)
