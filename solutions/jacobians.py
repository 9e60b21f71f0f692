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
# # Back-propagation is a transposed Jacobian times a gradient
#
# Every layer, every loss and every activation that was ever differentiated on the way back did the same thing: it took the gradient that arrived, and multiplied it by a transposed Jacobian. In this notebook you write that down for vectors, then for a matrix of weights, whose Jacobian is a box of numbers with three axes, and in the end you throw the box away. At the end of the notebook your functions look into a classifier of handwritten digits, and fool it.
#
# **Conventions.** All vectors are one-dimensional arrays: $\mathbf x \in \mathbb R^m$ has the shape $(m,)$, neither row nor column. Elements are counted from 0, as in NumPy.
#
# | name | shape | what it is |
# | --- | --- | --- |
# | $\mathbf x$, $\mathbf y$, $\mathbf z$ | $(m,)$, $(n,)$, ... | vectors |
# | $\dfrac{\partial \mathbf y}{\partial \mathbf x}$ | $(n, m)$ | the Jacobian: one row for each output, one column for each input |
# | $C$ | a number | the cost, the last thing that is computed |
# | $\dfrac{\partial C}{\partial \mathbf x}$, in code `dx` | that of $\mathbf x$ | the gradient: how fast $C$ grows with each element of $\mathbf x$ |
# | `upstream` | that of the output | the gradient by the output, as it arrives from behind |
#
# **How to work.** Replace the line that raises `NotImplementedError` in each function, then run the cell below it: it compares your function with numbers worked by hand, and with differences. Loops are fine; so is anything else in NumPy that is mathematically right. A function never modifies its arguments, and works for every size, also $m = 1$ and $n = 1$.

# %% tags=["setup"]
"""Back-propagation as Jacobian products; vectors are one-dimensional and dX is dC/dX, shaped like X."""

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
# ## 1. Why write the backward pass at all?
#
# Frameworks differentiate whatever you write. So why should anybody do it by hand? The students of CS231n at Stanford asked just that, when they had to write the forward and the backward pass of each layer in plain NumPy, and Andrej Karpathy answered them in [Yes you should understand backprop](https://medium.com/@karpathy/yes-you-should-understand-backprop-e2f06eab496b) (2016). His point: back-propagation is a *leaky abstraction*. Layers can be stacked without a thought, but whether the stack learns depends on what its derivatives do. A sigmoid far out on its flat side passes next to nothing back. A ReLU that is never active passes nothing at all. A matrix that is applied a hundred times makes gradients vanish or explode. Nothing of this raises an error; you see it if you know what the backward pass multiplies.
#
# And there is not much to know. What a framework does for each operation is one line, which stands in the *Deep Learning Book* of Goodfellow, Bengio and Courville (2016) as equation 6.46. Let $\mathbf y = g(\mathbf x)$ with $\mathbf x \in \mathbb R^m$ and $\mathbf y \in \mathbb R^n$, and let $z = f(\mathbf y)$ be a number (the book's $z$ is what is called $C$ below). Then
#
# $$\nabla_{\mathbf x}\, z = \left(\frac{\partial \mathbf y}{\partial \mathbf x}\right)^{\!\top} \nabla_{\mathbf y}\, z. \tag{6.46}$$
#
# A gradient arrives, $\nabla_{\mathbf y}\, z$; the operation multiplies it by its own transposed Jacobian and hands it on, $\nabla_{\mathbf x}\, z$. Back-propagation does this for each operation of the graph, from the last to the first. The rest of the notebook is about the two factors: what is in the Jacobian, and how to multiply by it without building it.

# %% [markdown]
# ## 2. The Jacobian
#
# A function $f: \mathbb R^m \to \mathbb R^n$ has $n$ outputs, each of which depends on $m$ inputs. That makes $n \cdot m$ partial derivatives, and the Jacobian is the table of them:
#
# $$J = \frac{\partial \mathbf f}{\partial \mathbf x} = \begin{bmatrix} \dfrac{\partial f_0}{\partial x_0} & \cdots & \dfrac{\partial f_0}{\partial x_{m-1}} \\ \vdots & & \vdots \\ \dfrac{\partial f_{n-1}}{\partial x_0} & \cdots & \dfrac{\partial f_{n-1}}{\partial x_{m-1}} \end{bmatrix}, \qquad J_{ij} = \frac{\partial f_i}{\partial x_j}, \qquad (n, m).$$
#
# Row $i$ is about one output and is the gradient of $f_i$. Column $j$ is about one input: it says how all outputs move when only $x_j$ moves. A column can therefore be measured. Take a small $h$ and let $\mathbf e_j$ be the vector with a 1 at place $j$ and zeros elsewhere:
#
# $$J_{:,j} \approx \frac{\mathbf f(\mathbf x + h\, \mathbf e_j) - \mathbf f(\mathbf x - h\, \mathbf e_j)}{2 h}.$$
#
# This is the *central difference*. Why to both sides? Write the Taylor series of both terms of the numerator: what is even in $h$ cancels, so that the error is of the order $h^2$, while a step to one side only leaves an error of the order $h$. And why not make $h$ as small as can be? Because the two terms of the numerator become nearly the same number, and rounding, some $10^{-16}$ of their size, is divided by $2h$. Around $h = 10^{-5}$ the two errors balance.
#
# One function is measured with $2m$ calls, whatever $n$ is. Keep that number in mind.
#
# **By hand.** Let $\mathbf f(\mathbf x) = (x_0 x_1,\; x_0^2,\; x_1)$ at $\mathbf x = (2, 3)$:
#
# $$J = \begin{bmatrix} x_1 & x_0 \\ 2 x_0 & 0 \\ 0 & 1 \end{bmatrix} = \begin{bmatrix} 3 & 2 \\ 4 & 0 \\ 0 & 1 \end{bmatrix}.$$
#
# And to see $h$ at work, $f(x) = x^3$ with $h = 0.1$ at $x = 1$: the difference is $\frac{1.1^3 - 0.9^3}{0.2} = 3.01$, which is $3 x^2 + h^2$. Use the formula above with the very $h$ that you are given, and hand `f` a new array each time: `x` has to stay as it was.


