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
# # Back-propagation through a fully connected layer
#
# A fully connected layer multiplies by a matrix, adds a bias and applies an activation function. In this notebook you derive how a gradient travels back through it, and write the nine functions that do it. At the end they train a network.
#
# **Conventions.** Columns are samples: a batch of $m$ samples with $n$ features each is a matrix of shape $(n, m)$. Layer $l$ turns $A^{[l-1]}$ into $A^{[l]}$:
#
# $$Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}, \qquad A^{[l]} = f^{[l]}\!\left(Z^{[l]}\right).$$
#
# While only one layer is in view, its index is left out and $A^{[l-1]}$ is called `A_prev`, or $A_\text{prev}$. Rows, columns and samples are counted from 0, as in NumPy.
#
# | array | shape | what it is |
# | --- | --- | --- |
# | `A_prev` | $(n_\text{prev}, m)$ | what comes in, one column a sample |
# | `W` | $(n, n_\text{prev})$ | one row of weights a unit |
# | `b` | $(n, 1)$ | one bias a unit, the same for every sample |
# | `Z`, `A` | $(n, m)$ | before and after the activation |
#
# $J$ is the cost, a single number. `dX` is short for $\dfrac{\partial J}{\partial X}$, whatever $X$ is, and always has the shape of $X$: element $(j, k)$ of `dW` says how fast $J$ grows when only $W_{jk}$ grows.
#
# **Sums, not means.** Inside the layers nothing is divided by $m$. The cost is a mean over the samples, so the factor $1/m$ enters once, with its gradient `dAL`, and travels back through every layer from there.
#
# **How to work.** Replace the line that raises `NotImplementedError` in each function, then run the cell below it: it compares your function with numbers worked by hand, and your backward functions with the slope of your own forward functions. Loops are fine; so is anything else in NumPy that is mathematically right. A function never modifies its arguments, and every batch size works, also $m = 1$.

# %% tags=["setup"]
"""Back-propagation through a fully connected layer; columns are samples and dX is dJ/dX, shaped like X."""

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.floating]
Cache = Any  # whatever your backward function needs from forward; nobody else looks inside
Parameters = dict[str, Array]  # {"W1": ..., "b1": ..., "W2": ..., ...}

ACTIVATIONS = ("sigmoid", "tanh", "relu", "softmax")

# %% active="ipynb" tags=["setup"]
# import matplotlib.pyplot as plt
#
# from gradient_check import check_backward, check_values

# %% [markdown]
# ## 1. The linear part, forward
#
# Unit $j$ takes the weighted sum of everything that comes in and adds its bias. For sample $i$:
#
# $$Z_{ji} = \sum_{k} W_{jk}\, (A_\text{prev})_{ki} + b_j.$$
#
# All units and all samples together make one matrix product. The bias is one column, added to every column of the product.
#
# **By hand.** Three features come in, there are two units and four samples:
#
# $$W = \begin{bmatrix} 1 & 2 & 0 \\ -1 & 0 & 1 \end{bmatrix}, \quad b = \begin{bmatrix} 1 \\ -2 \end{bmatrix}, \quad A_\text{prev} = \begin{bmatrix} 1 & 0 & 2 & -1 \\ 0 & 1 & 1 & 2 \\ 3 & 1 & 0 & 1 \end{bmatrix}.$$
#
# The first element is $Z_{00} = 1 \cdot 1 + 2 \cdot 0 + 0 \cdot 3 + 1 = 2$. Work out the rest before you run the check.
#
# Return `Z` and a `cache` with what the way back will need. Section 2 tells you what that is.


# %% exercise="linear_forward"
def linear_forward(A_prev: Array, W: Array, b: Array) -> tuple[Array, Cache]:
    """Return ``Z = W A_prev + b`` and a cache for ``linear_backward``.

    Shapes:
        A_prev (n_prev, m), W (n, n_prev), b (n, 1) -> Z (n, m)
    """
    ### BEGIN SOLUTION
    Z = W @ A_prev + b
    return Z, (A_prev, W)
    ### END SOLUTION


# %% active="ipynb" check="linear_forward"
# example = {
#     "A_prev": np.array([[1.0, 0, 2, -1], [0, 1, 1, 2], [3, 1, 0, 1]]),
#     "W": np.array([[1.0, 2, 0], [-1, 0, 1]]),
#     "b": np.array([[1.0], [-2]]),
# }
# check_values("Z", linear_forward(**example)[0], [[2, 3, 5, 4], [0, -1, -4, 0]])

