# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Back-propagation through a computational graph
#
# Any formula, however long, is made of small steps: an addition, a product, a square. Drawn as a graph, each step is a *node*, and to differentiate the whole it is enough that every node can differentiate itself. In this notebook you write such nodes, first one by one, then for vectors and matrices, and at the end a class of some forty lines that differentiates any expression you can build from it. It then learns to tell handwritten digits apart.
#
# **Conventions.** $f$ is the number at the end of the graph. The gradient of $f$ with respect to $x$ always has the shape of $x$, whether $x$ is a number, a vector or a matrix; in code it is called `dx`. Vectors are NumPy arrays with one axis, of shape $(m,)$; matrices have two, $(n, m)$. Rows, columns and elements are counted from 0, as in NumPy.
#
# Three words are used throughout, always for one node $z = g(x, \dots)$ somewhere inside the graph:
#
# | word | what it is | who knows it |
# | --- | --- | --- |
# | upstream gradient | $\partial f / \partial z$, how $f$ responds to what the node gives | it arrives from behind |
# | local gradient | $\partial z / \partial x$, how the node responds to what it is given | the node itself |
# | gradient | $\partial f / \partial x$, what the node hands on to where $x$ came from | made of the two |
#
# **How to work.** Replace each line that raises `NotImplementedError`, then run the cell below it: it compares your function with numbers worked by hand, and with slopes measured by moving the inputs a little. Loops are fine; so is anything else in NumPy that is mathematically right. A function never modifies its arguments.

# %% tags=["setup"]
"""Back-propagation through computational graphs: at every node the upstream gradient times the local one."""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.floating]
Cache = Any  # whatever your backward function needs from forward; nobody else looks inside

# %% active="ipynb" tags=["setup"]
# import matplotlib.pyplot as plt
#
# from gradient_check import check_backward, check_values

# %% [markdown]
# ## 1. Upstream times local
#
# Take $f(x, y, z) = (x + y) \cdot \max(y, z)$ at $x = 2$, $y = 3$, $z = -1$. Give the two steps inside it names, and it becomes a graph with three nodes:
#
# $$a = x + y = 5, \qquad b = \max(y, z) = 3, \qquad f = a\, b = 15.$$
#
# That was the way forward, from the inputs to the end. The way back begins at the end, with $\partial f / \partial f = 1$, and visits the nodes in opposite order. The last node is a product, so
#
# $$\frac{\partial f}{\partial a} = 1 \cdot b = 3, \qquad \frac{\partial f}{\partial b} = 1 \cdot a = 5.$$
#
# Now stand at the node $a = x + y$. It does not know what becomes of $a$ later, and need not: all of that is in the one number $\partial f / \partial a = 3$ that has just arrived. What the node knows is its own step, $\partial a / \partial x = 1$. The chain rule multiplies the two:
#
# $$\boxed{\;\frac{\partial f}{\partial x} = \frac{\partial f}{\partial a} \cdot \frac{\partial a}{\partial x}\;} \qquad \text{gradient} = \text{upstream} \times \text{local},$$
#
# here $3 \cdot 1 = 3$. The node $b = \max(y, z)$ is given 5. Since $y$ is the larger one, $b$ moves exactly as $y$ does and does not feel $z$ at all: the local gradients are 1 and 0, and $\partial f / \partial z = 5 \cdot 0 = 0$.
#
# ### Where paths join, gradients add
#
# $y$ is used twice, and both uses report back: 3 by way of $a$ and 5 by way of $b$. If $y$ grows by a little $\varepsilon$, $f$ grows by $3 \varepsilon$ because $a$ grows, and by $5 \varepsilon$ because $b$ does. Together:
#
# $$\frac{\partial f}{\partial y} = \frac{\partial f}{\partial a} \frac{\partial a}{\partial y} + \frac{\partial f}{\partial b} \frac{\partial b}{\partial y} = 3 \cdot 1 + 5 \cdot 1 = 8.$$
#
# A value that fans out on the way forward collects a *sum* on the way back. You can check it without any graph: near this point $f = (x + y)\, y$, whose derivative with respect to $y$ is $x + 2y = 8$.
#
# The picture has the values above the edges, in black, and the gradients below, in red.

# %% active="ipynb" tags=["demonstration"]
# def draw_graph(nodes, edges, title):
#     """Draw nodes {text: (x, y)} and edges (from, to, value, gradient); an empty end of an edge leaves the picture."""
#     x, y = np.array(list(nodes.values())).T
#     figure, axes = plt.subplots(figsize=(10, 1.2 + np.ptp(y)))
#     for start, end, value, gradient in edges:
#         tip = nodes.get(end) or (nodes[start][0] + 1.1, nodes[start][1])
#         tail = nodes.get(start)
#         shrink = {"shrinkA": 17, "shrinkB": 17 if end in nodes else 0}
#         axes.annotate("", tip, tail, arrowprops={"arrowstyle": "->", "color": "grey", **shrink})
#         place = 0.4 * np.array(tip) + 0.6 * np.array(tail)  # nearer to where edges do not meet yet
#         axes.annotate(value, place, xytext=(0, 4), textcoords="offset points", ha="center", va="bottom")
#         below = {"textcoords": "offset points", "ha": "center", "va": "top", "color": "firebrick"}
#         axes.annotate(gradient, place, xytext=(0, -4), **below)
#     for text, place in nodes.items():
#         circle = {"boxstyle": "circle,pad=0.35", "facecolor": "white", "edgecolor": "black"}
#         axes.annotate(text, place, ha="center", va="center", bbox=circle, fontsize=12)
#     axes.set(xlim=(x.min() - 0.4, x.max() + 1.3), ylim=(y.min() - 0.5, y.max() + 0.5), title=title)
#     axes.axis("off")
#
#
# draw_graph(
#     nodes={"$x$": (0, 2), "$y$": (0, 1), "$z$": (0, 0), "$+$": (2, 1.6), "max": (2, 0.4), r"$\times$": (4, 1)},
#     edges=[
#         ("$x$", "$+$", "2", "3"),
#         ("$y$", "$+$", "3", "3"),
#         ("$y$", "max", "3", "5"),
#         ("$z$", "max", "-1", "0"),
#         ("$+$", r"$\times$", "5", "3"),
#         ("max", r"$\times$", "3", "5"),
#         (r"$\times$", "", "15", "1"),
#     ],
#     title=r"$f = (x + y) \cdot \max(y, z)$: values above, gradients below",
# )

