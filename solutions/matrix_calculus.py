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
# # Back-propagation with matrix calculus
#
# Taken weight by weight, back-propagation is bookkeeping: a weight reaches the loss along many paths, and the product along each of them has to be added up, none forgotten. Matrix calculus keeps these books for you. Whole layers become single symbols, the chain rule becomes a product of matrices, and the sums over paths happen inside the products.
#
# In this notebook you derive the gradient of a two-layer network in that way, with *vec*, the Kronecker product and diagonal matrices, and you build these matrices. Then you see why nobody builds them, measure what they cost, and write the short form that everybody uses. It ends by learning to read handwritten digits.
#
# **Conventions.** One sample at a time, and everything that is not a weight is a *row*. The network has two layers with the same activation function $f$:
#
# $$d_1 = n_0 W_1 + b_1, \qquad n_1 = f(d_1), \qquad d_2 = n_1 W_2 + b_2, \qquad n_2 = f(d_2), \qquad L = (n_2 - y)(n_2 - y)^T.$$
#
# | array | shape | what it is |
# | --- | --- | --- |
# | `n0` | $(1, p)$ | the sample, as it comes in |
# | `W1`, `b1` | $(p, k_1)$, $(1, k_1)$ | weights and biases of the hidden layer: one *column* of weights a unit |
# | `d1`, `n1` | $(1, k_1)$ | the hidden layer before and after the activation |
# | `W2`, `b2` | $(k_1, k_2)$, $(1, k_2)$ | weights and biases of the output layer |
# | `d2`, `n2` | $(1, k_2)$ | the output layer before and after the activation |
# | `y` | $(1, k_2)$ | what should have come out |
#
# $L$ is the loss, a single number. `dX` is short for $\dfrac{\partial L}{\partial X}$ and has the shape of $X$: so it is in all code, and in every result. In the derivations of sections 2 to 6 an italic $dx$ in a formula such as $du = dx\, M$ is something else, a *small step* of $x$. An index in brackets picks an element of a row, $d_{[0]}$ is the first one, since $n_0$, $d_1$ and so on are names of whole rows. Where only one layer is in view it turns $n$, of shape $(1, p)$, into $d$, of shape $(1, k)$, and has no index.
#
# **How to work.** Replace the line that raises `NotImplementedError` in each function, then run the cell below it: it compares your function with numbers worked by hand, and your gradients with the slope of your own network. Anything in NumPy that is mathematically right is fine. A function never modifies its arguments, and layers of one unit work, too. The activation functions are given: `activate(d, "tanh")` is $\tanh(d)$.

# %% tags=["setup"]
"""Back-propagation with matrix calculus; one sample at a time, everything but a weight is a row."""

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.floating]
Cache = Any  # whatever your backward functions need from forward; nobody else looks inside

ACTIVATIONS = ("identity", "sigmoid", "tanh", "relu")


def activate(d: Array, activation: str) -> Array:
    """Return ``f(d)``, element by element, for one of ``ACTIVATIONS``.

    Raises:
        ValueError: ``activation`` is none of them.
    """
    if activation == "identity":
        return d
    if activation == "sigmoid":
        small = np.exp(-np.abs(d))  # the exponential that cannot overflow, for either sign of d
        return np.asarray(np.where(d >= 0, 1, small) / (1 + small))
    if activation == "tanh":
        return np.asarray(np.tanh(d))
    if activation == "relu":
        return np.maximum(d, 0)
    msg = f"activate: unknown activation {activation!r}; use one of {', '.join(ACTIVATIONS)}"
    raise ValueError(msg)


# %% active="ipynb" tags=["setup"]
# import time
# import tracemalloc
#
# import matplotlib.pyplot as plt
#
# from gradient_check import check_backward, check_values
#
#
# def check_network(way_back, p=3, k1=5, k2=4):
#     """Compare a way back with the measured slope of the loss, for each activation."""
#     rng = np.random.default_rng(6)
#     n0, y = rng.standard_normal((1, p)), rng.standard_normal((1, k2))
#     shapes = {"W1": (p, k1), "b1": (1, k1), "W2": (k1, k2), "b2": (1, k2)}
#     parameters = [rng.standard_normal(shape) for shape in shapes.values()]
#     for activation in ACTIVATIONS:
#
#         def forward(*parameters):
#             n2, cache = network_forward(n0, *parameters, activation)
#             return mse_loss(n2, y), cache
#
#         print(f"\n{activation}")
#         check_backward(
#             forward,
#             lambda upstream, cache: [upstream * gradient for gradient in way_back(y, cache)],
#             parameters,
#             wrt=list(shapes),
#         )
#
#
# def kronecker_in_shape(y, cache):
#     """Return the gradients with those of the weights in the shapes of the weights."""
#     dw1, db1, dw2, db2 = gradients_by_kronecker(y, cache)
#     shapes = [(dw.size // db.size, db.size) for dw, db in ((dw1, db1), (dw2, db2))]
#     return unvec(dw1, shapes[0]), db1, unvec(dw2, shapes[1]), db2
#
#
# def peak_memory(way_back, y, cache):
#     """Return how many bytes NumPy and Python had in use at most, beyond what they had before."""
#     tracemalloc.start()
#     way_back(y, cache)
#     _, peak = tracemalloc.get_traced_memory()
#     tracemalloc.stop()
#     return peak
#
#
# def wide_network(p, k, k2, rng):
#     """Return a target and the cache of a network with p inputs, k hidden units and k2 outputs."""
#     shapes = (1, p), (p, k), (1, k), (k, k2), (1, k2)
#     arrays = [rng.standard_normal(shape) / np.sqrt(shape[0]) for shape in shapes]
#     return rng.standard_normal((1, k2)), network_forward(*arrays, "tanh")[1]