# %% [markdown]
# ## 2. The linear part, backward
#
# Suppose that `dZ` has already arrived from behind. Three gradients are to be found: `dW` and `db`, to learn from, and `dA_prev`, to hand on to the layer before.
#
# ### dW
#
# Begin with a single weight, $W_{00}$. It occurs in row 0 of $Z$ and in no other row, but there it occurs in every column, once for each sample. Every path from $W_{00}$ to $J$ counts, so the chain rule adds them up:
#
# $$\frac{\partial J}{\partial W_{00}} = \sum_{i=0}^{m-1} \frac{\partial J}{\partial Z_{0i}}\, \frac{\partial Z_{0i}}{\partial W_{00}} = \sum_{i=0}^{m-1} \frac{\partial J}{\partial Z_{0i}}\, (A_\text{prev})_{0i},$$
#
# because in $Z_{0i} = W_{00} (A_\text{prev})_{0i} + W_{01} (A_\text{prev})_{1i} + \dots + b_0$ the factor of $W_{00}$ is $(A_\text{prev})_{0i}$.
#
# Now any weight $W_{jk}$. Its row $j$ says which row of $Z$ it acts on; its column $k$ says which row of $A_\text{prev}$ it multiplies:
#
# $$\frac{\partial J}{\partial W_{jk}} = \sum_{i=0}^{m-1} \frac{\partial J}{\partial Z_{ji}}\, \frac{\partial Z_{ji}}{\partial W_{jk}} = \sum_{i=0}^{m-1} \frac{\partial J}{\partial Z_{ji}}\, (A_\text{prev})_{ki}.$$
#
# This is row $j$ of `dZ`, of shape $(1, m)$, times row $k$ of $A_\text{prev}$ stood upright, of shape $(m, 1)$. Rows of the first factor against columns of the second is what a matrix product does, so $A_\text{prev}$ has to be transposed. With all elements written out:
#
# $$\begin{bmatrix} \frac{\partial J}{\partial W_{00}} & \cdots & \frac{\partial J}{\partial W_{0k}} & \cdots \\ \vdots & & \vdots & \\ \frac{\partial J}{\partial W_{j0}} & \cdots & \frac{\partial J}{\partial W_{jk}} & \cdots \\ \vdots & & \vdots & \end{bmatrix} = \begin{bmatrix} \frac{\partial J}{\partial Z_{00}} & \cdots & \frac{\partial J}{\partial Z_{0i}} & \cdots & \frac{\partial J}{\partial Z_{0,m-1}} \\ \vdots & & \vdots & & \vdots \\ \frac{\partial J}{\partial Z_{j0}} & \cdots & \frac{\partial J}{\partial Z_{ji}} & \cdots & \frac{\partial J}{\partial Z_{j,m-1}} \\ \vdots & & \vdots & & \vdots \end{bmatrix} \begin{bmatrix} a_{00} & \cdots & a_{k0} & \cdots \\ \vdots & & \vdots & \\ a_{0i} & \cdots & a_{ki} & \cdots \\ \vdots & & \vdots & \\ a_{0,m-1} & \cdots & a_{k,m-1} & \cdots \end{bmatrix}$$
#
# with $a_{ki} = (A_\text{prev})_{ki}$, so the last matrix has one *row* a sample. In short:
#
# $$\boxed{\;dW = dZ\, A_\text{prev}^T\;} \qquad (n, n_\text{prev}) = (n, m)\,(m, n_\text{prev}).$$
#
# The sum over the samples is inside the product. Had the layer only one sample, `dW` would be a column times a row.
#
# ### db
#
# The bias $b_j$ is added to $Z_{ji}$ for every sample $i$, each time with the factor 1:
#
# $$\frac{\partial J}{\partial b_j} = \sum_{i=0}^{m-1} \frac{\partial J}{\partial Z_{ji}}\, \frac{\partial Z_{ji}}{\partial b_j} = \sum_{i=0}^{m-1} \frac{\partial J}{\partial Z_{ji}}, \qquad \boxed{\;db = \sum_{i} dZ_{:,i}\;}$$
#
# One column was copied to $m$ places on the way forward, so $m$ gradients are added up on the way back. `db` has the shape of `b`, which is $(n, 1)$ and not $(n,)$.
#
# ### dA_prev
#
# Again begin with one element, $(A_\text{prev})_{00}$. It belongs to sample 0 and reaches only column 0 of $Z$; but there it reaches *every* unit $j$, through the weight $W_{j0}$:
#
# $$\frac{\partial J}{\partial (A_\text{prev})_{00}} = \sum_{j} \frac{\partial J}{\partial Z_{j0}}\, \frac{\partial Z_{j0}}{\partial (A_\text{prev})_{00}} = \sum_{j} \frac{\partial J}{\partial Z_{j0}}\, W_{j0}.$$
#
# For feature $k$ of sample $i$:
#
# $$\frac{\partial J}{\partial (A_\text{prev})_{ki}} = \sum_{j} \frac{\partial J}{\partial Z_{ji}}\, W_{jk} = \sum_{j} \left(W^T\right)_{kj} \frac{\partial J}{\partial Z_{ji}}.$$
#
# The sum now runs over the units, no longer over the samples. It is column $k$ of $W$, laid down as a row, times column $i$ of `dZ`:
#
# $$\begin{bmatrix} \frac{\partial J}{\partial a_{00}} & \cdots & \frac{\partial J}{\partial a_{0i}} & \cdots \\ \vdots & & \vdots & \\ \frac{\partial J}{\partial a_{k0}} & \cdots & \frac{\partial J}{\partial a_{ki}} & \cdots \\ \vdots & & \vdots & \end{bmatrix} = \begin{bmatrix} W_{00} & \cdots & W_{j0} & \cdots & W_{n-1,0} \\ \vdots & & \vdots & & \vdots \\ W_{0k} & \cdots & W_{jk} & \cdots & W_{n-1,k} \\ \vdots & & \vdots & & \vdots \end{bmatrix} \begin{bmatrix} \frac{\partial J}{\partial Z_{00}} & \cdots & \frac{\partial J}{\partial Z_{0i}} & \cdots \\ \vdots & & \vdots & \\ \frac{\partial J}{\partial Z_{j0}} & \cdots & \frac{\partial J}{\partial Z_{ji}} & \cdots \\ \vdots & & \vdots & \\ \frac{\partial J}{\partial Z_{n-1,0}} & \cdots & \frac{\partial J}{\partial Z_{n-1,i}} & \cdots \end{bmatrix}$$
#
# $$\boxed{\;dA_\text{prev} = W^T dZ\;} \qquad (n_\text{prev}, m) = (n_\text{prev}, n)\,(n, m).$$
#
# Look at what the three formulas use: `dZ`, which arrives from behind, and $A_\text{prev}$ and $W$, which were known on the way forward. These two belong in the cache.
#
# **By hand.** Continue the example with
#
# $$dZ = \begin{bmatrix} 1 & 2 & 0 & -2 \\ 0 & 1 & -1 & 2 \end{bmatrix}.$$
#
# Row 0 of `dZ` times row 0 of `A_prev` gives $dW_{00} = 1 \cdot 1 + 2 \cdot 0 + 0 \cdot 2 + (-2)(-1) = 3$. Row 0 of `dZ` adds up to $db_0 = 1$. Column 0 of `W` times column 0 of `dZ` gives $(dA_\text{prev})_{00} = 1 \cdot 1 + (-1) \cdot 0 = 1$.