# %% exercise="numerical_jacobian"
def numerical_jacobian(f: Callable[[Array], Array], x: Array, h: float = 1e-5) -> Array:
    """Return the Jacobian of ``f`` at ``x`` by central differences with the step ``h``, one column for each input.

    Shapes:
        f (m,) -> (n,), x (m,) -> J (n, m)

    Units:
        f per unit of x; h is in the unit of x, and positive.

    Source:
        J[:, j] = (f(x + h e_j) - f(x - h e_j)) / (2 h); its error is of the order h^2.
    """
    ### BEGIN SOLUTION
    steps = h * np.eye(x.size, dtype=x.dtype)  # row j moves x_j and nothing else
    return np.stack([(f(x + step) - f(x - step)) / (2 * h) for step in steps], axis=1)
    ### END SOLUTION


# %% active="ipynb" check="numerical_jacobian"
# def products(x):
#     return np.array([x[0] * x[1], x[0] ** 2, x[1]])
#
#
# example_point = np.array([2.0, 3.0])
# example_J = np.array([[3.0, 2], [4, 0], [0, 1]])
# cubes_J = numerical_jacobian(lambda x: x**3, np.array([1.0, 2.0]), h=0.1)
# check_values("J of cubes, h = 0.1", cubes_J, [[3.01, 0], [0, 12.01]])
# check_values("J", numerical_jacobian(products, example_point), example_J)
# odd_point = np.array([0.1, 0.7])
# numerical_jacobian(products, odd_point)
# assert np.array_equal(odd_point, [0.1, 0.7]), "x was modified: x + h - h is not x; move a copy"

# %% [markdown]
# How good is it? The picture shows the largest error in the Jacobian of sines, for which the derivative is known, over the step $h$. To the right the formula is wrong by $h^2$, to the left rounding takes over.

# %% active="ipynb" tags=["demonstration"]
# where, steps = np.linspace(-1.0, 2.0, 7), np.logspace(-12, 0, 49)
# errors = [np.abs(numerical_jacobian(np.sin, where, h) - np.diag(np.cos(where))).max() for h in steps]
# figure, axis = plt.subplots(figsize=(6, 3.5))
# axis.loglog(steps, errors, ".-", label="central difference")
# axis.loglog(steps, steps**2 / 6, "--", label="$h^2 / 6$")
# axis.loglog(steps, 1e-16 / steps, ":", label="$10^{-16} / h$")
# axis.set(xlabel="h", ylabel="largest error", ylim=(1e-13, 1))
# axis.legend();

# %% [markdown]
# ## 3. Two Jacobians on paper
#
# ### A diagonal one: sigmoid
#
# Let $\mathbf a = \sigma(\mathbf z)$ element by element, with $\sigma(z) = \dfrac{1}{1 + e^{-z}}$. Output $i$ depends on input $i$ and on no other, so everything off the diagonal is zero. On the diagonal stands $\sigma'$, which can be written with the value itself:
#
# $$\sigma'(z) = \frac{e^{-z}}{(1 + e^{-z})^2} = \frac{1}{1 + e^{-z}} \cdot \frac{e^{-z}}{1 + e^{-z}} = a\,(1 - a), \qquad \frac{\partial \mathbf a}{\partial \mathbf z} = \text{diag}\big(\mathbf a \odot (1 - \mathbf a)\big).$$
#
# **By hand.** $\mathbf z = (0, \ln 3, -\ln 4)$ gives $\mathbf a = \left(\frac12, \frac34, \frac15\right)$, and on the diagonal stand $\frac14$, $\frac3{16}$ and $\frac4{25}$.
#
# **Large entries.** $e^{710}$ is infinite in float64. It does no harm to write $\sigma(-800) = 1/(1 + \infty) = 0$, but NumPy warns, and infinity divided by infinity is not a number. For either sign of $z$ one of the two forms $\frac{1}{1 + e^{-z}} = \frac{e^z}{e^z + 1}$ needs no large exponential. Your result has to be right for entries like $\pm 800$.


# %% exercise="sigmoid_jacobian"
def sigmoid_jacobian(z: Array) -> Array:
    """Return the Jacobian of the sigmoid, taken element by element, at ``z``; entries may be of any size.

    Shapes:
        z (n,) -> J (n, n): diagonal

    Source:
        da/dz = diag(a (1 - a)) with a = 1 / (1 + exp(-z)).
    """
    ### BEGIN SOLUTION
    small = np.exp(-np.abs(z))  # the slope is the same on both sides, and this exponential cannot overflow
    return np.diag(small / (1 + small) ** 2)
    ### END SOLUTION


# %% active="ipynb" check="sigmoid_jacobian"
# example_logits = np.array([0.0, np.log(3), -np.log(4)])
# check_values("J", sigmoid_jacobian(example_logits), [[1 / 4, 0, 0], [0, 3 / 16, 0], [0, 0, 4 / 25]])
# check_values("J by differences", sigmoid_jacobian(example_logits), numerical_jacobian(
#     lambda z: 1 / (1 + np.exp(-z)), example_logits
# ))
# check_values("J of large entries", sigmoid_jacobian(np.array([800.0, -800, 0])), np.diag([0, 0, 1 / 4]))