# %% [markdown]
# ## 2. Three nodes
#
# Each of the following functions is the way back through one node. It is given the upstream gradient and what the node was given on the way forward, `x` and `y`; all three are arrays of one shape, and the node works on each element by itself. It returns `dx` and `dy`.
#
# ### Addition hands on
#
# For $z = x + y$ both local gradients are 1:
#
# $$dx = \text{upstream} \cdot 1, \qquad dy = \text{upstream} \cdot 1.$$
#
# An addition gives each of its inputs what it was given itself. `x` and `y` make no difference to it; they are arguments only so that all nodes look alike.
#
# **By hand.** With $x = (1, -2, 3)$, $y = (4, 5, -6)$ and upstream $(10, -20, 30)$, both gradients are $(10, -20, 30)$.


# %% exercise="add_backward"
def add_backward(upstream: Array, x: Array, y: Array) -> tuple[Array, Array]:
    """Return ``dx`` and ``dy`` for ``z = x + y``.

    Shapes:
        upstream, x, y of one shape or scalars -> dx, dy of that shape
    """
    ### BEGIN SOLUTION
    return upstream, upstream
    ### END SOLUTION


# %% active="ipynb" check="add_backward"
# example_x, example_y = np.array([1.0, -2, 3]), np.array([4.0, 5, -6])
# example_upstream = np.array([10.0, -20, 30])
# example_dx, example_dy = add_backward(example_upstream, example_x, example_y)
# check_values("dx", example_dx, [10, -20, 30])
# check_values("dy", example_dy, [10, -20, 30])

# %% [markdown]
# ### Multiplication trades places
#
# For $z = x\, y$, the factor of $x$ is $y$ and the factor of $y$ is $x$:
#
# $$\frac{\partial z}{\partial x} = y, \qquad \frac{\partial z}{\partial y} = x, \qquad\text{so}\qquad dx = \text{upstream} \cdot y, \qquad dy = \text{upstream} \cdot x.$$
#
# Each input is scaled by the *value of the other one*. That is why a node has to remember what it was given: without the values of the way forward there is no way back.
#
# **By hand.** With the same numbers, $dx_0 = 10 \cdot 4 = 40$ and $dy_0 = 10 \cdot 1 = 10$.


# %% exercise="multiply_backward"
def multiply_backward(upstream: Array, x: Array, y: Array) -> tuple[Array, Array]:
    """Return ``dx`` and ``dy`` for ``z = x * y``, element by element.

    Shapes:
        upstream, x, y of one shape or scalars -> dx, dy of that shape
    """
    ### BEGIN SOLUTION
    return upstream * y, upstream * x
    ### END SOLUTION


# %% active="ipynb" check="multiply_backward"
# example_dx, example_dy = multiply_backward(example_upstream, example_x, example_y)
# check_values("dx", example_dx, [40, -100, -180])
# check_values("dy", example_dy, [10, 40, 90])
# check_backward(
#     lambda x, y: (x * y, (x, y)),
#     lambda upstream, cache: multiply_backward(upstream, *cache),
#     [example_x, example_y],
#     wrt=["x", "y"],
# )

# %% [markdown]
# ### The maximum chooses
#
# For $z = \max(x, y)$ the local gradient is 1 for the larger input and 0 for the other: all of the upstream gradient goes to the one that was let through, element by element.
#
# Where $x = y$, the maximum has a kink, and no derivative. Move $x$ up, and $z$ moves along; move it down, and $z$ stays. Any choice between is accepted as long as the two shares add up: $dx = t \cdot \text{upstream}$ and $dy = (1 - t) \cdot \text{upstream}$ with some $t$ from 0 to 1. All to one side is fine, and so is half to each. Both getting all of it is not: if $x$ and $y$ grow together by $\varepsilon$, then $z$ grows by $\varepsilon$ and not by $2\varepsilon$.
#
# **By hand.** In $x = (1, -2, 3)$ and $y = (4, 5, -6)$ the larger ones are $y_0$, $y_1$ and $x_2$, so $dx = (0, 0, 30)$ and $dy = (10, -20, 0)$.


# %% exercise="maximum_backward"
def maximum_backward(upstream: Array, x: Array, y: Array) -> tuple[Array, Array]:
    """Return ``dx`` and ``dy`` for ``z = max(x, y)``, element by element; where x = y, they add up to ``upstream``.

    Shapes:
        upstream, x, y of one shape or scalars -> dx, dy of that shape
    """
    ### BEGIN SOLUTION
    is_from_x = x >= y  # a tie goes to x as a whole
    return upstream * is_from_x, upstream * ~is_from_x
    ### END SOLUTION