# %% exercise="linear_backward"
def linear_backward(dZ: Array, cache: Cache) -> tuple[Array, Array, Array]:
    """Return ``dA_prev``, ``dW`` and ``db``: ``dZ`` pulled back to the inputs of ``linear_forward``.

    Shapes:
        dZ (n, m) -> dA_prev (n_prev, m), dW (n, n_prev), db (n, 1)

    Units:
        J per unit of each input; no 1/m here, the mean belongs to the cost.

    Source:
        dJ/dW = dJ/dZ A_prev^T, dJ/db = sum of dJ/dZ over the samples, dJ/dA_prev = W^T dJ/dZ.
    """
    ### BEGIN SOLUTION
    A_prev, W = cache
    dA_prev = W.T @ dZ
    dW = dZ @ A_prev.T
    db = dZ.sum(axis=1, keepdims=True)  # b was broadcast over the batch: its gradient sums over it
    return dA_prev, dW, db
    ### END SOLUTION


# %% active="ipynb" check="linear_backward"
# check_backward(linear_forward, linear_backward, example.values(), wrt=example)
#
# example_dZ = np.array([[1.0, 2, 0, -2], [0, 1, -1, 2]])
# example_gradients = linear_backward(example_dZ, linear_forward(**example)[1])
# check_values("dA_prev", example_gradients[0], [[1, 1, 1, -4], [2, 4, 0, -4], [0, 1, -1, 2]])
# check_values("dW", example_gradients[1], [[3, -2, 3], [-4, 4, 3]])
# check_values("db", example_gradients[2], [[1], [2]])

# %% [markdown]
# ## 3. Activations, forward
#
# Three of the four activation functions work on each element by itself:
#
# $$\text{sigmoid}(z) = \frac{1}{1 + e^{-z}}, \qquad \tanh(z) = \frac{e^{z} - e^{-z}}{e^{z} + e^{-z}}, \qquad \text{relu}(z) = \max(0, z).$$
#
# The fourth, softmax, turns each *column* into probabilities that add up to 1:
#
# $$a_{pi} = \frac{e^{z_{pi}}}{\sum_{q} e^{z_{qi}}}.$$
#
# **Large entries.** In float64 $e^{710}$ is already infinite, and infinity divided by infinity is not a number. The functions themselves are harmless, only these formulas are not. Two facts help: softmax stays the same when one number is subtracted from a whole column (which number makes every exponent at most 0?), and
#
# $$\frac{1}{1 + e^{-z}} = \frac{e^{z}}{e^{z} + 1},$$
#
# so that for either sign of $z$ one of the two forms needs no large exponential. Your results must be right for entries like $\pm 800$.
#
# **By hand.** Logarithms of small numbers make small fractions. Take
#
# $$Z = \begin{bmatrix} \ln 1 & \ln \frac12 \\ \ln 2 & \ln 3 \\ \ln 5 & \ln \frac12 \end{bmatrix}.$$
#
# Column 0 of $e^Z$ adds up to $1 + 2 + 5 = 8$, so the first column of softmax is $\left(\frac18, \frac28, \frac58\right)$. In the middle of column 0, sigmoid gives $\frac{2}{1 + 2} = \frac23$ and tanh gives $\frac{2 - 1/2}{2 + 1/2} = \frac35$.