# %% [markdown]
# Look at the last check: at $z = \pm 800$ the Jacobian is zero. Whatever gradient arrives there, nothing is handed on. That is one of the leaks of section 1.
#
# ### A full one: softmax
#
# Softmax makes probabilities of $n$ numbers:
#
# $$a_i = \frac{e^{z_i}}{S}, \qquad S = \sum_{k} e^{z_k}.$$
#
# Through $S$ every output depends on every input. For $i \neq j$ only the denominator contains $z_j$; for $i = j$ the numerator does, too:
#
# $$\frac{\partial a_i}{\partial z_j} = -\frac{e^{z_i}\, e^{z_j}}{S^2} = -a_i a_j \quad (i \neq j), \qquad \frac{\partial a_i}{\partial z_i} = \frac{e^{z_i}}{S} - \frac{e^{z_i}\, e^{z_i}}{S^2} = a_i - a_i a_i.$$
#
# Both have the term $-a_i a_j$, which fills a whole matrix: element $(i, j)$ of the *outer product* $\mathbf a\, \mathbf a^\top$, a column times a row. The first term is there on the diagonal only:
#
# $$\frac{\partial \mathbf a}{\partial \mathbf z} = \text{diag}(\mathbf a) - \mathbf a\, \mathbf a^\top.$$
#
# **By hand.** $\mathbf z = (\ln 1, \ln 2, \ln 3)$ has $S = 6$ and $\mathbf a = \left(\frac16, \frac26, \frac36\right)$:
#
# $$\frac{\partial \mathbf a}{\partial \mathbf z} = \frac1{36} \begin{bmatrix} 6 & & \\ & 12 & \\ & & 18 \end{bmatrix} - \frac1{36} \begin{bmatrix} 1 & 2 & 3 \\ 2 & 4 & 6 \\ 3 & 6 & 9 \end{bmatrix} = \frac1{36} \begin{bmatrix} 5 & -2 & -3 \\ -2 & 8 & -6 \\ -3 & -6 & 9 \end{bmatrix}.$$
#
# Each row adds up to zero: moving all of $\mathbf z$ by the same amount changes nothing. Each column adds up to zero: what one probability gains the others lose. The first of these facts also helps with large entries. Which number can you subtract from all of $\mathbf z$, so that no exponent is above zero?


# %% exercise="softmax_jacobian"
def softmax_jacobian(z: Array) -> Array:
    """Return the Jacobian of softmax at ``z``; entries may be of any size.

    Shapes:
        z (n,) -> J (n, n): full and symmetric

    Source:
        da/dz = diag(a) - a a^T with a = exp(z) / sum(exp(z)).
    """
    ### BEGIN SOLUTION
    weights = np.exp(z - z.max())  # same ratios, and no exponent above 0
    a = weights / weights.sum()
    return np.diag(a) - np.outer(a, a)
    ### END SOLUTION


# %% active="ipynb" check="softmax_jacobian"
# example_scores = np.log([1.0, 2, 3])
# softmax_J = np.array([[5.0, -2, -3], [-2, 8, -6], [-3, -6, 9]]) / 36
# check_values("J", softmax_jacobian(example_scores), softmax_J)
# assert np.array_equal(example_scores, np.log([1.0, 2, 3])), "z was modified: work on a new array, never on an argument"
# check_values("J by differences", softmax_jacobian(example_scores), numerical_jacobian(
#     lambda z: np.exp(z) / np.exp(z).sum(), example_scores
# ))
# check_values("J of large entries", softmax_jacobian(800 + example_scores), softmax_J)
# check_values("J of entries far apart", softmax_jacobian(np.array([800.0, -800, 0])), np.zeros((3, 3)))

# %% [markdown]
# ## 4. The transposed Jacobian times the gradient
#
# Why is the Jacobian transposed in (6.46)? Begin with a single input, $x_0$. It may act on every output $y_i$, and through each of them on $C$. The chain rule adds up all these paths:
#
# $$\frac{\partial C}{\partial x_0} = \sum_{i} \frac{\partial C}{\partial y_i}\, \frac{\partial y_i}{\partial x_0}, \qquad \text{and for any input} \qquad \frac{\partial C}{\partial x_j} = \sum_{i} \frac{\partial y_i}{\partial x_j}\, \frac{\partial C}{\partial y_i} = \sum_i J_{ij}\, \frac{\partial C}{\partial y_i}.$$
#
# The sum runs over $i$, the *first* index of $J$: down a column, where a matrix times a vector runs along a row. So it is $J^\top$ that is multiplied:
#
# $$\boxed{\;\frac{\partial C}{\partial \mathbf x} = \left(\frac{\partial \mathbf y}{\partial \mathbf x}\right)^{\!\top} \frac{\partial C}{\partial \mathbf y}\;} \qquad (m,) = (m, n)\,(n,).$$
#
# The shapes agree in one way only, unless $n = m$. Then both $J^\top g$ and $J g$ have the right shape, and only one of them is right.
#
# This product is called the *vector-Jacobian product*, `vjp` for short, since it can also be read as the row $g^\top$ times $J$.
#
# **By hand.** Take the Jacobian of section 2, and let $g = (1, -1, 5)$ arrive:
#
# $$J^\top g = \begin{bmatrix} 3 & 4 & 0 \\ 2 & 0 & 1 \end{bmatrix} \begin{bmatrix} 1 \\ -1 \\ 5 \end{bmatrix} = \begin{bmatrix} -1 \\ 7 \end{bmatrix}.$$


# %% exercise="vjp"
def vjp(jacobian: Array, upstream: Array) -> Array:
    """Return ``dx``, the gradient by the input: the transposed Jacobian times the gradient by the output.

    Shapes:
        jacobian (n, m), upstream (n,) -> dx (m,)

    Source:
        Goodfellow, Bengio & Courville 2016, "Deep Learning", eq. 6.46: grad_x z = (dy/dx)^T grad_y z.
    """
    ### BEGIN SOLUTION
    return jacobian.T @ upstream
    ### END SOLUTION


# %% active="ipynb" check="vjp"
# square_J = np.array([[0.0, 1], [0, 0]])  # only y[0] depends on anything, and on x[1] alone
# check_values("dx of a square Jacobian", vjp(square_J, np.array([3.0, 4])), [0, 3])
# example_g = np.array([1.0, -1, 5])
# check_values("dx", vjp(example_J, example_g), [-1, 7])
#
# # C = g . products(x) is a function of x, so its gradient can be measured, too: a Jacobian with one row.
# check_values("dx by differences", vjp(example_J, example_g), numerical_jacobian(
#     lambda x: np.array([example_g @ products(x)]), example_point
# )[0])