# %% [markdown]
# ## 1. A matrix as a vector: vec
#
# The derivative of a vector by a vector is a matrix, with one row for each element of the one and one column for each element of the other. The derivative of a vector by a *matrix* would need three axes. The way out is to write the matrix as a vector first. Take the rows of $W$, of shape $(p, k)$, one behind the other:
#
# $$w = \text{vec}(W) = \left(W_{00},\; W_{01},\; \dots,\; W_{0,k-1},\; W_{10},\; \dots,\; W_{p-1,k-1}\right), \qquad w_{ik + j} = W_{ij}.$$
#
# Nothing is lost: whoever knows the shape can cut the vector into rows again. That is $\text{vec}^{-1}$, here called `unvec`.
#
# *Beware of other books.* Most of them stack the columns of $W$, not its rows. Either will do, as long as it is the same everywhere; it decides the order of the factors in section 2. Here it is always row by row, which is also how NumPy lays out an array.
#
# **By hand.** With two rows and three columns,
#
# $$W = \begin{bmatrix} 1 & 0 & -1 \\ 4 & 5 & 6 \end{bmatrix} \qquad \text{gives} \qquad w = (1, 0, -1, 4, 5, 6).$$


# %% exercise="vec"
def vec(W: Array) -> Array:
    """Return the elements of ``W`` as a vector, row by row.

    Shapes:
        W (p, k) -> w (p*k,)
    """
    ### BEGIN SOLUTION
    return W.ravel()
    ### END SOLUTION


# %% active="ipynb" check="vec"
# example_W = np.array([[1.0, 0, -1], [4, 5, 6]])
# check_values("w", vec(example_W), [1, 0, -1, 4, 5, 6])


# %% exercise="unvec"
def unvec(w: Array, shape: tuple[int, int]) -> Array:
    """Return the matrix of this ``shape`` whose elements are ``w``, row by row: the inverse of ``vec``.

    Shapes:
        w (p*k,), shape (p, k) -> W (p, k)
    """
    ### BEGIN SOLUTION
    return w.reshape(shape)
    ### END SOLUTION


# %% active="ipynb" check="unvec"
# check_values("W", unvec(np.array([1.0, 0, -1, 4, 5, 6]), (2, 3)), [[1, 0, -1], [4, 5, 6]])
# check_values("W there and back", unvec(vec(example_W.T), (3, 2)), example_W.T)

# %% [markdown]
# ## 2. The linear part: a Kronecker product
#
# ### Reading derivatives off differentials
#
# Move a row $x$ by a small $dx$. To first order a row $u$ that depends on it moves by something linear in $dx$, that is, by $dx$ times some matrix. That matrix is the derivative:
#
# $$du = dx\, M \qquad \Longleftrightarrow \qquad \frac{\partial u}{\partial x^T} = M, \qquad M_{ij} = \frac{\partial u_{[j]}}{\partial x_{[i]}}.$$
#
# The transpose below the line says how $M$ is laid out: $x^T$ stands upright, so there is one *row* for each element of $x$, and one *column* for each element of $u$. Now let $z$ depend on $u$, with $dz = du\, N$. Put in $du = dx\, M$, and the chain rule is there:
#
# $$dz = dx\, M N, \qquad \frac{\partial z}{\partial x^T} = \frac{\partial u}{\partial x^T}\, \frac{\partial z}{\partial u^T}.$$
#
# The factors stand in the order in which the network is built, from the input to the loss. The sum over all paths from $x$ through $u$ to $z$ is the sum inside the matrix product.
#
# ### The derivative of d by its weights
#
# Call the elements of the row that comes in $n = (x_0, \dots, x_{p-1})$. Unit $j$ computes $d_{[j]} = \sum_i x_i W_{ij} + b_{[j]}$. The weight $W_{ij}$ is in column $j$ and so belongs to unit $j$: it moves $d_{[j]}$, at the rate $x_i$, and no other element of $d$:
#
# $$\frac{\partial d_{[l]}}{\partial W_{ij}} = \begin{cases} x_i & l = j \\ 0 & l \neq j. \end{cases}$$
#
# In the derivative by $w = \text{vec}(W)$, the rows for $W_{i0}, W_{i1}, \dots, W_{i,k-1}$ follow each other, and these $k$ rows together are $x_i$ times the identity matrix. For two inputs and three units:
#
# $$\frac{\partial d}{\partial w^T} = \begin{bmatrix} x_0 & 0 & 0 \\ 0 & x_0 & 0 \\ 0 & 0 & x_0 \\ x_1 & 0 & 0 \\ 0 & x_1 & 0 \\ 0 & 0 & x_1 \end{bmatrix} = \begin{bmatrix} x_0\, I \\ x_1\, I \end{bmatrix}.$$
#
# The *Kronecker product* $A \otimes B$ puts a whole copy of $B$ in the place of each element of $A$, multiplied by that element. So the matrix above is the column $n^T$ with a copy of $I$ in the place of each element:
#
# $$\boxed{\;\frac{\partial d}{\partial w^T} = n^T \otimes I_k\;} \qquad (pk, k).$$
#
# Had vec stacked columns, all weights of one unit would follow each other, and the same numbers would stand in another order: $I_k \otimes n^T$.
#
# The bias is simpler: $d$ moves just as $b$ does, $\dfrac{\partial d}{\partial b^T} = I_k$.
#
# **By hand.** For $n = (1, 2)$ and $k = 3$ the derivative has the diagonal $(1, 1, 1)$ in its upper half and $(2, 2, 2)$ in its lower one.