# %% exercise="activation_forward"
def activation_forward(Z: Array, activation: str) -> tuple[Array, Cache]:
    """Return ``A = f(Z)`` and a cache for ``activation_backward``; softmax is taken down each column.

    Entries of ``Z`` may be of any size.

    Shapes:
        Z (n, m) -> A (n, m)

    Raises:
        ValueError: ``activation`` is none of ``ACTIVATIONS``.
    """
    ### BEGIN SOLUTION
    if activation == "sigmoid":
        small = np.exp(-np.abs(Z))  # the exponential that cannot overflow, for either sign of Z
        A: Array = np.where(Z >= 0, 1, small) / (1 + small)
    elif activation == "tanh":
        A = np.tanh(Z)
    elif activation == "relu":
        A = np.maximum(Z, 0)
    elif activation == "softmax":
        weights = np.exp(Z - Z.max(axis=0, keepdims=True))  # same ratios, and no exponent above 0
        A = weights / weights.sum(axis=0, keepdims=True)
    else:
        msg = f"activation_forward: unknown activation {activation!r}; use one of {', '.join(ACTIVATIONS)}"
        raise ValueError(msg)
    return A, A  # all four derivatives can be written with A alone
    ### END SOLUTION


# %% active="ipynb" check="activation_forward"
# example_Z = np.log([[1, 1 / 2], [2, 3], [5, 1 / 2]])
# example_A = {
#     "sigmoid": [[1 / 2, 1 / 3], [2 / 3, 3 / 4], [5 / 6, 1 / 3]],
#     "tanh": [[0, -3 / 5], [3 / 5, 4 / 5], [12 / 13, -3 / 5]],
#     "relu": [[0, 0], [np.log(2), np.log(3)], [np.log(5), 0]],
#     "softmax": [[1 / 8, 1 / 8], [2 / 8, 6 / 8], [5 / 8, 1 / 8]],
# }
# for activation in ACTIVATIONS:
#     check_values(activation, activation_forward(example_Z, activation)[0], example_A[activation])
#
# large = np.array([[800.0, -800], [-800, 0]])
# check_values("sigmoid of large entries", activation_forward(large, "sigmoid")[0], [[1, 0], [0, 1 / 2]])
# check_values("softmax of large entries", activation_forward(large, "softmax")[0], [[1, 0], [0, 1]])

# %% [markdown]
# ## 4. Activations, backward
#
# Now `dA` is known and `dZ` is wanted. Begin with $Z_{00}$. Samples never mix in an activation, so it can act on column 0 of $A$ only; but in that column it may act on every element:
#
# $$\frac{\partial J}{\partial Z_{00}} = \sum_{p} \frac{\partial J}{\partial A_{p0}}\, \frac{\partial A_{p0}}{\partial Z_{00}}, \qquad \text{and for any element} \qquad \frac{\partial J}{\partial Z_{ji}} = \sum_{p} \frac{\partial A_{pi}}{\partial Z_{ji}}\, \frac{\partial J}{\partial A_{pi}}.$$
#
# For a fixed sample $i$ this is a matrix times a column. Small letters $a_{:,i}$ and $z_{:,i}$ stand for column $i$ of $A$ and $Z$:
#
# $$\begin{bmatrix} \frac{\partial J}{\partial z_{0i}} \\ \vdots \\ \frac{\partial J}{\partial z_{ji}} \\ \vdots \\ \frac{\partial J}{\partial z_{n-1,i}} \end{bmatrix} = \begin{bmatrix} \frac{\partial a_{0i}}{\partial z_{0i}} & \cdots & \frac{\partial a_{pi}}{\partial z_{0i}} & \cdots & \frac{\partial a_{n-1,i}}{\partial z_{0i}} \\ \vdots & & \vdots & & \vdots \\ \frac{\partial a_{0i}}{\partial z_{ji}} & \cdots & \frac{\partial a_{pi}}{\partial z_{ji}} & \cdots & \frac{\partial a_{n-1,i}}{\partial z_{ji}} \\ \vdots & & \vdots & & \vdots \\ \frac{\partial a_{0i}}{\partial z_{n-1,i}} & \cdots & \frac{\partial a_{pi}}{\partial z_{n-1,i}} & \cdots & \frac{\partial a_{n-1,i}}{\partial z_{n-1,i}} \end{bmatrix} \begin{bmatrix} \frac{\partial J}{\partial a_{0i}} \\ \vdots \\ \frac{\partial J}{\partial a_{pi}} \\ \vdots \\ \frac{\partial J}{\partial a_{n-1,i}} \end{bmatrix}$$
#
# The matrix is $n \times n$. The Jacobian of $a_{:,i}$ with respect to $z_{:,i}$ is usually written with one row for each $a$; here each $a$ has a column, so this is its transpose:
#
# $$\boxed{\;dz_{:,i} = \left(\frac{\partial a_{:,i}}{\partial z_{:,i}}\right)^{\!T} da_{:,i}\;}$$
#
# ### The diagonal case: sigmoid, tanh, relu
#
# If the activation works element by element, $a_{pi}$ depends on $z_{pi}$ and on nothing else. All elements of the Jacobian off the diagonal vanish and $f'(z_{ji})$ stands on the diagonal. A diagonal matrix times a column is a product of elements, $dz_{ji} = f'(z_{ji})\, da_{ji}$, and since every sample is treated alike, all columns are done at once:
#
# $$dZ = f'(Z) \odot dA, \qquad \text{sigmoid}' = a\,(1 - a), \qquad \tanh' = 1 - a^2, \qquad \text{relu}' = \begin{cases} 1 & z > 0 \\ 0 & z < 0. \end{cases}$$
#
# At $z = 0$ relu has a kink and no derivative; any slope from 0 to 1 is accepted.
#
# ### The full case: softmax
#
# In softmax every $z$ of a column acts on every $a$ of it, through the denominator. Let $S = \sum_q e^{z_q}$ for one sample. For $p \neq j$ only the denominator depends on $z_j$, for $p = j$ the numerator does too:
#
# $$\frac{\partial a_p}{\partial z_j} = -\frac{e^{z_p} e^{z_j}}{S^2} = -a_p a_j \quad (p \neq j), \qquad \frac{\partial a_j}{\partial z_j} = \frac{e^{z_j}}{S} - \frac{e^{z_j} e^{z_j}}{S^2} = a_j - a_j a_j,$$
#
# which in one line is
#
# $$\frac{\partial a_{:,i}}{\partial z_{:,i}} = \text{diag}(a_{:,i}) - a_{:,i}\, a_{:,i}^T.$$
#
# It is symmetric, so here the transpose makes no difference.
#
# Can all samples be done by one matrix product, as in the linear part? There $W^T$ was the same matrix for every column of `dZ`. Here each column brings its own Jacobian, and a product $M\, dA$ with one matrix $M$ would apply the same $M$ to all of them. So the vectorisation is only partial: each sample is a matrix times a column, and the results are set side by side,
#
# $$dZ = \begin{bmatrix} dz_{:,0} & \cdots & dz_{:,i} & \cdots & dz_{:,m-1} \end{bmatrix}.$$
#
# A loop over the samples does it, or a stack of $m$ Jacobians, of shape $(m, n, n)$, in one `np.einsum`. Both are right. If you want neither loop nor stack, multiply $\left(\text{diag}(a) - a\, a^T\right) da$ out on paper and see which matrices you need to build.
#
# **By hand.** Column 0 of the example has $a = \left(\frac18, \frac28, \frac58\right)$. With $da = (1, 2, 0)$:
#
# $$\frac{1}{64} \begin{bmatrix} 7 & -2 & -5 \\ -2 & 12 & -10 \\ -5 & -10 & 15 \end{bmatrix} \begin{bmatrix} 1 \\ 2 \\ 0 \end{bmatrix} = \frac{1}{64} \begin{bmatrix} 3 \\ 22 \\ -25 \end{bmatrix}.$$
#
# The result adds up to zero, as it must: moving all of $z$ by the same amount changes nothing.