# %% [markdown]
# ## 5. Three functions in a row
#
# Now a small network without biases or activations, so that nothing hides what is multiplied:
#
# $$f_1: \mathbb R^3 \to \mathbb R^4, \qquad f_2: \mathbb R^4 \to \mathbb R^2, \qquad f_3: \mathbb R^2 \to \mathbb R,$$
#
# $$\mathbf y = W^{(1)} \mathbf x, \qquad \mathbf z = W^{(2)} \mathbf y, \qquad C = w^{(3)}_0 z_0 + w^{(3)}_1 z_1 .$$

# %% active="ipynb" tags=["demonstration"]
# figure, axis = plt.subplots(figsize=(7, 3))
# units = {"x": 3, "y": 4, "z": 2, "C": 1}
# places = {
#     letter: [(2.5 * layer, (count - 1) / 2 - unit) for unit in range(count)]
#     for layer, (letter, count) in enumerate(units.items())
# }
# for (letter, behind), matrix in zip(list(units.items())[1:], ["$W^{(1)}$", "$W^{(2)}$", "$w^{(3)}$"], strict=True):
#     before = list(units)[list(units).index(letter) - 1]
#     for start in places[before]:
#         for end in places[letter]:
#             axis.plot(*zip(start, end, strict=True), color="lightgrey", zorder=0)
#     axis.text((start[0] + end[0]) / 2, 1.8, matrix, ha="center")
# for letter, circles in places.items():
#     for unit, (across, up) in enumerate(circles):
#         axis.scatter(across, up, s=600, color="white", edgecolors="black")
#         axis.text(across, up, f"${letter}$" if letter == "C" else f"${letter}_{unit}$", ha="center", va="center")
# axis.set(xlim=(-0.6, 8.1), ylim=(-2, 2.3))
# axis.axis("off");

# %% [markdown]
# **Backwards, step by step.** Of the last function the gradient can be read off, because $z_0$ is multiplied by $w^{(3)}_0$ and $z_1$ by $w^{(3)}_1$:
#
# $$\frac{\partial C}{\partial \mathbf z} = \begin{bmatrix} w^{(3)}_0 \\ w^{(3)}_1 \end{bmatrix} = \mathbf w^{(3)}.$$
#
# The function before it is $z_i = \sum_k W^{(2)}_{ik} y_k$, so $\partial z_i / \partial y_k = W^{(2)}_{ik}$: the Jacobian of a product with a matrix is the matrix. The same holds for $W^{(1)}$. So (6.46), applied twice, gives
#
# $$\frac{\partial C}{\partial \mathbf y} = \left(\frac{\partial \mathbf z}{\partial \mathbf y}\right)^{\!\top} \frac{\partial C}{\partial \mathbf z} = W^{(2)\top}\, \frac{\partial C}{\partial \mathbf z}, \qquad \frac{\partial C}{\partial \mathbf x} = \left(\frac{\partial \mathbf y}{\partial \mathbf x}\right)^{\!\top} \frac{\partial C}{\partial \mathbf y} = W^{(1)\top}\, \frac{\partial C}{\partial \mathbf y}.$$
#
# **With numbers.** These go with us to the end of the notebook:
#
# $$\mathbf x = \begin{bmatrix} 1 \\ 2 \\ -1 \end{bmatrix}, \quad W^{(1)} = \begin{bmatrix} 1 & 0 & 2 \\ 0 & 1 & 1 \\ -1 & 2 & 0 \\ 2 & 1 & -2 \end{bmatrix}, \quad W^{(2)} = \begin{bmatrix} 1 & 0 & 2 & 3 \\ 0 & -1 & 1 & 1 \end{bmatrix}, \quad \mathbf w^{(3)} = \begin{bmatrix} 2 \\ -1 \end{bmatrix}.$$
#
# Forwards: $\mathbf y = (-1, 1, 3, 6)$, $\mathbf z = (23, 8)$, $C = 2 \cdot 23 - 8 = 38$. Backwards:
#
# $$\frac{\partial C}{\partial \mathbf z} = \begin{bmatrix} 2 \\ -1 \end{bmatrix}, \qquad \frac{\partial C}{\partial \mathbf y} = \begin{bmatrix} 1 & 0 \\ 0 & -1 \\ 2 & 1 \\ 3 & 1 \end{bmatrix} \begin{bmatrix} 2 \\ -1 \end{bmatrix} = \begin{bmatrix} 2 \\ 1 \\ 3 \\ 5 \end{bmatrix}, \qquad \frac{\partial C}{\partial \mathbf x} = \begin{bmatrix} 1 & 0 & -1 & 2 \\ 0 & 1 & 2 & 1 \\ 2 & 1 & 0 & -2 \end{bmatrix} \begin{bmatrix} 2 \\ 1 \\ 3 \\ 5 \end{bmatrix} = \begin{bmatrix} 9 \\ 12 \\ -5 \end{bmatrix}.$$
#
# A test on the side: $C$ is linear in $\mathbf x$, so $\frac{\partial C}{\partial \mathbf x} \cdot \mathbf x$ must be $C$ again, and $9 \cdot 1 + 12 \cdot 2 - 5 \cdot (-1) = 38$.
#
# All of this was about the inputs of the functions. But what is learnt are the weights. For the last ones nothing new is needed: $C$ is also linear in $\mathbf w^{(3)}$, with the factors $z_0$ and $z_1$,
#
# $$\frac{\partial C}{\partial \mathbf w^{(3)}} = \begin{bmatrix} z_0 & z_1 \end{bmatrix} = \mathbf z^\top,$$
#
# a row if you think of $\mathbf w^{(3)}$ as a matrix with one row; here both are of shape $(2,)$. With $W^{(2)}$ the trouble begins.
#
# ## 6. A Jacobian with three axes
#
# What is $\partial \mathbf z / \partial W^{(2)}$? There are two outputs, and the input is a matrix of shape $(2, 4)$. Each of the outputs has a derivative by each of the eight weights. They can be put into one matrix for $z_0$ and another one for $z_1$, each with the shape of $W^{(2)}$, and the two stand one behind the other: a *tensor* of third order with the shape $(2, 2, 4)$,
#
# $$T_{ijk} = \frac{\partial z_i}{\partial W^{(2)}_{jk}}, \qquad \text{from} \qquad z_i = \sum_k W^{(2)}_{ik}\, y_k.$$
#
# In $z_i$ only row $i$ of the matrix occurs, and there the factor of $W^{(2)}_{ik}$ is $y_k$. So of the sheet for $z_i$ all rows are zero, except row $i$, which is $\mathbf y$:
#
# $$T_{ijk} = \begin{cases} y_k & j = i \\ 0 & j \neq i, \end{cases} \qquad \frac{\partial z_0}{\partial W^{(2)}} = \begin{bmatrix} y_0 & y_1 & y_2 & y_3 \\ 0 & 0 & 0 & 0 \end{bmatrix}, \qquad \frac{\partial z_1}{\partial W^{(2)}} = \begin{bmatrix} 0 & 0 & 0 & 0 \\ y_0 & y_1 & y_2 & y_3 \end{bmatrix}.$$