# %% active="ipynb" check="maximum_backward"
# example_dx, example_dy = maximum_backward(example_upstream, example_x, example_y)
# check_values("dx", example_dx, [0, 0, 30])
# check_values("dy", example_dy, [10, -20, 0])
#
# tie_dx, tie_dy = maximum_backward(np.array([8.0]), np.array([2.0]), np.array([2.0]))
# check_values("dx + dy where x = y", np.asarray(tie_dx) + tie_dy, [8])
# check_backward(
#     lambda x, y: (np.maximum(x, y), (x, y)),
#     lambda upstream, cache: maximum_backward(upstream, *cache),
#     [example_x, example_y],
#     wrt=["x", "y"],
# )

# %% [markdown]
# These three, side by side, are worth remembering: addition *copies* the gradient, multiplication *swaps* the values into it, the maximum *switches* it. With them you can read a graph like the one above without any formula.
#
# ## 3. Vectors: a matrix times a vector
#
# Nothing changes in the idea when $x$ and $z$ are vectors, $x \in \mathbb{R}^m$ and $z \in \mathbb{R}^n$. Every $x_i$ may now act on every $z_k$, so the local gradient is a table of $n \times m$ numbers $\partial z_k / \partial x_i$, the *Jacobian matrix*: one row an output, one column an input. And since $x_i$ reaches $f$ through all of $z$, there is a sum over all paths:
#
# $$\frac{\partial f}{\partial x_i} = \sum_{k} \frac{\partial f}{\partial z_k}\, \frac{\partial z_k}{\partial x_i}, \qquad\text{that is,}\qquad \frac{\partial f}{\partial x} = \left(\frac{\partial z}{\partial x}\right)^{\!T} \frac{\partial f}{\partial z}.$$
#
# Upstream times local, as before. What comes out has $m$ elements like $x$: **a gradient has the shape of its variable**, however large the Jacobian between may be.
#
# The example from here to section 5 is a graph with two nodes,
#
# $$f(W, x) = \| W x \|^2: \qquad q = W x, \qquad f = \| q \|^2 = \sum_k q_k^2,$$
#
# with the numbers of CS231n's lecture:
#
# $$W = \begin{bmatrix} 0.1 & 0.5 \\ -0.3 & 0.8 \end{bmatrix}, \qquad x = \begin{bmatrix} 0.2 \\ 0.4 \end{bmatrix}, \qquad q = \begin{bmatrix} 0.02 + 0.20 \\ -0.06 + 0.32 \end{bmatrix} = \begin{bmatrix} 0.22 \\ 0.26 \end{bmatrix}.$$
#
# `matvec_forward` is the first of the two nodes, for any $W$ of shape $(n, m)$. It returns $q$, and a `cache` with what the way back will need.


# %% exercise="matvec_forward"
def matvec_forward(W: Array, x: Array) -> tuple[Array, Cache]:
    """Return ``q = W x`` and a cache for ``matvec_backward``.

    Shapes:
        W (n, m), x (m,) -> q (n,)
    """
    ### BEGIN SOLUTION
    return W @ x, (W, x)
    ### END SOLUTION


# %% active="ipynb" check="matvec_forward"
# example_W, lecture_x = np.array([[0.1, 0.5], [-0.3, 0.8]]), np.array([0.2, 0.4])
# check_values("q", matvec_forward(example_W, lecture_x)[0], [0.22, 0.26])

# %% [markdown]
# ### Back to W
#
# What is the local gradient of $q$ with respect to $W$? Write out one element, $q_k = \sum_j W_{kj}\, x_j$. The weight $W_{ij}$ occurs in it only if $i = k$, and then its factor is $x_j$. To say "only if" in a formula there is the *indicator*, $\mathbb{1}_{k=i}$: 1 if $k = i$, and 0 if not. So
#
# $$\frac{\partial q_k}{\partial W_{ij}} = \mathbb{1}_{k=i}\; x_j.$$
#
# Three indices: this local gradient is a block of $n \times n \times m$ numbers, most of them zero. Put it into the chain rule, and the indicator leaves one term of the sum over $k$:
#
# $$\frac{\partial f}{\partial W_{ij}} = \sum_k \frac{\partial f}{\partial q_k}\, \frac{\partial q_k}{\partial W_{ij}} = \sum_k \frac{\partial f}{\partial q_k}\, \mathbb{1}_{k=i}\; x_j = \frac{\partial f}{\partial q_i}\; x_j.$$
#
# The block of numbers is gone before anybody had to build it. Element $(i, j)$ is element $i$ of the upstream gradient times element $j$ of $x$, and that is a column times a row:
#
# $$\boxed{\;dW = dq\; x^T\;} \qquad (n, m) = (n, 1)\,(1, m).$$
#
# ### Back to x
#
# In the same $q_k = \sum_i W_{ki}\, x_i$ the factor of $x_i$ is $W_{ki}$. Every $q_k$ contains $x_i$, so no indicator appears and the sum stays:
#
# $$\frac{\partial q_k}{\partial x_i} = W_{ki}, \qquad \frac{\partial f}{\partial x_i} = \sum_k \frac{\partial f}{\partial q_k}\, W_{ki}, \qquad \boxed{\;dx = W^T\, dq\;} \qquad (m,) = (m, n)\,(n,).$$
#
# The sum runs over the *first* index of $W$, down a column; a product with $W$ itself would run along its rows. Hence the transpose.
#
# ### Shapes as a guide
#
# Does the transpose belong to $W$ or to $x$, and which factor comes first? Shapes answer that without any derivation. `dW` must have the shape $(n, m)$ and is made of $dq$, with $n$ elements, and $x$, with $m$: only the column $dq$ times the row $x^T$ fits. `dx` must have $m$ elements and is made of $W$, $(n, m)$, and $dq$, $(n,)$: only $W^T dq$ fits. Two warnings go with this guide:
#
# - If $n = m$, everything fits. $W\, dq$ and $x\, dq^T$ have the right shapes then, and the wrong numbers. Try shapes that differ; if in doubt, write out one element as above.
# - A NumPy array with one axis has no transpose: for $x$ of shape $(m,)$, `x.T` is `x`, and `dq @ x.T` is no column times a row. Give the arrays a second axis, with `dq[:, np.newaxis]` and `x[np.newaxis, :]`, or use a function that multiplies every element of one by every element of the other.
#
# **By hand.** Let the upstream gradient be $dq = (1, -2)$. Then
#
# $$dW = \begin{bmatrix} 1 \\ -2 \end{bmatrix} \begin{bmatrix} 0.2 & 0.4 \end{bmatrix} = \begin{bmatrix} 0.2 & 0.4 \\ -0.4 & -0.8 \end{bmatrix}, \qquad dx = \begin{bmatrix} 0.1 & -0.3 \\ 0.5 & 0.8 \end{bmatrix} \begin{bmatrix} 1 \\ -2 \end{bmatrix} = \begin{bmatrix} 0.7 \\ -1.1 \end{bmatrix}.$$