# %% exercise="activation_backward"
def activation_backward(dA: Array, cache: Cache, activation: str) -> Array:
    """Return ``dZ``: for each sample its Jacobian, transposed, times its column of ``dA``.

    Shapes:
        dA (n, m) -> dZ (n, m)

    Raises:
        ValueError: ``activation`` is none of ``ACTIVATIONS``.

    Source:
        sigmoid' = a (1 - a), tanh' = 1 - a^2, relu' = 1 where z > 0, softmax: diag(a) - a a^T.
    """
    ### BEGIN SOLUTION
    A: Array = cache
    if activation == "sigmoid":
        return dA * A * (1 - A)
    if activation == "tanh":
        return dA * (1 - A * A)
    if activation == "relu":
        return dA * (A > 0)  # A > 0 exactly where Z > 0; the slope at the kink is taken as 0
    if activation == "softmax":
        # (diag(a) - a a^T) da multiplied out: a^T da is one number a sample, and no matrix is built.
        mean: Array = (A * dA).sum(axis=0, keepdims=True)
        return A * (dA - mean)
    msg = f"activation_backward: unknown activation {activation!r}; use one of {', '.join(ACTIVATIONS)}"
    raise ValueError(msg)
    ### END SOLUTION


# %% active="ipynb" check="activation_backward"
# _, example_cache = activation_forward(example_Z, "softmax")
# softmax_dZ = activation_backward(np.array([[1.0, 0], [2, 1], [0, 3]]), example_cache, "softmax")
# check_values("dZ of softmax", softmax_dZ, np.array([[3, -9], [22, -6], [-25, 15]]) / 64)
#
# for activation in ACTIVATIONS:
#     print(f"\n{activation}")
#     check_backward(
#         lambda Z: activation_forward(Z, activation),
#         lambda dA, cache: activation_backward(dA, cache, activation),
#         [np.random.default_rng(1).standard_normal((4, 3))],
#         wrt=["Z"],
#     )