# %% active="ipynb" tags=["demonstration"]
# def draw_sheets(axis, sheets, names, size=1.0):
#     """Draw the sheets of a tensor one behind the other, the first in front; empty cells stay white."""
#     for number in range(len(sheets) - 1, -1, -1):
#         right, up = 1.6 * number, 2.4 * number
#         rows, columns = len(sheets[number]), len(sheets[number][0])
#         for row in range(rows):
#             for column in range(columns):
#                 text = sheets[number][row][column]
#                 corner = (right + column * size, up + (rows - 1 - row) * size)
#                 colour = "white" if text == "0" else f"C{number}"
#                 face = plt.Rectangle(corner, size, size, facecolor=colour, edgecolor="black", alpha=0.6, zorder=-number)
#                 axis.add_patch(face)
#                 axis.text(corner[0] + size / 2, corner[1] + size / 2, text, ha="center", va="center")
#         axis.text(right + columns * size + 0.2, up + rows * size / 2, names[number], va="center", fontsize=13)
#     axis.set(xlim=(-0.2, 9), ylim=(-0.2, 2.4 * len(sheets)), aspect="equal")
#     axis.axis("off")
#
#
# figure, (left, right) = plt.subplots(1, 2, figsize=(12, 3.6))
# partial = [
#     [[rf"$\frac{{\partial z_{i}}}{{\partial W_{{{j}{k}}}}}$" for k in range(4)] for j in range(2)] for i in range(2)
# ]
# filled = [[["$y_0$", "$y_1$", "$y_2$", "$y_3$"], ["0"] * 4], [["0"] * 4, ["$y_0$", "$y_1$", "$y_2$", "$y_3$"]]]
# sheet_names = [rf"$\partial z_{i} \,/\, \partial W^{{(2)}}$" for i in range(2)]
# draw_sheets(left, partial, sheet_names)
# draw_sheets(right, filled, sheet_names)
# left.set_title("what it is")
# right.set_title("what is in it");

# %% [markdown]
# `weight_jacobian`, below, is given `W` for its shape only: $\mathbf z$ is linear in $W$, so its derivative does not depend on where $W$ is.
#
# **By hand.** With $\mathbf y = (-1, 1, 3, 6)$ the front sheet is $\begin{bmatrix} -1 & 1 & 3 & 6 \\ 0 & 0 & 0 & 0 \end{bmatrix}$, and the one behind it has its rows the other way round.


# %% exercise="weight_jacobian"
def weight_jacobian(W: Array, y: Array) -> Array:
    """Return the Jacobian of ``z = W y`` by ``W``: ``T[i, j, k]`` is the derivative of ``z[i]`` by ``W[j, k]``.

    Shapes:
        W (n, m), y (m,) -> T (n, n, m)
    """
    ### BEGIN SOLUTION
    return np.multiply.outer(np.eye(len(W), dtype=y.dtype), y)
    ### END SOLUTION


# %% active="ipynb" check="weight_jacobian"
# example = {
#     "x": np.array([1.0, 2, -1]),
#     "W1": np.array([[1.0, 0, 2], [0, 1, 1], [-1, 2, 0], [2, 1, -2]]),
#     "W2": np.array([[1.0, 0, 2, 3], [0, -1, 1, 1]]),
#     "w3": np.array([2.0, -1]),
# }
# example_y = np.array([-1.0, 1, 3, 6])
# example_T = np.array([[[-1.0, 1, 3, 6], [0, 0, 0, 0]], [[0, 0, 0, 0], [-1, 1, 3, 6]]])
# check_values("T", weight_jacobian(example["W2"], example_y), example_T)
#
# # By differences: the weights in a row for numerical_jacobian, and in their shape again for the product.
# measured = numerical_jacobian(lambda w: w.reshape(4, 3) @ example["x"], example["W1"].reshape(12))
# check_values("T by differences", weight_jacobian(example["W1"], example["x"]), measured.reshape(4, 4, 3))