# %% exercise="linear_jacobian"
def linear_jacobian(n: Array, k: int) -> Array:
    """Return the derivative of ``d = n W + b`` by ``vec(W)``, where the layer has ``k`` units.

    Shapes:
        n (1, p) -> jacobian (p*k, k): one row for each weight, one column for each element of d

    Source:
        d(d) = n dW, read off by rows of dW: n^T kron I_k.
    """
    ### BEGIN SOLUTION
    return np.kron(n.T, np.eye(k, dtype=n.dtype))
    ### END SOLUTION


# %% active="ipynb" check="linear_jacobian"
# example_jacobian = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [2, 0, 0], [0, 2, 0], [0, 0, 2]]
# check_values("derivative of d by w", linear_jacobian(np.array([[1.0, 2]]), 3), example_jacobian)
#
# # d is linear in w, so the derivative has to give d itself without its bias: w times the matrix.
# example_n = np.array([[0.5, -3]])
# check_values("w times the derivative", vec(example_W) @ linear_jacobian(example_n, 3), (example_n @ example_W)[0])

# %% [markdown]
# ## 3. The activation: a diagonal matrix
#
# The activation works element by element: $n_{[j]} = f(d_{[j]})$ moves when $d_{[j]}$ does, and does not care about the other elements. Off the diagonal there is nothing, on it stand the slopes. For two units:
#
# $$\frac{\partial n}{\partial d^T} = \begin{bmatrix} \frac{\partial n_{[0]}}{\partial d_{[0]}} & \frac{\partial n_{[1]}}{\partial d_{[0]}} \\ \frac{\partial n_{[0]}}{\partial d_{[1]}} & \frac{\partial n_{[1]}}{\partial d_{[1]}} \end{bmatrix} = \begin{bmatrix} f'(d_{[0]}) & 0 \\ 0 & f'(d_{[1]}) \end{bmatrix}.$$
#
# The differential says the same in one line: $dn = dd \odot f'(d)$, element by element, and that is $dd$ times a diagonal matrix.
#
# $$\boxed{\;\frac{\partial n}{\partial d^T} = \text{diag}\left(f'(d)\right)\;} \qquad (k, k).$$
#
# Three of the four slopes can be written with $n = f(d)$ itself, which is known already:
#
# | $f$ | $f'(d)$ | with $n = f(d)$ |
# | --- | --- | --- |
# | identity | $1$ | $1$ |
# | sigmoid | $e^{-d} / (1 + e^{-d})^2$ | $n\,(1 - n)$ |
# | tanh | $1 - \tanh^2 d$ | $1 - n^2$ |
# | relu | $1$ where $d > 0$, $0$ where $d < 0$ | $1$ where $n > 0$, else $0$ |
#
# At $d = 0$ relu has a kink and no slope; any number from 0 to 1 is accepted there.
#
# *A trap.* `np.diag` makes a matrix of an array with *one* axis. Of an array with two axes it takes the diagonal out, and a row of shape $(1, k)$ has two.
#
# **By hand.** Let $d = (\ln 2, 0, -\ln 3)$. Then sigmoid gives $n = \left(\frac23, \frac12, \frac14\right)$ and its slopes are $\left(\frac29, \frac14, \frac3{16}\right)$; tanh gives $n = \left(\frac35, 0, -\frac45\right)$ and its slopes are $\left(\frac{16}{25}, 1, \frac{9}{25}\right)$.


# %% exercise="activation_jacobian"
def activation_jacobian(d: Array, activation: str) -> Array:
    """Return the derivative of ``n = f(d)`` by ``d``, a diagonal matrix; entries may be of any size.

    Shapes:
        d (1, k) -> jacobian (k, k)

    Raises:
        ValueError: ``activation`` is none of ``ACTIVATIONS``.

    Source:
        identity' = 1, sigmoid' = n (1 - n), tanh' = 1 - n^2, relu' = 1 where d > 0.
    """
    ### BEGIN SOLUTION
    n = activate(d, activation)
    slopes = {
        "identity": np.ones_like(n),
        "sigmoid": n * (1 - n),
        "tanh": 1 - n * n,
        "relu": (n > 0).astype(n.dtype),  # n > 0 exactly where d > 0; the slope at the kink is taken as 0
    }
    return np.diag(slopes[activation][0])
    ### END SOLUTION


# %% active="ipynb" check="activation_jacobian"
# example_d = np.log([[2, 1, 1 / 3]])
# example_slopes = {
#     "identity": [1, 1, 1],
#     "sigmoid": [2 / 9, 1 / 4, 3 / 16],
#     "tanh": [16 / 25, 1, 9 / 25],
# }
# for activation, slopes in example_slopes.items():
#     check_values(activation, activation_jacobian(example_d, activation), np.diag(slopes))
# check_values("relu", activation_jacobian(np.array([[1.0, -1, 2]]), "relu"), np.diag([1, 0, 1]))
# check_values("sigmoid far out", activation_jacobian(np.array([[800.0, -800]]), "sigmoid"), np.zeros((2, 2)))
#
# # The slope of n, measured, has to be the row upstream times the transposed derivative.
# for activation in ACTIVATIONS:
#     print(f"\n{activation}")
#     check_backward(
#         lambda d: (activate(d, activation), activation_jacobian(d, activation)),
#         lambda upstream, jacobian: upstream @ jacobian.T,
#         [np.array([[0.3, -1.2, 2, -0.4]])],
#         wrt=["d"],
#     )