# %% [markdown]
# ## 5. One layer
#
# A layer is the two parts one behind the other, and its way back is the two ways back in opposite order:
#
# $$A_\text{prev} \;\xrightarrow{\;W,\, b\;}\; Z \;\xrightarrow{\;f\;}\; A, \qquad\qquad dA \;\xrightarrow{\;f'\;}\; dZ \;\xrightarrow{\;W^T\;}\; dA_\text{prev}.$$
#
# On the way forward, layer $l$ keeps what its own derivatives are made of: $A^{[l-1]}$, $W^{[l]}$, $b^{[l]}$ and $Z^{[l]}$, or as much of it as its formulas use. On the way back it is given $dA^{[l]}$ and puts it together with what it kept. $dW^{[l]}$ and $db^{[l]}$ stay with the layer, for the step of gradient descent; $dA^{[l-1]}$ is handed to layer $l-1$, for which it is the gradient that arrives from behind. No layer needs to know anything else about its neighbours.


# %% exercise="layer_forward"
def layer_forward(A_prev: Array, W: Array, b: Array, activation: str) -> tuple[Array, Cache]:
    """Return ``A = f(W A_prev + b)`` and a cache for ``layer_backward``.

    Shapes:
        A_prev (n_prev, m), W (n, n_prev), b (n, 1) -> A (n, m)

    Raises:
        ValueError: ``activation`` is none of ``ACTIVATIONS``.
    """
    ### BEGIN SOLUTION
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = activation_forward(Z, activation)
    return A, (linear_cache, activation_cache)
    ### END SOLUTION


# %% active="ipynb" check="layer_forward"
# check_values("relu layer", layer_forward(**example, activation="relu")[0], [[2, 3, 5, 4], [0, 0, 0, 0]])
# column_sums = layer_forward(**example, activation="softmax")[0].sum(axis=0)
# check_values("column sums of a softmax layer", column_sums, [1, 1, 1, 1])


# %% exercise="layer_backward"
def layer_backward(dA: Array, cache: Cache, activation: str) -> tuple[Array, Array, Array]:
    """Return ``dA_prev``, ``dW`` and ``db``: ``dA`` pulled back to the inputs of ``layer_forward``.

    Shapes:
        dA (n, m) -> dA_prev (n_prev, m), dW (n, n_prev), db (n, 1)

    Units:
        J per unit of each input; no 1/m here, the mean belongs to the cost.

    Raises:
        ValueError: ``activation`` is none of ``ACTIVATIONS``.
    """
    ### BEGIN SOLUTION
    linear_cache, activation_cache = cache
    return linear_backward(activation_backward(dA, activation_cache, activation), linear_cache)
    ### END SOLUTION


# %% active="ipynb" check="layer_backward"
# rng = np.random.default_rng(2)
# for activation in ACTIVATIONS:
#     print(f"\n{activation}")
#     check_backward(
#         lambda A_prev, W, b: layer_forward(A_prev, W, b, activation),
#         lambda dA, cache: layer_backward(dA, cache, activation),
#         [rng.standard_normal((3, 5)), rng.standard_normal((4, 3)), rng.standard_normal((4, 1))],
#         wrt=["A_prev", "W", "b"],
#     )

# %% [markdown]
# ## 6. The cost
#
# The last layer's output $A^{[L]}$, in code `AL`, holds one column of $k$ probabilities a sample. The right answers are the columns of $Y$, *one-hot*: a 1 in the row of the right class and 0 elsewhere. The cross-entropy is the mean over the samples of minus the logarithm of the probability that the right class was given:
#
# $$J = -\frac1m \sum_{i=0}^{m-1} \sum_{p} Y_{pi} \ln A^{[L]}_{pi}, \qquad dA^{[L]}_{pi} = \frac{\partial J}{\partial A^{[L]}_{pi}} = -\frac1m\, \frac{Y_{pi}}{A^{[L]}_{pi}}.$$
#
# Here is the $1/m$, and nowhere else.
#
# A probability can become exactly 0 in the computer. Then the logarithm is minus infinity, and $0 \cdot \ln 0$, for a class that is not the right one, is not a number. Keep both `J` and `dAL` finite: replace probabilities that are too small by a tiny positive number before you use them. How tiny is your choice, as long as ordinary probabilities stay as they are.
#
# **By hand.** Let `AL` be the softmax of the example, and let the right classes be 1 for the first sample and 2 for the second. They were given $\frac28$ and $\frac18$, so
#
# $$J = \frac12 \left( \ln 4 + \ln 8 \right) = \frac52 \ln 2 \approx 1.733, \qquad dA^{[L]} = \begin{bmatrix} 0 & 0 \\ -\frac12 \cdot 4 & 0 \\ 0 & -\frac12 \cdot 8 \end{bmatrix}.$$
#
# *A thought on the side.* Send this through the Jacobian of softmax, with one-hot $Y$: the fraction cancels and $dZ^{[L]} = \frac1m (A^{[L]} - Y)$ is left, which is probability given minus probability due. Try it with your functions.


# %% exercise="cross_entropy"
def cross_entropy(AL: Array, Y: Array) -> tuple[float, Array]:
    """Return the cost ``J`` and ``dAL``, both finite also where ``AL`` has zeros.

    Shapes:
        AL (k, m) columns add up to 1, Y (k, m) one-hot columns -> J scalar, dAL (k, m)

    Units:
        J in nats a sample: the mean over the m samples of -sum(Y log AL); dAL carries the 1/m.
    """
    ### BEGIN SOLUTION
    # The smallest normal number: no normal probability is changed, and 1 / tiny does not overflow yet.
    clipped = np.maximum(AL, np.finfo(AL.dtype).tiny)
    m = AL.shape[1]
    J = float(-np.sum(Y * np.log(clipped)) / m)
    dAL = -Y / clipped / m
    return J, dAL
    ### END SOLUTION