# %% [markdown]
# ## 7. Flatten, multiply, reshape
#
# The chain rule does not care how weights are arranged. Every weight acts through $z_0$ and through $z_1$, so its gradient is a sum of two terms, and this can be said for all weights at once:
#
# $$\frac{\partial C}{\partial W^{(2)}} = \underbrace{\frac{\partial z_0}{\partial W^{(2)}}}_{(2, 4)}\; \underbrace{\frac{\partial C}{\partial z_0}}_{\text{a number}} \;+\; \underbrace{\frac{\partial z_1}{\partial W^{(2)}}}_{(2, 4)}\; \underbrace{\frac{\partial C}{\partial z_1}}_{\text{a number}} .$$
#
# Each sheet is multiplied by its own number, and the sheets are added. The numbers are $w^{(3)}_0$ and $w^{(3)}_1$. But where is the transposed Jacobian times the gradient in this? The authors of the *Deep Learning Book* describe how to see it, below their equation (6.46): imagine each tensor laid out as a vector, do the back-propagation with vectors, and arrange the gradient as a tensor again. Four steps:
#
# 1. **Transpose.** The index $i$ of the output goes from the first place to the last: $T_{ijk}$ becomes $\tilde T_{jki}$, of shape $(2, 4, 2)$.
# 2. **Flatten.** The pair $(j, k)$ becomes a single index: the eight weights one below the other, $(2, 4, 2) \to (8, 2)$.
# 3. **Multiply** by the gradient, $(8, 2)\,(2,) = (8,)$:
#
# $$\begin{bmatrix} \frac{\partial z_0}{\partial W_{00}} & \frac{\partial z_1}{\partial W_{00}} \\ \frac{\partial z_0}{\partial W_{01}} & \frac{\partial z_1}{\partial W_{01}} \\ \vdots & \vdots \\ \frac{\partial z_0}{\partial W_{13}} & \frac{\partial z_1}{\partial W_{13}} \end{bmatrix} \begin{bmatrix} \frac{\partial C}{\partial z_0} \\ \frac{\partial C}{\partial z_1} \end{bmatrix} = \begin{bmatrix} \frac{\partial z_0}{\partial W_{00}} \frac{\partial C}{\partial z_0} + \frac{\partial z_1}{\partial W_{00}} \frac{\partial C}{\partial z_1} \\ \frac{\partial z_0}{\partial W_{01}} \frac{\partial C}{\partial z_0} + \frac{\partial z_1}{\partial W_{01}} \frac{\partial C}{\partial z_1} \\ \vdots \\ \frac{\partial z_0}{\partial W_{13}} \frac{\partial C}{\partial z_0} + \frac{\partial z_1}{\partial W_{13}} \frac{\partial C}{\partial z_1} \end{bmatrix}.$$
#
# 4. **Reshape** the eight numbers to the shape of the weights, $(8,) \to (2, 4)$.
#
# In the middle stands (6.46), transposed Jacobian times gradient. Whether you flatten first and transpose the matrix $(2, 8)$ afterwards makes no difference. What does make one is to reshape *in place of* transposing. `reshape` never moves a number, it only reads the same numbers with other line breaks:

# %% active="ipynb" tags=["demonstration"]
# box = np.arange(12).reshape(2, 2, 3)
# print("box, shape (2, 2, 3): two sheets\n", box, sep="")
# print("\nlaid out as (2, 6), a sheet a row\n", box.reshape(2, 6), sep="")
# print("\nand back again, nothing lost\n", box.reshape(2, 6).reshape(2, 2, 3), sep="")
# print("\n(6, 2) by reshape alone: the numbers of both columns come from the same sheet\n", box.reshape(6, 2), sep="")
# print("\n(6, 2) with the first axis moved to the end: one column a sheet\n", np.moveaxis(box, 0, -1).reshape(6, 2), sep="")

# %% [markdown]
# The function below takes any tensor: `jacobian` has the output's index first, and then whatever shape the parameter has, be it $(4,)$, $(2, 4)$ or $(3, 3, 8)$. With a parameter that is a vector it is `vjp` itself.
#
# **By hand.** With $\frac{\partial C}{\partial \mathbf z} = (2, -1)$ and the two sheets of section 6:
#
# $$\frac{\partial C}{\partial W^{(2)}} = 2 \begin{bmatrix} -1 & 1 & 3 & 6 \\ 0 & 0 & 0 & 0 \end{bmatrix} - \begin{bmatrix} 0 & 0 & 0 & 0 \\ -1 & 1 & 3 & 6 \end{bmatrix} = \begin{bmatrix} -2 & 2 & 6 & 12 \\ 1 & -1 & -3 & -6 \end{bmatrix}.$$


# %% exercise="tensor_vjp"
def tensor_vjp(jacobian: Array, upstream: Array) -> Array:
    """Return ``dX`` for a parameter X of any shape: flatten, multiply as ``vjp`` does, reshape.

    Shapes:
        jacobian (n, *shape), upstream (n,) -> dX (*shape)

    Source:
        Goodfellow, Bengio & Courville 2016, "Deep Learning", section 6.5.2, below eq. 6.46.
    """
    ### BEGIN SOLUTION
    n, *shape = jacobian.shape
    return vjp(jacobian.reshape(n, -1), upstream).reshape(shape)
    ### END SOLUTION


# %% active="ipynb" check="tensor_vjp"
# example_dW2 = np.array([[-2.0, 2, 6, 12], [1, -1, -3, -6]])
# check_values("dX", tensor_vjp(example_T, example["w3"]), example_dW2)
# check_values("dX of a vector", tensor_vjp(example_J, example_g), [-1, 7])
# box_J = np.arange(24.0).reshape(2, 3, 2, 2)  # two outputs, a parameter of shape (3, 2, 2)
# check_values("dX of a box", tensor_vjp(box_J, np.array([1.0, -1])), np.full((3, 2, 2), -12))

# %% [markdown]
# ## 8. The index form
#
# Half of the numbers in the tensor were zeros; with $n$ outputs only one number in $n$ is not. Put $T_{ijk}$ into the sum and see what is left of it:
#
# $$\frac{\partial C}{\partial W^{(2)}_{jk}} = \sum_i T_{ijk}\, \frac{\partial C}{\partial z_i} = \sum_i \begin{cases} y_k & i = j \\ 0 & i \neq j \end{cases} \;\cdot\, \frac{\partial C}{\partial z_i} = y_k\, \frac{\partial C}{\partial z_j}.$$
#
# A number from the one vector times a number from the other, for each pair $(j, k)$: an outer product, column times row,
#
# $$\boxed{\;\frac{\partial C}{\partial W^{(2)}} = \frac{\partial C}{\partial \mathbf z}\, \mathbf y^\top\;} \qquad (n, m) = (n, 1)\,(1, m).$$
#
# The same rule holds for every layer, so for the first one $\dfrac{\partial C}{\partial W^{(1)}} = \dfrac{\partial C}{\partial \mathbf y}\, \mathbf x^\top$. What arrives from behind, times what came in from the front: both are at hand, and no tensor was ever built. With $n = m = 1000$ it would have had a billion elements, 8 gigabytes, to compute a matrix of 8 megabytes. Your function has to work where the tensor does not fit into memory.