# %% exercise="matvec_backward"
def matvec_backward(upstream: Array, cache: Cache) -> tuple[Array, Array]:
    """Return ``dW`` and ``dx``: ``upstream``, the gradient by q, pulled back to the inputs of ``matvec_forward``.

    Shapes:
        upstream (n,) -> dW (n, m), dx (m,)

    Source:
        dq_k / dW_ij = 1[k = i] x_j, dq_k / dx_i = W_ki.
    """
    ### BEGIN SOLUTION
    W, x = cache
    return np.outer(upstream, x), W.T @ upstream
    ### END SOLUTION


# %% active="ipynb" check="matvec_backward"
# example_dW, example_dx = matvec_backward(np.array([1.0, -2]), matvec_forward(example_W, lecture_x)[1])
# check_values("dW", example_dW, [[0.2, 0.4], [-0.4, -0.8]])
# check_values("dx", example_dx, [0.7, -1.1])
#
# rng = np.random.default_rng(1)
# check_backward(matvec_forward, matvec_backward, [rng.standard_normal((4, 3)), rng.standard_normal(3)], wrt=["W", "x"])

# %% [markdown]
# Here is the block of numbers that we did without, for $n = 3$ and $m = 4$: slice $k$ is $\partial q_k / \partial W$. The indicator shows as a single row in each.

# %% active="ipynb" tags=["demonstration"]
# demo_x = np.array([1.0, -2, 3, 0.5])
# block = np.zeros((3, 3, 4))
# for k in range(3):
#     for i in range(3):
#         for j in range(4):
#             block[k, i, j] = (k == i) * demo_x[j]
#
# figure, axes = plt.subplots(1, 3, figsize=(9, 2.2))
# for k, axis in enumerate(axes):
#     axis.imshow(block[k], cmap="RdBu", vmin=-3, vmax=3)
#     axis.set(title=rf"$\partial q_{k} / \partial W$", xlabel="$j$", ylabel="$i$", xticks=range(4), yticks=range(3))
#
# demo_upstream = np.array([1.0, 10, 100])
# print("upstream times the block:")
# print(np.einsum("k,kij->ij", demo_upstream, block))
# print(f"A layer with n = m = 1000 would need {8 * 1000**3 / 1e9:.0f} GB for its block, and 8 MB for dW.")

# %% [markdown]
# ## 4. The squared norm
#
# The second node adds up squares, $f = \sum_k q_k^2$, over all elements of $q$, whatever its shape. Its result is a single number, so its upstream gradient is a number too. In the sum only one term contains $q_k$:
#
# $$\frac{\partial f}{\partial q_k} = 2 q_k, \qquad\text{so}\qquad \boxed{\;dq = \text{upstream} \cdot 2 q\;}$$
#
# If this node is the end of the graph, the upstream gradient is $\partial f / \partial f = 1$. It need not be the end: in $5 \| q \|^2$ the node is given 5.
#
# **By hand.** $q = (0.22,\ 0.26)$ gives $f = 0.0484 + 0.0676 = 0.116$ and, with the upstream gradient 1, $dq = (0.44,\ 0.52)$.


# %% exercise="squared_norm_forward"
def squared_norm_forward(q: Array) -> tuple[np.floating, Cache]:
    """Return ``f``, the sum of the squares of all elements, and a cache for ``squared_norm_backward``.

    Shapes:
        q any shape or scalar -> f scalar
    """
    ### BEGIN SOLUTION
    return np.sum(q * q), q
    ### END SOLUTION


# %% active="ipynb" check="squared_norm_forward"
# check_values("f", squared_norm_forward(np.array([0.22, 0.26]))[0], 0.116)
# check_values("f of a matrix", squared_norm_forward(np.array([[1.0, 2], [-3, 0]]))[0], 14)