# %% active="ipynb" check="cross_entropy"
# example_AL, example_Y = np.array(example_A["softmax"]), np.array([[0.0, 0], [1, 0], [0, 1]])
# example_J, example_dAL = cross_entropy(example_AL, example_Y)
# check_values("J", example_J, 2.5 * np.log(2))
# check_values("dAL", example_dAL, [[0, 0], [-2, 0], [0, -4]])
#
# sure_AL, sure_Y = np.array([[1.0, 1], [0, 0]]), np.array([[1.0, 0], [0, 1]])
# for name, result in zip(["J", "dAL"], cross_entropy(sure_AL, sure_Y), strict=True):
#     assert np.isfinite(result).all(), f"{name} is {result} where AL has zeros, expected finite numbers"
#
# # Here the second result of forward is dAL itself, so the way back is a multiplication.
# check_backward(lambda AL: cross_entropy(AL, example_Y), lambda upstream, dAL: upstream * dAL, [example_AL], wrt=["AL"])

# %% [markdown]
# ## 7. A network of $L$ layers
#
# The whole network is a chain, and $X = A^{[0]}$:
#
# $$X = A^{[0]} \to A^{[1]} \to \dots \to A^{[L]} \to J, \qquad\qquad dA^{[L]} \to dA^{[L-1]} \to \dots \to dA^{[0]}.$$
#
# `parameters` is a dictionary with the keys `"W1"`, `"b1"`, ..., `"WL"`, `"bL"`; `activations` is a list with one name a layer, the first for layer 1. On the way forward every layer puts its cache aside; on the way back they are taken up in opposite order, and what one layer hands on is what the next one is given.
#
# `model_backward` returns a dictionary. It must have `"dA0"` and, for every layer, `"dW1"`, `"db1"`, and so on. Other keys are allowed; if you keep the `"dA1"`, `"dA2"`, ... that you pass on the way, you can look at them later.


# %% exercise="model_forward"
def model_forward(X: Array, parameters: Parameters, activations: list[str]) -> tuple[Array, Cache]:
    """Return ``AL``, the output of the last layer, and the caches for ``model_backward``.

    Shapes:
        X (n_0, m), parameters["Wl"] (n_l, n_{l-1}), parameters["bl"] (n_l, 1) -> AL (n_L, m)

    Raises:
        ValueError: one of ``activations`` is none of ``ACTIVATIONS``.
    """
    ### BEGIN SOLUTION
    A, caches = X, []
    for layer, activation in enumerate(activations, start=1):
        A, cache = layer_forward(A, parameters[f"W{layer}"], parameters[f"b{layer}"], activation)
        caches.append(cache)
    return A, caches
    ### END SOLUTION


# %% active="ipynb" check="model_forward"
# example_parameters = {
#     "W1": example["W"],
#     "b1": example["b"],
#     "W2": np.array([[1.0, -1], [0, 2], [1, 0]]),
#     "b2": np.array([[0.0], [1], [-4]]),
# }
# relu_AL, _ = model_forward(example["A_prev"], example_parameters, ["relu", "relu"])
# check_values("AL", relu_AL, [[2, 3, 5, 4], [1, 1, 1, 1], [0, 0, 1, 0]])


# %% exercise="model_backward"
def model_backward(dAL: Array, caches: Cache, activations: list[str]) -> dict[str, Array]:
    """Return ``dA0`` and every ``dW1``, ``db1``, ...: ``dAL`` pulled back through all layers.

    Shapes:
        dAL (n_L, m) -> dA0 (n_0, m), dWl (n_l, n_{l-1}), dbl (n_l, 1); other keys are allowed

    Units:
        J per unit of each input; no 1/m here, it came in with dAL.
    """
    ### BEGIN SOLUTION
    gradients: dict[str, Array] = {}
    dA = dAL
    for layer in range(len(activations), 0, -1):
        dA, dW, db = layer_backward(dA, caches[layer - 1], activations[layer - 1])
        gradients |= {f"dA{layer - 1}": dA, f"dW{layer}": dW, f"db{layer}": db}
    return gradients
    ### END SOLUTION


# %% active="ipynb" check="model_backward"
# def check_model(sizes, activations, m=6):
#     rng = np.random.default_rng(3)
#     names, inputs = ["A0"], [rng.standard_normal((sizes[0], m))]
#     for layer in range(1, len(sizes)):
#         names += [f"W{layer}", f"b{layer}"]
#         inputs += [rng.standard_normal((sizes[layer], sizes[layer - 1])), rng.standard_normal((sizes[layer], 1))]
#     check_backward(
#         lambda X, *weights: model_forward(X, dict(zip(names[1:], weights, strict=True)), activations),
#         lambda dAL, caches: model_backward(dAL, caches, activations),
#         inputs,
#         wrt=names,
#     )
#
#
# check_model([3, 4, 5, 2], ["tanh", "sigmoid", "softmax"])