# %% [markdown]
# ## 4. The loss and its differential
#
# With two outputs, $n_2 - y$ is a row of two errors, and the row times itself stood upright is the sum of their squares:
#
# $$L = (n_2 - y)(n_2 - y)^T = \begin{bmatrix} e_0 & e_1 \end{bmatrix} \begin{bmatrix} e_0 \\ e_1 \end{bmatrix} = e_0^2 + e_1^2.$$
#
# It is a sum, not a mean, and has no factor $\frac12$. For the differential use the product rule. The target $y$ stands still, so $n_2 - y$ moves by $dn_2$:
#
# $$dL = dn_2\, (n_2 - y)^T + (n_2 - y)\, dn_2^T.$$
#
# The second term is a single number, and a number is its own transpose: $(n_2 - y)\, dn_2^T = dn_2\, (n_2 - y)^T$. So the second term is the first one once more:
#
# $$dL = dn_2 \cdot 2\, (n_2 - y)^T, \qquad \boxed{\;\frac{\partial L}{\partial n_2^T} = 2\, (n_2 - y)^T\;} \qquad (k_2, 1).$$
#
# It is a column: one row for each element of $n_2$, one column for the single number $L$.
#
# **By hand.** For $n_2 = (1, 3)$ and $y = (0, 5)$ the errors are $(1, -2)$, the loss is $1 + 4 = 5$ and its derivative the column $(2, -4)^T$.


# %% exercise="mse_loss"
def mse_loss(n2: Array, y: Array) -> float:
    """Return the squared errors added up, ``(n2 - y)(n2 - y)^T``, as a number.

    Shapes:
        n2 (1, k), y (1, k) -> scalar

    Units:
        A sum over the outputs: nothing is divided by k, and there is no 1/2.
    """
    ### BEGIN SOLUTION
    return float(np.sum((n2 - y) ** 2))
    ### END SOLUTION


# %% active="ipynb" check="mse_loss"
# example_n2, example_y = np.array([[1.0, 3]]), np.array([[0.0, 5]])
# check_values("L", mse_loss(example_n2, example_y), 5)
# assert isinstance(mse_loss(example_n2, example_y), float), "mse_loss returns a number, not an array"


# %% exercise="mse_gradient"
def mse_gradient(n2: Array, y: Array) -> Array:
    """Return the derivative of ``mse_loss`` by ``n2``, a column.

    Shapes:
        n2 (1, k), y (1, k) -> (k, 1)

    Units:
        L per unit of each output.

    Source:
        dL = dn2 2 (n2 - y)^T.
    """
    ### BEGIN SOLUTION
    return 2 * (n2 - y).T
    ### END SOLUTION


# %% active="ipynb" check="mse_gradient"
# check_values("derivative of L by n2", mse_gradient(example_n2, example_y), [[2], [-4]])
# check_backward(
#     lambda n2: (mse_loss(n2, example_y), mse_gradient(n2, example_y)),
#     lambda upstream, gradient: upstream * gradient.T,
#     [example_n2],
#     wrt=["n2"],
# )

# %% [markdown]
# ## 5. The network, forward
#
# Two layers, one behind the other:
#
# $$n_0 \;\xrightarrow{\;W_1,\, b_1\;}\; d_1 \;\xrightarrow{\;f\;}\; n_1 \;\xrightarrow{\;W_2,\, b_2\;}\; d_2 \;\xrightarrow{\;f\;}\; n_2.$$
#
# Return `n2` and a `cache` with whatever the way back will need. What that is, section 6 says: look at the letters in its formulas. Two functions will be given your cache, so neither of them may spoil it.
#
# **By hand.** With relu,
#
# $$n_0 = \begin{bmatrix} 1 & 2 \end{bmatrix}, \quad W_1 = \begin{bmatrix} 1 & 0 & -1 \\ 0 & 1 & 1 \end{bmatrix}, \quad b_1 = \begin{bmatrix} 0 & -3 & 1 \end{bmatrix}, \quad W_2 = \begin{bmatrix} 1 & 2 \\ 3 & -1 \\ -1 & 1 \end{bmatrix}, \quad b_2 = \begin{bmatrix} 2 & -1 \end{bmatrix}$$
#
# give $d_1 = (1, -1, 2)$. The unit in the middle is off: $n_1 = (1, 0, 2)$. Then $d_2 = (1 - 2 + 2,\; 2 + 2 - 1) = (1, 3)$, and $n_2 = (1, 3)$ is the output of the example in section 4.


# %% exercise="network_forward"
def network_forward(n0: Array, W1: Array, b1: Array, W2: Array, b2: Array, activation: str) -> tuple[Array, Cache]:
    """Return ``n2``, the output of the network, and a cache for both ways back.

    Shapes:
        n0 (1, p), W1 (p, k1), b1 (1, k1), W2 (k1, k2), b2 (1, k2) -> n2 (1, k2), cache

    Raises:
        ValueError: ``activation`` is none of ``ACTIVATIONS``.
    """
    ### BEGIN SOLUTION
    d1 = n0 @ W1 + b1
    n1 = activate(d1, activation)
    d2 = n1 @ W2 + b2
    n2 = activate(d2, activation)
    return n2, (n0, d1, n1, W2, d2, n2, activation)
    ### END SOLUTION