# %% exercise="squared_norm_backward"
def squared_norm_backward(upstream: Array | float, cache: Cache) -> Array:
    """Return ``dq``: ``upstream``, the gradient by f, pulled back to the input of ``squared_norm_forward``.

    Shapes:
        upstream scalar -> dq, the shape of q
    """
    ### BEGIN SOLUTION
    q = cache
    dq: Array = 2 * upstream * q
    return dq
    ### END SOLUTION


# %% active="ipynb" check="squared_norm_backward"
# _, example_cache = squared_norm_forward(np.array([0.22, 0.26]))
# check_values("dq", squared_norm_backward(1.0, example_cache), [0.44, 0.52])
# check_values("dq for the upstream gradient 5", squared_norm_backward(5.0, example_cache), [2.2, 2.6])
# check_backward(squared_norm_forward, squared_norm_backward, [np.random.default_rng(2).standard_normal((3, 4))], wrt=["q"])

# %% [markdown]
# ## 5. Both together
#
# Now the whole graph, $f = \| W x \|^2$. Forward through the first node, then the second; back through the second, whose upstream gradient is 1, and what it returns is the upstream gradient of the first. Put $dq = 2q$ into the two boxes of section 3, and it reads
#
# $$\frac{\partial f}{\partial W} = 2 q\, x^T, \qquad \frac{\partial f}{\partial x} = 2\, W^T q,$$
#
# but your function does not need these formulas: the nodes know all of it.
#
# **By hand.** With the numbers from above,
#
# $$dW = \begin{bmatrix} 0.44 \\ 0.52 \end{bmatrix} \begin{bmatrix} 0.2 & 0.4 \end{bmatrix} = \begin{bmatrix} 0.088 & 0.176 \\ 0.104 & 0.208 \end{bmatrix}, \qquad dx = \begin{bmatrix} 0.1 \cdot 0.44 - 0.3 \cdot 0.52 \\ 0.5 \cdot 0.44 + 0.8 \cdot 0.52 \end{bmatrix} = \begin{bmatrix} -0.112 \\ 0.636 \end{bmatrix}.$$


# %% exercise="objective"
def objective(W: Array, x: Array) -> tuple[np.floating, Array, Array]:
    """Return ``f``, the squared norm of ``W x``, and its gradients ``dW`` and ``dx``.

    Shapes:
        W (n, m), x (m,) -> f scalar, dW (n, m), dx (m,)
    """
    ### BEGIN SOLUTION
    q, matvec_cache = matvec_forward(W, x)
    f, norm_cache = squared_norm_forward(q)
    dW, dx = matvec_backward(squared_norm_backward(1.0, norm_cache), matvec_cache)
    return f, dW, dx
    ### END SOLUTION


# %% active="ipynb" check="objective"
# example_f, example_dW, example_dx = objective(example_W, lecture_x)
# check_values("f", example_f, 0.116)
# check_values("dW", example_dW, [[0.088, 0.176], [0.104, 0.208]])
# check_values("dx", example_dx, [-0.112, 0.636])
#
# rng = np.random.default_rng(3)
# check_backward(
#     lambda W, x: (objective(W, x)[0], objective(W, x)[1:]),
#     lambda upstream, gradients: [upstream * gradient for gradient in gradients],
#     [rng.standard_normal((2, 5)), rng.standard_normal(5)],
#     wrt=["W", "x"],
# )

# %% [markdown]
# ## 6. Broadcasting, and back
#
# So far the inputs of an addition had one shape. NumPy is more generous: to add shapes $(3, 4)$ and $(4,)$ it uses the small array once for every row. The rule: write the shapes one below the other, flush right; fill up with ones on the left; where one length is 1 and the other is not, the array is repeated along that axis.
#
# | | | | |
# | --- | --- | --- | --- |
# | `x` | $2$ | $3$ | $4$ |
# | `b` | | $3$ | $1$ |
# | `x + b` | $2$ | $3$ | $4$ |
#
# Here each element of `b` is used $2 \cdot 4 = 8$ times. That is fan-out, nothing else, and section 1 says what to do: add up the gradients of all the uses. So if a gradient has come back in the *broadcast* shape, it is summed
#
# - over the axes that broadcasting has put in front, which then disappear,
# - and over the axes along which the array had the length 1, which then have the length 1 again.
#
# What comes out has the shape of the variable, as it must. This is all there is to it: the bias gradient of a neural network, summed over the samples, is a special case.
#
# **By hand.** Let the gradient be
#
# $$g = \begin{bmatrix} 1 & 2 & 3 \\ 4 & 5 & 6 \end{bmatrix}.$$
#
# For the shape $(3,)$ the rows are added up, $(5, 7, 9)$. For $(1, 3)$ the same numbers have a second axis, $\begin{bmatrix} 5 & 7 & 9 \end{bmatrix}$. For $(2, 1)$ it is the column of $6$ and $15$; for $()$, a single number, $21$; and for $(2, 3)$ nothing was repeated, and $g$ stays as it is.


# %% exercise="unbroadcast"
def unbroadcast(gradient: Array, shape: tuple[int, ...]) -> Array:
    """Return ``gradient``, which has the shape that broadcasting led to, summed down to ``shape``.

    Shapes:
        gradient, a shape that ``shape`` can be broadcast to -> ``shape``
    """
    ### BEGIN SOLUTION
    new = gradient.ndim - len(shape)  # so many axes were put in front
    repeated = tuple(axis for axis in range(gradient.ndim) if axis < new or shape[axis - new] == 1)
    total: Array = gradient.sum(axis=repeated).reshape(shape)
    return total
    ### END SOLUTION