# %% exercise="weight_gradient"
def weight_gradient(upstream: Array, y: Array) -> Array:
    """Return ``dW`` for ``z = W y``, where ``upstream`` is the gradient by ``z``; no tensor is built.

    Shapes:
        upstream (n,), y (m,) -> dW (n, m)

    Source:
        dC/dW[j, k] = dC/dz[j] y[k], as a matrix dC/dW = dC/dz y^T.
    """
    ### BEGIN SOLUTION
    return np.outer(upstream, y)
    ### END SOLUTION


# %% active="ipynb" check="weight_gradient"
# check_values("dW", weight_gradient(example["w3"], example_y), example_dW2)
# through_tensor = tensor_vjp(weight_jacobian(example["W1"], example["x"]), np.array([2.0, 1, 3, 5]))
# check_values("dW through the tensor", weight_gradient(np.array([2.0, 1, 3, 5]), example["x"]), through_tensor)
# check_values("a large dW", weight_gradient(np.ones(6000), np.ones(8)), np.ones((6000, 8)))

# %% [markdown]
# ## 9. There and back
#
# Put it together. `chain_forward` computes $C$ and keeps in `cache` what the way back will need; go through the formulas of sections 5 and 8 and collect it. `chain_backward` returns all four gradients. The sizes $3 \to 4 \to 2 \to 1$ belong to the example; your functions take any.
#
# **By hand.** $C = 38$ and $\frac{\partial C}{\partial \mathbf x} = (9, 12, -5)$ are known from section 5, $\frac{\partial C}{\partial W^{(2)}}$ from section 7. $\frac{\partial C}{\partial \mathbf w^{(3)}} = \mathbf z = (23, 8)$. And
#
# $$\frac{\partial C}{\partial W^{(1)}} = \frac{\partial C}{\partial \mathbf y}\, \mathbf x^\top = \begin{bmatrix} 2 \\ 1 \\ 3 \\ 5 \end{bmatrix} \begin{bmatrix} 1 & 2 & -1 \end{bmatrix} = \begin{bmatrix} 2 & 4 & -2 \\ 1 & 2 & -1 \\ 3 & 6 & -3 \\ 5 & 10 & -5 \end{bmatrix}.$$


# %% exercise="chain_forward"
def chain_forward(x: Array, W1: Array, W2: Array, w3: Array) -> tuple[float, Cache]:
    """Return ``C`` of ``y = W1 x``, ``z = W2 y``, ``C = w3 . z``, and a cache for ``chain_backward``.

    Shapes:
        x (p,), W1 (q, p), W2 (r, q), w3 (r,) -> C scalar
    """
    ### BEGIN SOLUTION
    y = W1 @ x
    z = W2 @ y
    return float(w3 @ z), (x, y, z, W1, W2, w3)
    ### END SOLUTION


# %% active="ipynb" check="chain_forward"
# check_values("C", chain_forward(**example)[0], 38)


# %% exercise="chain_backward"
def chain_backward(cache: Cache) -> tuple[Array, Array, Array, Array]:
    """Return ``dx``, ``dW1``, ``dW2`` and ``dw3``: the gradient of ``C`` by each argument of ``chain_forward``.

    Shapes:
        dx (p,), dW1 (q, p), dW2 (r, q), dw3 (r,)

    Units:
        C per unit of each argument.
    """
    ### BEGIN SOLUTION
    x, y, z, W1, W2, w3 = cache
    dy = vjp(W2, w3)  # the gradient by z is w3 itself
    return vjp(W1, dy), weight_gradient(dy, x), weight_gradient(w3, y), z
    ### END SOLUTION


# %% active="ipynb" check="chain_backward"
# dx, dW1, dW2, dw3 = chain_backward(chain_forward(**example)[1])
# check_values("dx", dx, [9, 12, -5])
# check_values("dW1", dW1, [[2, 4, -2], [1, 2, -1], [3, 6, -3], [5, 10, -5]])
# check_values("dW2", dW2, example_dW2)
# check_values("dw3", dw3, [23, 8])
#
# # check_backward differentiates J = upstream * C, so its gradients are upstream times yours.
# rng = np.random.default_rng(4)
# check_backward(
#     chain_forward,
#     lambda upstream, cache: [upstream * gradient for gradient in chain_backward(cache)],
#     [rng.standard_normal(size) for size in [(4,), (2, 4), (3, 2), (3,)]],
#     wrt=["x", "W1", "W2", "w3"],
# )

# %% [markdown]
# How much does it save to go backwards? Differences need two forward passes for each number that the cost depends on; the backward pass costs about as much as a few forward passes, however many numbers there are. Below is a chain with 60,110 weights. Only the gradient by its 90 inputs is measured by differences.

# %% active="ipynb" tags=["demonstration"]
# from time import perf_counter
#
# chain = [np.random.default_rng(5).standard_normal(size) / 10 for size in [(90,), (300, 90), (110, 300), (110,)]]
# start = perf_counter()
# measured = numerical_jacobian(lambda x: np.array([chain_forward(x, *chain[1:])[0]]), chain[0])[0]
# between = perf_counter()
# gradients = chain_backward(chain_forward(*chain)[1])
# end = perf_counter()
# check_values("dx", gradients[0], measured)
# print(f"{measured.size} numbers by differences: {1000 * (between - start):.2f} ms")
# print(f"{sum(gradient.size for gradient in gradients)} numbers backwards: {1000 * (end - between):.2f} ms")