# %% active="ipynb" check="network_forward"
# example = {
#     "n0": np.array([[1.0, 2]]),
#     "W1": np.array([[1.0, 0, -1], [0, 1, 1]]),
#     "b1": np.array([[0.0, -3, 1]]),
#     "W2": np.array([[1.0, 2], [3, -1], [-1, 1]]),
#     "b2": np.array([[2.0, -1]]),
# }
# check_values("n2, relu", network_forward(**example, activation="relu")[0], [[1, 3]])
# check_values("n2, identity", network_forward(**example, activation="identity")[0], [[-2, 4]])
# other_b2 = example | {"b2": np.array([[2.0, -5]])}
# check_values("n2, relu, second unit off", network_forward(**other_b2, activation="relu")[0], [[1, 0]])

# %% [markdown]
# ## 6. The way back, through the matrices
#
# ### The weights of the output layer
#
# Let $w_2 = \text{vec}(W_2)$. It acts on $d_2$, that on $n_2$, and that on $L$. The factors stand in this order, and sections 2 to 4 have all of them:
#
# $$\frac{\partial L}{\partial w_2^T} = \frac{\partial d_2}{\partial w_2^T}\; \frac{\partial n_2}{\partial d_2^T}\; \frac{\partial L}{\partial n_2^T}$$
#
# $$\boxed{\;\frac{\partial L}{\partial w_2^T} = \left(n_1^T \otimes I\right)\, \text{diag}\left(f'(d_2)\right)\; 2\,(n_2 - y)^T\;} \qquad (k_1 k_2, 1) = (k_1 k_2, k_2)\,(k_2, k_2)\,(k_2, 1).$$
#
# ### The weights of the hidden layer
#
# From $w_1$ the way is longer: through $d_1$, $n_1$, $d_2$ and $n_2$. One factor on it is new, the derivative of $d_2$ by $n_1$. Only $n_1$ moves now, and $W_2$ stands still:
#
# $$dd_2 = dn_1\, W_2, \qquad \frac{\partial d_2}{\partial n_1^T} = W_2.$$
#
# It is already of the form $du = dx\, M$, and can be read off with no transpose. So
#
# $$\frac{\partial L}{\partial w_1^T} = \frac{\partial d_1}{\partial w_1^T}\; \frac{\partial n_1}{\partial d_1^T}\; \frac{\partial d_2}{\partial n_1^T}\; \frac{\partial n_2}{\partial d_2^T}\; \frac{\partial L}{\partial n_2^T}$$
#
# $$\boxed{\;\frac{\partial L}{\partial w_1^T} = \left(n_0^T \otimes I\right)\, \text{diag}\left(f'(d_1)\right)\, W_2\; \text{diag}\left(f'(d_2)\right)\; 2\,(n_2 - y)^T\;} \qquad (p k_1, 1).$$
#
# ### The pattern
#
# Read it from the right, from the loss backwards: the gradient of the loss, then activation, weights, activation, weights, ..., activation, as many pairs as there are layers behind; and last of all what came into the layer. A third layer would put in one more $\text{diag}(f')$ and one more $W$. It is the pattern that the sum over all paths has, too; only that here nobody had to look for paths.
#
# ### The biases
#
# The derivative of $d$ by $b$ is $I$. In the place of $n^T \otimes I$ stands nothing at all:
#
# $$\frac{\partial L}{\partial b_2^T} = \text{diag}\left(f'(d_2)\right)\; 2\,(n_2 - y)^T, \qquad \frac{\partial L}{\partial b_1^T} = \text{diag}\left(f'(d_1)\right)\, W_2\, \text{diag}\left(f'(d_2)\right)\; 2\,(n_2 - y)^T.$$
#
# Both are columns; `db1` and `db2` have the shape of the biases and are rows. `dw1` and `dw2` are what `vec` makes of `dW1` and `dW2`, and have one axis.
#
# Multiply from the right: a matrix times a column is a column, and the product of two large matrices is never needed.
#
# **By hand.** Continue with the network of section 5, relu, and $y = (0, 5)$. The gradient of the loss is the column $(2, -4)^T$. Both output units are on, so their diagonal matrix is $I$ and the column stays as it is: this is `db2`. With $n_1 = (1, 0, 2)$,
#
# $$dw_2 = \left(\, 1 \cdot (2, -4),\;\; 0 \cdot (2, -4),\;\; 2 \cdot (2, -4) \,\right) = (2, -4,\; 0, 0,\; 4, -8).$$
#
# Further back,
#
# $$W_2 \begin{bmatrix} 2 \\ -4 \end{bmatrix} = \begin{bmatrix} -6 \\ 10 \\ -6 \end{bmatrix}, \qquad \begin{bmatrix} 1 & & \\ & 0 & \\ & & 1 \end{bmatrix} \begin{bmatrix} -6 \\ 10 \\ -6 \end{bmatrix} = \begin{bmatrix} -6 \\ 0 \\ -6 \end{bmatrix},$$
#
# which is `db1` stood upright. With $n_0 = (1, 2)$ it makes $dw_1 = (-6, 0, -6,\; -12, 0, -12)$.