# %% active="ipynb" check="unbroadcast"
# example_gradient = np.array([[1.0, 2, 3], [4, 5, 6]])
# check_values("shape (3,)", unbroadcast(example_gradient, (3,)), [5, 7, 9])
# check_values("shape (1, 3)", unbroadcast(example_gradient, (1, 3)), [[5, 7, 9]])
# check_values("shape (2, 1)", unbroadcast(example_gradient, (2, 1)), [[6], [15]])
# check_values("shape ()", unbroadcast(example_gradient, ()), 21)
# check_values("shape (1, 1)", unbroadcast(example_gradient, (1, 1)), [[21]])
# check_values("shape (2, 3)", unbroadcast(example_gradient, (2, 3)), example_gradient)
#
# check_backward(
#     lambda b: (np.ones((2, 3, 4)) * b, b.shape),
#     lambda upstream, shape: unbroadcast(upstream, shape),
#     [np.random.default_rng(4).standard_normal((3, 1))],
#     wrt=["b"],
# )

# %% [markdown]
# ## 7. A graph that differentiates itself
#
# In `objective` you called the nodes in the right order by hand. A class can do that for you: while an expression is worked out, every result remembers what it was made of, and so the graph comes into being by itself.
#
# A `Node` has a `value`, an array, and a `grad` of the same shape, zeros until a way back fills it. An input of the graph is made with its value alone, `Node(np.array([1.0, 2.0]))`. Every other node is the result of an operation, and is made inside it with two more arguments:
#
# - `parents`, the nodes that it was made of;
# - `backward`, a function that does the node's way back: upstream times local. The signature below suggests one that is given the upstream gradient and returns a tuple with one gradient for each parent; you may choose otherwise, nobody calls it but your class. Keep it under another name, `self._backward` say: an attribute `self.backward` would hide the method `backward()`.
#
# For the product of two nodes, for example, the parents are the two factors, and the way back is your `multiply_backward` with the values of the two. The operations to write:
#
# | in Python | method | value | local rule |
# | --- | --- | --- | --- |
# | `x + y` | `__add__` | with broadcasting | addition hands on |
# | `x * y` | `__mul__` | with broadcasting | multiplication trades places |
# | `x @ y` | `__matmul__` | matrix or vector times matrix or vector | see below |
# | `x.sigmoid()` | `sigmoid` | $s = 1 / (1 + e^{-x})$ of each element | $s\,(1 - s)$ |
# | `x.sum()` | `sum` | sum of all elements, shape `()` | 1 for each element |
#
# **Matrices.** For $C = A B$ the argument of section 3 goes through once more, with one more index: $C_{ik} = \sum_j A_{ij} B_{jk}$, so that $A_{ij}$ acts on row $i$ of $C$ with the factors $B_{jk}$, and
#
# $$\frac{\partial f}{\partial A_{ij}} = \sum_k \frac{\partial f}{\partial C_{ik}} B_{jk}, \qquad\qquad dA = dC\, B^T, \qquad dB = A^T dC.$$
#
# Check the shapes. `@` also takes arrays with one axis. One on the left counts as a row, one on the right as a column, and the axis of length 1 is dropped from the result. The same trick works on the way back: make the left one a row and the right one a column where they have one axis, and give the gradient that arrives the axis that the result has lost: it is $(1, k)$ for vector `@` matrix, $(n, 1)$ for matrix `@` vector, $(1, 1)$ for vector `@` vector. Then use the two formulas, and give the gradients their variables' shapes.
#
# **Operands of different shapes.** `+` and `*` broadcast. Of the node with the small array the gradient is `unbroadcast`.
#
# ### The order
#
# `f.backward()` is called on the node at the end, a single number. It sets the gradient of this node to 1, an array of the shape of its value. Then every node hands on: it turns its `grad` into one gradient for each of its parents, and these are *added* to the parents' `grad`, because a parent may be used more than once.
#
# When may a node hand on? Only when its own `grad` is complete, that is, after *all* the nodes that use it have handed on. Look at what happens otherwise, in $a = x \cdot x$, $b = a + x$, $f = a \cdot b$ at $x = 2$, where $a = 4$, $b = 6$, $f = 24$:
#
# - $f$ hands 6 to $a$ and 4 to $b$.
# - If $a$ went next, with 6, it would hand $6 \cdot 2 + 6 \cdot 2 = 24$ to $x$. But it is not complete: $b$ has yet to hand it 4. With $6 + 4 = 10$ it hands on 40.
# - $b$ also hands 4 to $x$ directly, which makes $44$. And indeed $f = x^2 (x^2 + x) = x^4 + x^3$, with the derivative $4 x^3 + 3 x^2 = 44$.
#
# An order that puts every node behind all of its parents is called *topological*; the way back takes it in reverse. Here is a way to find one: to *visit* a node, first visit all of its parents that were not visited before, then put the node at the end of a list. Visiting the last node of the graph puts everything into the list, each node once, and always after its parents.
#
# Each node once: that is what makes it fast. Whoever follows every path on its own is right as well, but paths multiply. In `x = x + x`, done 30 times, there are 31 nodes and $2^{30}$ paths, more than a billion.
#
# You may use the functions from above. Nothing else is asked of the class: no subtraction, no numbers in the place of nodes, no second `backward()` on one graph. These make good extensions.