# %% [markdown]
# ## 8. It learns to read
#
# Everything is there to train a network: forward, cost, backward, and a small step of every parameter against its gradient. The task is to read handwritten digits. The file `digits.npz` beside this notebook holds 1,397 of them, each scanned from a form that somebody filled in and reduced to $8 \times 8$ pixels from 0 (paper) to 16 (ink). They come from the UCI Machine Learning Repository ("Optical Recognition of Handwritten Digits", E. Alpaydin and C. Kaynak, 1998, [doi.org/10.24432/C50P49](https://doi.org/10.24432/C50P49), licence CC BY 4.0), in the selection that scikit-learn ships.
#
# A network that is asked about digits it has learnt from may just remember them. So 297 are kept back: nothing is learnt from them, and only they count.

# %% active="ipynb" tags=["demonstration"]
# with np.load("digits.npz") as digits:
#     pixels, labels = digits["images"].reshape(-1, 64).T / 16, digits["labels"]
# Y = np.eye(10)[:, labels]
# X_train, Y_train, X_kept, labels_kept = pixels[:, :-297], Y[:, :-297], pixels[:, -297:], labels[-297:]
#
# figure, axes = plt.subplots(1, 10, figsize=(11, 1.6))
# for digit, axis in enumerate(axes):
#     axis.imshow(pixels[:, np.flatnonzero(labels == digit)[0]].reshape(8, 8), cmap="Greys")
#     axis.set(title=digit, xticks=[], yticks=[])

# %% [markdown]
# One step uses 50 digits; in one *epoch* every digit has its turn once, in a new order. The weights begin at random, and so small that the spread of $A$ is about the same in every layer. If they began at zero, all units of a layer would have the same gradient, and stay the same for ever.

# %% active="ipynb" tags=["demonstration"]
# def initial_parameters(sizes, rng):
#     """Return random weights that keep the spread of A about the same in every layer, and biases of zero."""
#     parameters = {}
#     for layer in range(1, len(sizes)):
#         n, n_prev = sizes[layer], sizes[layer - 1]
#         parameters[f"W{layer}"] = rng.standard_normal((n, n_prev)) / np.sqrt(n_prev)
#         parameters[f"b{layer}"] = np.zeros((n, 1))
#     return parameters
#
#
# def share_read(X, labels, parameters, activations):
#     """Return the share of the samples whose class has the largest probability."""
#     AL, _ = model_forward(X, parameters, activations)
#     return np.mean(AL.argmax(axis=0) == labels)
#
#
# def epoch(X, Y, parameters, activations, learning_rate, rng):
#     """Return the parameters after one pass over all samples in batches of 50, and the mean cost on the way."""
#     costs = []
#     for batch in np.array_split(rng.permutation(X.shape[1]), X.shape[1] // 50):
#         AL, caches = model_forward(X[:, batch], parameters, activations)
#         J, dAL = cross_entropy(AL, Y[:, batch])
#         gradients = model_backward(dAL, caches, activations)
#         parameters = {name: value - learning_rate * gradients[f"d{name}"] for name, value in parameters.items()}
#         costs.append(J)
#     return parameters, np.mean(costs)

# %% active="ipynb" tags=["demonstration"]
# rng = np.random.default_rng(0)
# activations = ["tanh", "tanh", "softmax"]
# trained = initial_parameters([64, 48, 32, 10], rng)
# costs, shares = [], []
# for number in range(1, 61):
#     trained, J = epoch(X_train, Y_train, trained, activations, 0.3, rng)
#     costs.append(J)
#     shares.append(share_read(X_kept, labels_kept, trained, activations))
#     if number in (1, 2, 5, 10, 20, 40, 60):
#         print(f"epoch {number:3}   J = {J:.4f}   {shares[-1]:.1%} of the kept-back digits read; guessing would give 10 %")

# %% [markdown]
# On the left the cost and the share of kept-back digits that are not read. On the right some that it takes for others, if there are any; would you have read them?

# %% active="ipynb" tags=["demonstration"]
# guesses = model_forward(X_kept, trained, activations)[0].argmax(axis=0)
# missed = np.flatnonzero(guesses != labels_kept)[:6]
# figure, axes = plt.subplot_mosaic([["curves", "curves", *"abc"], ["curves", "curves", *"def"]], figsize=(11, 4))
# axes["curves"].semilogy(costs, label="J on the digits learnt from")
# axes["curves"].semilogy(np.maximum(1 - np.array(shares), 1e-3), label="share of kept-back digits misread")
# axes["curves"].set(xlabel="epoch")
# axes["curves"].legend()
# for name in "abcdef":
#     axes[name].axis("off")
# for name, sample in zip("abcdef", missed):
#     axes[name].imshow(X_kept[:, sample].reshape(8, 8), cmap="Greys")
#     axes[name].set_title(f"{labels_kept[sample]}, taken for {guesses[sample]}")

# %% [markdown]
# Try other activations, more layers, another learning rate. What happens with `"relu"`? With `"sigmoid"` in both hidden layers? Which gradients become small, and where?