# %% exercise="gradients_by_kronecker"
def gradients_by_kronecker(y: Array, cache: Cache) -> tuple[Array, Array, Array, Array]:
    """Return ``dw1``, ``db1``, ``dw2`` and ``db2``, as products of the matrices of sections 2 to 4.

    ``dw1`` is ``vec(dW1)``, the gradient of L by W1 written row by row, and ``dw2`` likewise; ``db1`` and ``db2``
    have the shapes of ``b1`` and ``b2``.

    Shapes:
        y (1, k2) -> dw1 (p*k1,), db1 (1, k1), dw2 (k1*k2,), db2 (1, k2)

    Units:
        L per unit of each weight and bias.

    Source:
        dL/dw2^T = (n1^T kron I) diag(f'(d2)) 2 (n2 - y)^T,
        dL/dw1^T = (n0^T kron I) diag(f'(d1)) W2 diag(f'(d2)) 2 (n2 - y)^T.
    """
    ### BEGIN SOLUTION
    n0, d1, n1, W2, d2, n2, activation = cache
    v2 = activation_jacobian(d2, activation) @ mse_gradient(n2, y)  # dL/dd2^T, a column
    v1 = activation_jacobian(d1, activation) @ (W2 @ v2)
    dw1 = linear_jacobian(n0, len(v1)) @ v1
    dw2 = linear_jacobian(n1, len(v2)) @ v2
    return dw1[:, 0], v1.T, dw2[:, 0], v2.T
    ### END SOLUTION


# %% active="ipynb" check="gradients_by_kronecker"
# _, example_cache = network_forward(**example, activation="relu")
# by_kronecker = gradients_by_kronecker(example_y, example_cache)
# check_values("dw1", by_kronecker[0], [-6, 0, -6, -12, 0, -12])
# check_values("db1", by_kronecker[1], [[-6, 0, -6]])
# check_values("dw2", by_kronecker[2], [2, -4, 0, 0, 4, -8])
# check_values("db2", by_kronecker[3], [[2, -4]])
# check_network(kronecker_in_shape)

# %% [markdown]
# Here are the five factors of $\partial L / \partial w_1^T$ for a network with 4 inputs, 6 hidden units and 3 outputs, in the order of the formula and all to one scale: blue is above zero, red below, and the palest grey is zero.

# %% active="ipynb" tags=["demonstration"]
# rng = np.random.default_rng(1)
# n0, W1, W2 = rng.standard_normal((1, 4)), rng.standard_normal((4, 6)), rng.standard_normal((6, 3))
# d1 = n0 @ W1
# d2 = activate(d1, "tanh") @ W2
# factors = {
#     r"$n_0^T \otimes I$": linear_jacobian(n0, 6),
#     "$\\mathrm{diag}(f'(d_1))$": activation_jacobian(d1, "tanh"),
#     "$W_2$": W2,
#     "$\\mathrm{diag}(f'(d_2))$": activation_jacobian(d2, "tanh"),
#     "$2(n_2 - y)^T$": mse_gradient(activate(d2, "tanh"), np.array([[1.0, -1, 0]])),
# }
# figure, axes = plt.subplots(1, 5, figsize=(9, 7), width_ratios=[6, 6, 4, 4, 4])
# for axis, (name, factor) in zip(axes, factors.items(), strict=True):
#     limit = np.abs(factor).max()
#     axis.imshow(factor, cmap="RdBu", vmin=-limit, vmax=limit)
#     axis.set(title=f"{name}\n{factor.shape[0]} x {factor.shape[1]}", xlim=(-0.5, max(3.5, factor.shape[1] - 0.5)))
#     axis.set(ylim=(23.5, -0.5), xticks=[], yticks=[], frame_on=False)
# zeros = sum(np.sum(factor == 0) for factor in factors.values())
# print(f"{zeros} of {sum(factor.size for factor in factors.values())} elements are zero")

# %% [markdown]
# ## 7. Vectorising was a detour
#
# Most of that picture is empty. The reason is vec: $W_1$ was laid out as one long vector, so that matrix calculus could be applied to it, and the place where each weight had stood, its row and its column, had to be written down again in a large matrix, with zeros.
#
# Keep everything but the first factor together, and call it $v$, as a row:
#
# $$v^T = \text{diag}\left(f'(d_1)\right)\, W_2\, \text{diag}\left(f'(d_2)\right)\; 2\,(n_2 - y)^T, \qquad \frac{\partial L}{\partial w_1^T} = \left(n_0^T \otimes I\right) v^T.$$
#
# You have met $v$ already: it is $\partial L / \partial d_1$, and it is `db1`. Now multiply out, for two inputs, $n_0 = (x_0, x_1)$, and three units. Every block of the Kronecker product is a multiple of $I$ and passes on the whole column:
#
# $$\left(n_0^T \otimes I\right) v^T = \begin{bmatrix} x_0 & 0 & 0 \\ 0 & x_0 & 0 \\ 0 & 0 & x_0 \\ x_1 & 0 & 0 \\ 0 & x_1 & 0 \\ 0 & 0 & x_1 \end{bmatrix} \begin{bmatrix} v_{[0]} \\ v_{[1]} \\ v_{[2]} \end{bmatrix} = \begin{bmatrix} x_0 v_{[0]} \\ x_0 v_{[1]} \\ x_0 v_{[2]} \\ x_1 v_{[0]} \\ x_1 v_{[1]} \\ x_1 v_{[2]} \end{bmatrix}.$$
#
# Take vec back, that is, cut the six numbers into rows of three, the shape of $W_1$:
#
# $$\xrightarrow{\;\text{vec}^{-1}\;} \begin{bmatrix} x_0 v_{[0]} & x_0 v_{[1]} & x_0 v_{[2]} \\ x_1 v_{[0]} & x_1 v_{[1]} & x_1 v_{[2]} \end{bmatrix} = \begin{bmatrix} x_0 \\ x_1 \end{bmatrix} \begin{bmatrix} v_{[0]} & v_{[1]} & v_{[2]} \end{bmatrix}, \qquad \boxed{\;\frac{\partial L}{\partial W} = n^T v\;} \qquad (p, k) = (p, 1)\,(1, k).$$
#
# A column times a row: what comes into the layer, times the gradient by what the layer computes. The Kronecker product is gone.
#
# **By hand.** $n = (1, 2)$ and $v = (-6, 0, -6)$ give the rows $(-6, 0, -6)$ and $(-12, 0, -12)$: the $dw_1$ of the example, cut into two.