# %% exercise="Node"
class Node:
    """A value in a graph that is built by working it out, and the gradient of the graph's end by that value.

    Shapes:
        value any shape, grad the same
    """

    def __init__(
        self,
        value: npt.ArrayLike,
        parents: tuple["Node", ...] = (),
        backward: Callable[[Array], tuple[Array, ...]] | None = None,
    ) -> None:
        """Hold ``value``, with a ``grad`` of zeros; ``backward`` pulls a gradient back to the ``parents``."""
        ### BEGIN SOLUTION
        self.value: Array = np.asarray(value)
        self.grad: Array = np.zeros_like(self.value)
        self.parents = parents
        self.pull_back = backward
        ### END SOLUTION

    def __add__(self, other: "Node") -> "Node":
        """Return the sum, element by element; the shapes may need broadcasting."""
        ### BEGIN SOLUTION
        value = self.value + other.value
        return Node(value, (self, other), lambda upstream: add_backward(upstream, self.value, other.value))
        ### END SOLUTION

    def __mul__(self, other: "Node") -> "Node":
        """Return the product, element by element; the shapes may need broadcasting."""
        ### BEGIN SOLUTION
        value = self.value * other.value
        return Node(value, (self, other), lambda upstream: multiply_backward(upstream, self.value, other.value))
        ### END SOLUTION

    def __matmul__(self, other: "Node") -> "Node":
        """Return the matrix product; each factor is a matrix or a vector."""
        ### BEGIN SOLUTION
        x, y = self.value, other.value
        rows, columns = np.atleast_2d(x), y.reshape(len(y), -1)  # x as a row, y as a column, if they are vectors

        def backward(upstream: Array) -> tuple[Array, Array]:
            full = upstream.reshape(len(rows), -1)
            return (full @ columns.T).reshape(x.shape), (rows.T @ full).reshape(y.shape)

        return Node(x @ y, (self, other), backward)
        ### END SOLUTION

    def sigmoid(self) -> "Node":
        """Return ``1 / (1 + exp(-x))`` of each element, of any size."""
        ### BEGIN SOLUTION
        s = (1 + np.tanh(self.value / 2)) / 2  # the same function, without an exponential that could overflow
        return Node(s, (self,), lambda upstream: (upstream * s * (1 - s),))
        ### END SOLUTION

    def sum(self) -> "Node":
        """Return the sum of all elements, of shape ()."""
        ### BEGIN SOLUTION
        ones = np.ones_like(self.value)
        return Node(self.value.sum(), (self,), lambda upstream: (upstream * ones,))
        ### END SOLUTION

    def backward(self) -> None:
        """Fill ``grad`` of every node that this one, a single number, is made of, and its own with 1."""
        ### BEGIN SOLUTION
        order: list[Node] = []
        visited: set[Node] = set()

        def visit(node: Node) -> None:
            if node not in visited:
                visited.add(node)
                for parent in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)
        self.grad = np.ones_like(self.value)
        for node in reversed(order):
            gradients = node.pull_back(node.grad) if node.pull_back else ()
            for parent, gradient in zip(node.parents, gradients, strict=True):
                parent.grad = parent.grad + unbroadcast(gradient, parent.value.shape)
        ### END SOLUTION


# %% active="ipynb" check="Node"
# def check_expression(expression, *arrays):
#     """Compare the gradients of an expression, a function of nodes, with slopes."""
#
#     def forward(*values):
#         nodes = [Node(value) for value in values]
#         end = expression(*nodes)
#         return end.value, (nodes, end)
#
#     def backward(upstream, cache):
#         nodes, end = cache
#         end.backward()
#         return [upstream * node.grad for node in nodes]
#
#     check_backward(forward, backward, arrays, wrt="xyzuv"[: len(arrays)])
#
#
# x = Node(np.array(2.0))
# check_values("grad at first", x.grad, 0)
# check_values("grad of a matrix at first", Node(np.ones((2, 3))).grad, np.zeros((2, 3)))
# a = x * x
# f = a * (a + x)
# f.backward()
# check_values("f", f.value, 24)
# check_values("df/dx", x.grad, 44)
# check_values("df/df", f.grad, 1)
#
# rng = np.random.default_rng(5)
# matrix, other, vector = rng.standard_normal((3, 4)), rng.standard_normal((4, 2)), rng.standard_normal(4)
# check_expression(lambda x, y: (x + y).sum(), matrix, vector)
# check_expression(lambda x, y: (x * y * x).sum(), matrix, rng.standard_normal((3, 1)))
# check_expression(lambda x, y: ((x @ y) * (x @ y)).sum(), matrix, other)
# check_expression(lambda x, y: (x @ y).sigmoid().sum(), matrix, vector)
# check_expression(lambda x, y: x @ y, rng.standard_normal(4), vector)
# check_expression(lambda x, y: ((x @ y) * (x @ y)).sum(), vector, other)
# check_expression(lambda x, y: (x @ y) * (x @ y), rng.standard_normal(4), vector)
# check_expression(lambda x: x.sum() * x.sum(), matrix)
# check_expression(lambda x: (x.sigmoid() * x).sum(), matrix)
#
# # Each node once: with a visit for every path this would take hours.
# x = Node(np.array(1.0))
# f = x
# for _ in range(30):
#     f = f + f
# f.backward()
# check_values("2 to the power of 30", x.grad, 2**30)