# %% [markdown]
# ## 10. What a classifier looks at
#
# The file `digits.npz`, beside this notebook, holds 1397 handwritten digits, scanned at 8 x 8 pixels with 17 shades of grey (E. Alpaydin and C. Kaynak, *Optical Recognition of Handwritten Digits*, UCI Machine Learning Repository, 1998, CC BY 4.0). The classifier is as small as can be: ten scores, one for each digit, and softmax,
#
# $$\mathbf z = W \mathbf x, \qquad \mathbf a = \text{softmax}(\mathbf z), \qquad \mathbf x \in \mathbb R^{64}, \quad W: (10, 64).$$
#
# It learns with your functions. With $c$ the right digit, the cost is $C = -\ln a_c$. Its gradient by $\mathbf a$ is zero but for $-1/a_c$ at place $c$. Softmax takes it to $\mathbf z$, which is `vjp`, and the product takes it to $W$, which is `weight_gradient`.

# %% active="ipynb" tags=["demonstration"]
# with np.load("digits.npz") as digits:
#     images, labels = digits["images"] / 16, digits["labels"]
# pixels = images.reshape(len(images), 64)
#
#
# def probabilities(x, W):
#     """Return softmax of W x; the scores stay small here, so that the plain formula will do."""
#     weights = np.exp(W @ x)
#     return weights / weights.sum()
#
#
# W = np.zeros((10, 64))
# rng = np.random.default_rng(0)
# for number in rng.permutation(np.repeat(np.arange(1000), 5)):
#     x, right = pixels[number], labels[number]
#     da = np.zeros(10)
#     da[right] = -1 / probabilities(x, W)[right]
#     dz = vjp(softmax_jacobian(W @ x), da)
#     W = W - 0.1 * weight_gradient(dz, x)
#
# guesses = np.array([probabilities(x, W).argmax() for x in pixels])
# print(f"right for {np.mean((guesses == labels)[1000:]):.1%} of the 397 digits it has not learnt from")

# %% [markdown]
# Now to a question that is not about learning: *which pixels does an answer hang on?* That is a Jacobian, the one of ten probabilities by 64 pixels. The chain rule makes it of two that you know, $\dfrac{\partial \mathbf a}{\partial \mathbf x} = \dfrac{\partial \mathbf a}{\partial \mathbf z}\, W$, and `numerical_jacobian` can confirm it with 128 forward passes.
#
# Here is the digit of which the classifier is least sure, and for its two best guesses one row of the Jacobian as a picture. Where it is red, ink makes that guess more probable; where it is blue, less. What one probability gains, the others lose: added up over all ten digits, the pictures cancel.

# %% active="ipynb" tags=["demonstration"]
# doubtful = min(range(1000, len(pixels)), key=lambda number: probabilities(pixels[number], W).max())
# x = pixels[doubtful]
# jacobian = softmax_jacobian(W @ x) @ W
# check_values("the Jacobian by pixels", jacobian, numerical_jacobian(lambda x: probabilities(x, W), x))
#
# best = probabilities(x, W).argsort()[::-1][:2]
# figure, axes = plt.subplots(1, 3, figsize=(10, 3.4))
# axes[0].imshow(images[doubtful], cmap="Greys")
# axes[0].set_title(f"a {labels[doubtful]}")
# limit = np.abs(jacobian).max()
# for axis, guess in zip(axes[1:], best, strict=True):
#     axis.imshow(jacobian[guess].reshape(8, 8), cmap="RdBu_r", vmin=-limit, vmax=limit)
#     axis.set_title(f"{guess}? probability {probabilities(x, W)[guess]:.2f}")
# for axis in axes:
#     axis.axis("off")

# %% [markdown]
# Look at a digit of which the classifier is quite sure, and the Jacobian is almost zero everywhere: softmax is on its flat side. That is why the cost has a logarithm in it. Its slope $-1/a_c$ is large just where softmax is flat, and their product is not.
#
# And now the other way round: leave the weights alone and change the *picture*. To make another answer more probable, step against the gradient of $C = -\ln a_{\text{other}}$ by the pixels, $\frac{\partial C}{\partial \mathbf x} = W^\top \frac{\partial C}{\partial \mathbf z}$. It takes two calls of `vjp`, and no matter how many pixels there are, only one way back.

# %% active="ipynb" tags=["demonstration"]
# def persuade(x, W, wanted, step=0.02):
#     """Return a picture near x that the classifier takes for the digit that is wanted."""
#     while probabilities(x, W).argmax() != wanted:
#         da = np.zeros(10)
#         da[wanted] = -1 / probabilities(x, W)[wanted]
#         dx = vjp(W, vjp(softmax_jacobian(W @ x), da))
#         x = np.clip(x - step * dx / np.abs(dx).max(), 0, 1)
#     return x
#
#
# sure = max(range(1000, len(pixels)), key=lambda number: probabilities(pixels[number], W).max())
# wanted = 3 if labels[sure] != 3 else 5
# changed = persuade(pixels[sure], W, wanted)
# difference = (changed - pixels[sure]).reshape(8, 8)
#
# figure, axes = plt.subplots(1, 3, figsize=(10, 3.4))
# for axis, picture, title in [
#     (axes[0], images[sure], f"a {guesses[sure]}, says the classifier: {probabilities(pixels[sure], W).max():.6f}"),
#     (axes[2], changed.reshape(8, 8), f"a {wanted}, says the classifier: {probabilities(changed, W).max():.2f}"),
# ]:
#     axis.imshow(picture, cmap="Greys", vmin=0, vmax=1)
#     axis.set_title(title, fontsize=10)
# axes[1].imshow(difference, cmap="RdBu_r", vmin=-1, vmax=1)
# axes[1].set_title(f"the change: {np.abs(difference).mean():.2f} a pixel on average", fontsize=10)
# for axis in axes:
#     axis.axis("off")

# %% [markdown]
# Try another digit for `wanted`, and a picture of your own. How small can the change be? Which pixels are never touched, and what does that say about $W$? And where in all this did the third-order tensor go?