# %% exercise="weight_gradient"
def weight_gradient(n: Array, v: Array) -> Array:
    """Return the gradient of L by the weights ``W`` of ``d = n W + b``, where ``v`` is the one by ``d``.

    Shapes:
        n (1, p), v (1, k) -> dW (p, k)

    Source:
        vec(dW) = (n^T kron I) v^T, so dW = n^T v.
    """
    ### BEGIN SOLUTION
    return n.T @ v
    ### END SOLUTION


# %% active="ipynb" check="weight_gradient"
# n, v = np.array([[1.0, 2]]), np.array([[-6.0, 0, -6]])
# check_values("dW", weight_gradient(n, v), [[-6, 0, -6], [-12, 0, -12]])
# check_values("dW, by the detour", weight_gradient(n, v), unvec((linear_jacobian(n, 3) @ v.T)[:, 0], (2, 3)))

# %% [markdown]
# ### All gradients, directly
#
# The diagonal matrices can go, too. Transpose the columns into rows, and a diagonal matrix times a column becomes a product of two rows, element by element:
#
# $$\left(\text{diag}\left(f'(d)\right) u^T\right)^T = u \odot f'(d).$$
#
# So the whole way back, in rows, with one $v$ for each layer, is
#
# $$v_2 = 2\,(n_2 - y) \odot f'(d_2), \qquad v_1 = \left(v_2 W_2^T\right) \odot f'(d_1),$$
#
# $$dW_2 = n_1^T v_2, \quad db_2 = v_2, \qquad dW_1 = n_0^T v_1, \quad db_1 = v_1.$$
#
# $W_2$ stood on the left of a column, and stands transposed on the right of a row. Nothing here is larger than the weights.
#
# Write it so, without any Kronecker product and any diagonal matrix. You will be graded also for layers so wide that those would not fit into the memory allowed.


# %% exercise="gradients"
def gradients(y: Array, cache: Cache) -> tuple[Array, Array, Array, Array]:
    """Return ``dW1``, ``db1``, ``dW2`` and ``db2``; no Kronecker product and no diagonal matrix is built.

    Shapes:
        y (1, k2) -> dW1 (p, k1), db1 (1, k1), dW2 (k1, k2), db2 (1, k2)

    Units:
        L per unit of each weight and bias.

    Source:
        v2 = 2 (n2 - y) * f'(d2), v1 = (v2 W2^T) * f'(d1); dW = n^T v, db = v.
    """
    ### BEGIN SOLUTION
    n0, _, n1, W2, _, n2, activation = cache

    def slope(n: Array) -> Array:
        """f'(d) of n = f(d), as a row."""
        rows = {"identity": np.ones_like(n), "sigmoid": n * (1 - n), "tanh": 1 - n * n, "relu": (n > 0).astype(n.dtype)}
        return rows[activation]

    v2 = 2 * (n2 - y) * slope(n2)
    v1 = (v2 @ W2.T) * slope(n1)
    return weight_gradient(n0, v1), v1, weight_gradient(n1, v2), v2
    ### END SOLUTION


# %% active="ipynb" check="gradients"
# direct = gradients(example_y, network_forward(**example, activation="relu")[1])
# check_values("dW1", direct[0], [[-6, 0, -6], [-12, 0, -12]])
# check_values("db1", direct[1], [[-6, 0, -6]])
# check_values("dW2", direct[2], [[2, -4], [0, 0], [4, -8]])
# check_values("db2", direct[3], [[2, -4]])
# check_network(gradients)
#
# bytes_used = peak_memory(gradients, *wide_network(3, 2000, 2, np.random.default_rng(7)))
# print(f"\n2000 hidden units: {bytes_used / 1e6:.2f} MB")
# assert bytes_used < 10e6, "a diagonal matrix of 2000 slopes alone takes 32 MB: is one built?"

# %% [markdown]
# ## 8. What the detour costs
#
# The Kronecker product of a layer with $p$ inputs and $k$ units has $pk$ rows and $k$ columns. In float64 it takes $8\,pk^2$ bytes; the gradient that is wanted has $pk$ elements and takes $8\,pk$. The matrix is $k$ times as large as its result, and of each $k$ of its elements $k - 1$ are zero. The product with $v^T$ takes one multiplication for each element of the matrix, and all but one in $k$ are by zero.
#
# For a sample of $28 \times 28$ pixels, $p = 784$, that is
#
# | hidden units $k$ | $n^T \otimes I$ | $\text{diag}(f')$ | $n^T v$ |
# | --- | --- | --- | --- |
# | 128 | 103 MB | 0.13 MB | 0.80 MB |
# | 1000 | 6.3 GB | 8 MB | 6.3 MB |
# | 10000 | 627 GB | 800 MB | 63 MB |
#
# Measure it: both ways back of a network with 64 inputs and 10 outputs, while the hidden layer grows. `tracemalloc` counts the bytes that NumPy asks for.