# %% [markdown]
# One neuron, $f = \sigma(w_0 x_0 + w_1 x_1 + b)$, drawn with the numbers that your class has found. Start on the right and check that every red number is the red number behind it times a local gradient.

# %% active="ipynb" tags=["demonstration"]
# w0, x0, w1, x1, b = (Node(np.array(value)) for value in (2.0, -1.0, -3.0, -2.0, -3.0))
# p0, p1 = w0 * x0, w1 * x1
# total = p0 + p1
# z = total + b
# f = z.sigmoid()
# f.backward()
#
# names = {"$w_0$": w0, "$x_0$": x0, "$w_1$": w1, "$x_1$": x1, "$b$": b}
# names |= {r"$\times$": p0, r"$\times $": p1, "$+$": total, "$+ $": z, r"$\sigma$": f}
# places = [(0, 4), (0, 3), (0, 2), (0, 1), (0, 0), (1.5, 3.5), (1.5, 1.5), (3, 2.5), (4.5, 1.6), (6, 1.6)]
# arrows = [(0, 5), (1, 5), (2, 6), (3, 6), (5, 7), (6, 7), (7, 8), (4, 8), (8, 9), (9, None)]
# keys = [*names]
# draw_graph(
#     nodes=dict(zip(keys, places, strict=True)),
#     edges=[
#         (
#             keys[start],
#             "" if end is None else keys[end],
#             f"{float(names[keys[start]].value):.2f}",
#             f"{float(names[keys[start]].grad):.2f}",
#         )
#         for start, end in arrows
#     ],
#     title=r"$f = \sigma(w_0 x_0 + w_1 x_1 + b)$: values above, gradients below",
# )

# %% [markdown]
# ## 8. It learns: 3 or 8?
#
# The file `digits.npz` beside this notebook holds 1397 handwritten digits of $8 \times 8$ pixels with values from 0 to 16. They are from the UCI data set *Optical Recognition of Handwritten Digits* (E. Alpaydin and C. Kaynak, 1998, CC BY 4.0). Of these, take the threes and the eights, which look rather alike, put each picture into a row of $X$, and let one neuron say how sure it is of an 8:
#
# $$p = \sigma(X w + b), \qquad f = \frac1m \sum_{i=0}^{m-1} (p_i - t_i)^2,$$
#
# with $t_i = 1$ for an eight and $0$ for a three. It is one line of nodes. There is no formula for the gradient anywhere below: the graph takes care of it, and $b$, a single number that is added to $m$ others, has its gradient summed by `unbroadcast`.

# %% active="ipynb" tags=["demonstration"]
# with np.load("digits.npz") as digits:
#     images, labels = digits["images"] / 16, digits["labels"]
# of_interest = (labels == 3) | (labels == 8)
# X, t = images[of_interest].reshape(-1, 64), (labels[of_interest] == 8).astype(float)
# X_new, t_new = X[::4], t[::4]  # every fourth one is kept for a test
# is_new = np.arange(len(t)) % 4 == 0
# X, t = X[~is_new], t[~is_new]
#
#
# def confidence(X, w, b):
#     """Return a node: how sure a neuron is of an 8, for each row of X."""
#     return (Node(X) @ w + b).sigmoid()
#
#
# def cost(X, t, w, b):
#     """Return a node: the mean of the squared errors."""
#     error = confidence(X, w, b) + Node(-t)
#     return (error * error).sum() * Node(np.array(1 / len(t)))
#
#
# weights, bias, costs = np.zeros(64), np.zeros(()), []
# for step in range(301):
#     w, b = Node(weights), Node(bias)
#     f = cost(X, t, w, b)
#     f.backward()
#     weights, bias = weights - w.grad, bias - b.grad
#     costs.append(float(f.value))
#     if step % 100 == 0:
#         print(f"step {step:3}   f = {costs[-1]:.4f}")
#
# sure = confidence(X_new, Node(weights), Node(bias)).value
# right = np.mean((sure > 0.5) == t_new)
# print(f"right for {right:.1%} of {len(t_new)} new digits; guessing would give {max(t_new.mean(), 1 - t_new.mean()):.1%}")

# %% [markdown]
# A weight belongs to a pixel, so the 64 weights make a picture of their own: blue pixels speak for an 8, red ones for a 3. Where would you draw the difference between the two?

# %% active="ipynb" tags=["demonstration"]
# figure, axes = plt.subplots(1, 4, figsize=(12, 3))
# axes[0].semilogy(costs)
# axes[0].set(title="cost", xlabel="step", ylabel="$f$")
# for axis, digit in zip(axes[1:3], (3, 8), strict=True):
#     axis.imshow(X[t == (digit == 8)].mean(axis=0).reshape(8, 8), cmap="gray_r")
#     axis.set(title=f"the mean {digit}", xticks=[], yticks=[])
# limit = np.abs(weights).max()
# picture = axes[3].imshow(weights.reshape(8, 8), cmap="RdBu", vmin=-limit, vmax=limit)
# axes[3].set(title="what was learnt: $w$", xticks=[], yticks=[])
# figure.colorbar(picture, ax=axes[3])
# figure.tight_layout()

# %% [markdown]
# One neuron draws a straight line through the 64 dimensions. The same class trains networks with hidden layers, without a single new line of differentiation: `(x @ W1 + b1).sigmoid() @ W2 + b2` and so on. Try it on all ten digits. Or teach the class more: subtraction, powers, a logarithm, `maximum`, a sum along one axis, numbers in the place of nodes. Each needs its value and its local gradient, and nothing about the rest of the graph.