# %% active="ipynb" tags=["demonstration"]
# def seconds(way_back, y, cache, repeats=3):
#     """Return the shortest time of several runs: the others were disturbed by something else."""
#     times = []
#     for _ in range(repeats):
#         start = time.perf_counter()
#         way_back(y, cache)
#         times.append(time.perf_counter() - start)
#     return min(times)
#
#
# units = [8, 16, 32, 64, 128, 256]
# ways = {"Kronecker products": gradients_by_kronecker, "directly": gradients}
# memory, duration = {name: [] for name in ways}, {name: [] for name in ways}
# rng = np.random.default_rng(8)
# print(f"{'hidden units':14}{'way':20}{'memory':>12}{'time':>12}")
# for k in units:
#     network = wide_network(64, k, 10, rng)
#     for name, way_back in ways.items():
#         memory[name].append(peak_memory(way_back, *network) / 1e6)
#         duration[name].append(seconds(way_back, *network) * 1e3)
#         print(f"{k:<14}{name:20}{memory[name][-1]:9.3f} MB{duration[name][-1]:9.3f} ms")

# %% active="ipynb" tags=["demonstration"]
# figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4))
# for name in ways:
#     left.loglog(units, memory[name], "o-", label=name)
#     right.loglog(units, duration[name], "o-", label=name)
# left.loglog(units, [8 * 64 * k**2 / 1e6 for k in units], "k:", label="$8\\,pk^2$ bytes")
# left.loglog(units, [8 * 64 * k / 1e6 for k in units], "k--", label="$8\\,pk$ bytes")
# left.set(title="memory", xlabel="hidden units $k$", ylabel="MB")
# right.set(title="time", xlabel="hidden units $k$", ylabel="ms")
# left.legend()
# right.legend();

# %% [markdown]
# Twice as many units take the detour four times the memory. The direct way stays within a small multiple of the gradients themselves. Both return the same numbers: the matrices are a way to *derive* a formula, not a way to compute it.
#
# ## 9. It reads digits
#
# The file `digits.npz` beside this notebook holds 1397 handwritten digits, each scanned into $8 \times 8$ pixels with values from 0 to 16 (E. Alpaydin and C. Kaynak, *Optical Recognition of Handwritten Digits*, UCI Machine Learning Repository, 1998, CC BY 4.0). A digit becomes a row $n_0$ of 64 numbers; $y$ is a row of ten with a 1 at the right place. The network learns from the first 1000, one at a time: forward, back, and a small step of every parameter against its gradient. The other 397 it never sees while it learns.

# %% active="ipynb" tags=["demonstration"]
# with np.load("digits.npz") as digits:
#     images, labels = digits["images"], digits["labels"]
# rows, targets = images.reshape(len(images), 1, 64) / 16, np.eye(10)[labels][:, np.newaxis]
#
#
# def read(row, parameters):
#     """Return the digit that the network takes a row for."""
#     return int(network_forward(row, *parameters, "sigmoid")[0].argmax())
#
#
# def share_right(which, parameters):
#     """Return the share of some digits that are read right."""
#     return np.mean([read(row, parameters) == label for row, label in zip(rows[which], labels[which], strict=True)])
#
#
# learnt, kept_back = slice(1000), slice(1000, None)
# rng = np.random.default_rng(9)
# parameters = [
#     rng.standard_normal((64, 24)) / 8,
#     np.zeros((1, 24)),
#     rng.standard_normal((24, 10)) / np.sqrt(24),
#     np.zeros((1, 10)),
# ]
# losses = []
# for epoch in range(12):
#     total = 0.0
#     for at in rng.permutation(1000):
#         n2, cache = network_forward(rows[at], *parameters, "sigmoid")
#         total += mse_loss(n2, targets[at])
#         steps = gradients(targets[at], cache)
#         parameters = [value - 0.3 * step for value, step in zip(parameters, steps, strict=True)]
#     losses.append(total / 1000)
#     if epoch % 3 == 2:
#         print(f"epoch {epoch + 1:2}   mean L = {losses[-1]:.4f}   learnt {share_right(learnt, parameters):.1%}")
# print(f"right for {share_right(kept_back, parameters):.1%} of new digits; guessing would give 10%")

# %% [markdown]
# On the left, the mean loss in each epoch. On the right, the first new digits that it reads wrongly, if you would like to try yourself.

# %% active="ipynb" tags=["demonstration"]
# figure, axes = plt.subplot_mosaic([["loss", "0", "1", "2"], ["loss", "3", "4", "5"]], width_ratios=[3, 1, 1, 1])
# figure.set_size_inches(11, 4.8)
# axes["loss"].semilogy(range(1, len(losses) + 1), losses, "o-")
# axes["loss"].set(title="mean loss", xlabel="epoch", ylabel="L")
# wrong = [at for at in range(1000, len(rows)) if read(rows[at], parameters) != labels[at]]
# for place in range(6):
#     axis = axes[str(place)]
#     axis.axis("off")
#     if place < len(wrong):
#         axis.imshow(images[wrong[place]], cmap="gray_r")
#         axis.set_title(f"{labels[wrong[place]]}, read as {read(rows[wrong[place]], parameters)}")
# figure.tight_layout()

# %% [markdown]
# Try another activation, more hidden units, another step. Then go back to rows: a whole batch of samples is a matrix with one *row* a sample, and $n^T v$ becomes a product that sums over the samples by itself. Which of your functions would work for it as they are?
