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
# # The four equations of back-propagation
#
# Four short equations are enough to train a neural network. In this notebook you derive each of them from the chain rule, turn them into an algorithm, measure what that algorithm saves, and let it learn to read handwritten digits. The notation is that of chapter 2 of Michael Nielsen's *Neural Networks and Deep Learning* (neuralnetworksanddeeplearning.com), so that you can read the two side by side.
#
# Do not expect the equations to look natural at first sight. They are four lines, but there is a lot in each. Work through the small example with a pencil; it is the same network in every section, and all its numbers come out as fractions.
#
# **The network.** It has $L$ layers. Layer 1 is the input, layer $L$ the output. Every neuron takes the outputs of all neurons of the layer before, and of no others:
#
# $$z^l_j = \sum_k w^l_{jk}\, a^{l-1}_k + b^l_j, \qquad a^l_j = \sigma\!\left(z^l_j\right).$$
#
# Here $w^l_{jk}$ is the weight on the way from neuron $k$ of layer $l-1$ to neuron $j$ of layer $l$. The index of the goal stands first, which looks like the wrong way round, until everything is written with matrices: $w^l$ has $w^l_{jk}$ in row $j$ and column $k$, and then
#
# $$z^l = w^l a^{l-1} + b^l, \qquad a^l = \sigma\!\left(z^l\right),$$
#
# without a transpose. A function of a vector, such as $\sigma(z^l)$, is taken element by element; $u \odot v$ is the elementwise product, in NumPy `u * v`; the matrix product is `u @ v`.
#
# | symbol | in code | shape | what it is |
# | --- | --- | --- | --- |
# | $x = a^1$ | `x` | $(n_1, 1)$ | the input, one column |
# | $w^l$ | `weights[l - 2]` | $(n_l, n_{l-1})$ | one row a neuron of layer $l$ |
# | $b^l$ | `biases[l - 2]` | $(n_l, 1)$ | one bias a neuron |
# | $z^l$, $a^l$ | | $(n_l, 1)$ | weighted input and activation |
# | $y$ | `y` | $(n_L, 1)$ | what the output should be |
#
# Layers are counted from 1, as in the book. The first layer has no weights, so the list `weights` begins with $w^2$. Neurons are counted from 0, as in NumPy. A single sample is always a column of shape $(n, 1)$, never $(n,)$.
#
# **The cost** of one sample is half the squared distance between what came out and what should have,
#
# $$C = \frac12 \left\lVert y - a^L \right\rVert^2 = \frac12 \sum_j \left(y_j - a^L_j\right)^2,$$
#
# and the cost of many samples is the mean of theirs. To learn, the network needs $\partial C / \partial w^l_{jk}$ and $\partial C / \partial b^l_j$ for every weight and bias. The symbol $\nabla_a C$ is the column with the elements $\partial C / \partial a^L_j$.
#
# **How to work.** Replace the line that raises `NotImplementedError` in each function, then run the cell below it: it compares your function with numbers worked by hand or with slopes measured on your own functions. Any way of writing it that is mathematically right is fine. A function never modifies its arguments.

# %% tags=["setup"]
"""The four equations of back-propagation; a sample is a column, weights[0] leads from the input to the next layer."""

import itertools

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.floating]
Arrays = list[Array]  # one array a layer, the one next to the input first
Sample = tuple[Array, Array]  # x and y, a column each

# %% active="ipynb" tags=["setup"]
# import time
#
# import matplotlib.pyplot as plt
#
# from gradient_check import check_backward, check_values
#
#
# def cost(x, y, weights, biases):
#     """Return half the squared distance of the network's output from y, added up over the columns of x."""
#     a = x
#     for w, b in zip(weights, biases, strict=True):
#         a = sigmoid(w @ a + b)
#     return np.sum((y - a) ** 2) / 2
#
#
# def random_network(sizes, rng):
#     """Return weights and biases, standard normal."""
#     weights = [rng.standard_normal((n, n_prev)) for n_prev, n in zip(sizes, sizes[1:])]
#     return weights, [rng.standard_normal((n, 1)) for n in sizes[1:]]
#
#
# def check_network(gradients, sizes, m):
#     """Hold all gradients of a network with these sizes, for m samples, against slopes of its cost."""
#     rng = np.random.default_rng(1)
#     weights, biases = random_network(sizes, rng)
#     X, Y = rng.standard_normal((sizes[0], m)), rng.uniform(size=(sizes[-1], m))
#     depth = len(weights)
#
#     def forward(*parameters):
#         arguments = X, Y, list(parameters[depth:]), list(parameters[:depth])
#         return cost(*arguments), arguments
#
#     def backward(upstream, arguments):
#         nabla_b, nabla_w = gradients(*arguments)
#         return [upstream * nabla for nabla in (*nabla_b, *nabla_w)]
#
#     names = [f"{letter}{layer}" for letter in "bw" for layer in range(2, depth + 2)]
#     check_backward(forward, backward, [*biases, *weights], wrt=names)

# %% [markdown]
# ## 1. The neuron's function and its slope
#
# Every neuron squashes its weighted input into the range from 0 to 1:
#
# $$\sigma(z) = \frac{1}{1 + e^{-z}}.$$
#
# **Large entries.** For $z = -800$ the exponential $e^{800}$ is infinite in float64, and NumPy warns of it, although $\sigma(-800)$ is a harmless 0. Multiply numerator and denominator by $e^z$ to get a second form of the same function,
#
# $$\sigma(z) = \frac{e^{z}}{e^{z} + 1},$$
#
# and for either sign of $z$ one of the two needs no large exponential. Your function has to be right for entries like $\pm 800$, and quiet about it.
#
# **By hand.** Logarithms make fractions. With $e^{\ln 3} = 3$ you get $\sigma(\ln 3) = \frac{3}{3 + 1} = \frac34$, and $\sigma(-\ln 3) = \frac14$. In between lies $\sigma(0) = \frac12$.


# %% exercise="sigmoid"
def sigmoid(z: Array) -> Array:
    """Return ``1 / (1 + exp(-z))`` of every element, without overflow for entries of any size.

    Shapes:
        z any -> that of z
    """
    ### BEGIN SOLUTION
    small = np.exp(-np.abs(z))  # the exponential that cannot overflow, for either sign of z
    value: Array = np.where(z >= 0, 1, small) / (1 + small)
    return value
    ### END SOLUTION


# %% active="ipynb" check="sigmoid"
# check_values("sigmoid", sigmoid(np.log([[3, 1, 1 / 3], [2, 1 / 2, 4]])), [[3 / 4, 1 / 2, 1 / 4], [2 / 3, 1 / 3, 4 / 5]])
#
# with np.errstate(over="raise", invalid="raise", divide="raise"):
#     check_values("sigmoid of large entries", sigmoid(np.array([[800.0], [-800], [0]])), [[1], [0], [1 / 2]])

# %% [markdown]
# Now the slope. By the chain rule on $(1 + e^{-z})^{-1}$,
#
# $$\sigma'(z) = -\left(1 + e^{-z}\right)^{-2} \cdot \left(-e^{-z}\right) = \frac{1}{1 + e^{-z}} \cdot \frac{e^{-z}}{1 + e^{-z}}.$$
#
# The first factor is $\sigma(z)$. The second one is what is missing from $\sigma(z)$ to 1, as the two add up to $\frac{1 + e^{-z}}{1 + e^{-z}}$. So
#
# $$\boxed{\;\sigma'(z) = \sigma(z)\,\bigl(1 - \sigma(z)\bigr)\;}$$
#
# **By hand.** $\sigma'(\ln 3) = \frac34 \cdot \frac14 = \frac{3}{16}$, the same at $-\ln 3$, and $\sigma'(0) = \frac14$. No slope is larger than that.


# %% exercise="sigmoid_prime"
def sigmoid_prime(z: Array) -> Array:
    """Return the slope of sigmoid at every element of ``z``, which is the weighted input, not the activation.

    Entries may be of any size.

    Shapes:
        z any -> that of z

    Source:
        sigma' = sigma (1 - sigma).
    """
    ### BEGIN SOLUTION
    a = sigmoid(z)
    return a * (1 - a)
    ### END SOLUTION


# %% active="ipynb" check="sigmoid_prime"
# slopes = sigmoid_prime(np.log([[3, 1, 1 / 3], [2, 1 / 2, 4]]))
# check_values("sigmoid_prime", slopes, [[3 / 16, 1 / 4, 3 / 16], [2 / 9, 2 / 9, 4 / 25]])
# check_values("sigmoid_prime of large entries", sigmoid_prime(np.array([[800.0], [-800], [0]])), [[0], [0], [1 / 4]])

# %% active="ipynb" tags=["demonstration"]
# line = np.linspace(-8, 8, 400)
# figure, axis = plt.subplots(figsize=(7, 3))
# axis.plot(line, sigmoid(line), label=r"$\sigma(z)$")
# axis.plot(line, sigmoid_prime(line), label=r"$\sigma'(z)$")
# axis.set(xlabel="$z$", title="A neuron far from $z = 0$ is saturated: its slope is nearly 0")
# axis.legend();

# %% [markdown]
# ## 2. The error of a neuron
#
# Imagine you could turn a small knob on neuron $j$ of layer $l$, which adds $\Delta z^l_j$ to its weighted input. The change runs through the rest of the network, and at the end the cost has changed by about
#
# $$\frac{\partial C}{\partial z^l_j}\, \Delta z^l_j.$$
#
# If that derivative is large, a small turn against its sign makes the cost a good deal smaller: something is wrong here that can be improved. If it is close to 0, whichever way you turn, hardly anything is gained: as far as this knob is concerned the neuron is about as good as it gets. In this sense
#
# $$\delta^l_j = \frac{\partial C}{\partial z^l_j}$$
#
# measures how wrong the neuron is, and it is called its **error**. The column $\delta^l$, of shape $(n_l, 1)$, holds the errors of a layer.
#
# **Why by $z$ and not by $a$?** The derivative $\varepsilon^l_j = \partial C / \partial a^l_j$ would do as well. Nothing deep is behind the choice; it saves writing. The weighted input is the place where everything meets: the weights, the bias and the layer before act on $C$ through $z^l_j$ alone, and always with a simple factor (an activation, 1, a weight). Once $\delta$ is known, the gradients are one step away. With $\varepsilon$, each of them needs the slope of the neuron again:
#
# | | with $\delta = \partial C / \partial z$ | with $\varepsilon = \partial C / \partial a$ |
# | --- | --- | --- |
# | by the bias | $\delta^l_j$ | $\varepsilon^l_j\, \sigma'(z^l_j)$ |
# | by a weight | $a^{l-1}_k\, \delta^l_j$ | $a^{l-1}_k\, \varepsilon^l_j\, \sigma'(z^l_j)$ |
# | one layer back | $\left((w^{l+1})^T \delta^{l+1}\right) \odot \sigma'(z^l)$ | $(w^{l+1})^T \left(\varepsilon^{l+1} \odot \sigma'(z^{l+1})\right)$ |
#
# ### BP1: the error of the output layer
#
# Start where the cost is closest. $C$ depends on $z^L_j$ through the activations of the output layer, so, by the chain rule, over all paths:
#
# $$\delta^L_j = \frac{\partial C}{\partial z^L_j} = \sum_k \frac{\partial C}{\partial a^L_k}\, \frac{\partial a^L_k}{\partial z^L_j}.$$
#
# But neuron $k$ is fed by its own weighted input only: for $k \neq j$ the derivative $\partial a^L_k / \partial z^L_j$ is zero. One term of the sum is left, and in it $\partial a^L_j / \partial z^L_j = \sigma'(z^L_j)$:
#
# $$\delta^L_j = \frac{\partial C}{\partial a^L_j}\, \sigma'(z^L_j), \qquad \text{for the whole layer} \qquad \boxed{\;\delta^L = \nabla_a C \odot \sigma'(z^L)\;} \tag{BP1}$$
#
# The first factor says how fast the cost changes with the output, the second how fast the output changes with the weighted input. For the quadratic cost the first factor is simple. In $\frac12 (y_j - a^L_j)^2$ the 2 that comes down cancels the $\frac12$, and the inner derivative of $-a^L_j$ is $-1$:
#
# $$\frac{\partial C}{\partial a^L_j} = a^L_j - y_j.$$
#
# Note what the second factor does: a neuron that is saturated at the wrong end has a large $a^L_j - y_j$ and still a tiny error, as turning its knob a little changes next to nothing. Such a neuron learns slowly.
#
# **By hand.** Here is the network for all examples. Three inputs, two hidden neurons, one output, with weights in units of $\lambda = \ln 3$:
#
# $$x = \begin{bmatrix} 1 \\ 2 \\ -1 \end{bmatrix}, \quad w^2 = \lambda \begin{bmatrix} 2 & 0 & 0 \\ 0 & -1 & -1 \end{bmatrix}, \quad b^2 = \lambda \begin{bmatrix} -1 \\ 0 \end{bmatrix}, \quad w^3 = \lambda \begin{bmatrix} 4 & -4 \end{bmatrix}, \quad b^3 = \lambda \begin{bmatrix} -1 \end{bmatrix}, \quad y = \begin{bmatrix} 1 \end{bmatrix}.$$
#
# Forward: $z^2 = \lambda\,(1, -1)^T$, so $a^2 = \left(\frac34, \frac14\right)^T$, and $z^3 = \lambda\,(3 - 1 - 1) = \lambda$, so $a^3 = \frac34$. The output is $\frac14$ too small, and
#
# $$\delta^3 = \left(\tfrac34 - 1\right) \cdot \tfrac{3}{16} = -\tfrac{3}{64}.$$
#
# Negative: to make the cost smaller, $z^3$ should grow.


# %% exercise="output_error"
def output_error(a: Array, y: Array, z: Array) -> Array:
    """Return the error of the output layer for the quadratic cost.

    Shapes:
        a (n, 1), y (n, 1), z (n, 1) -> delta (n, 1)

    Units:
        C per unit of z, where C is half the squared distance of a from y.

    Source:
        (BP1) delta^L = grad_a C * sigma'(z^L), with grad_a C = a - y.
    """
    ### BEGIN SOLUTION
    return (a - y) * sigmoid_prime(z)
    ### END SOLUTION


# %% active="ipynb" check="output_error"
# L3 = np.log(3)
# x, y = np.array([[1.0], [2], [-1]]), np.array([[1.0]])
# weights = [L3 * np.array([[2.0, 0, 0], [0, -1, -1]]), L3 * np.array([[4.0, -4]])]
# biases = [L3 * np.array([[-1.0], [0]]), L3 * np.array([[-1.0]])]
#
# check_values("delta of the example", output_error(np.array([[3 / 4]]), y, np.array([[L3]])), [[-3 / 64]])
#
# two_a, two_y, two_z = np.array([[1 / 2], [3 / 4]]), np.array([[0.0], [1]]), np.array([[0.0], [L3]])
# check_values("delta of two neurons", output_error(two_a, two_y, two_z), [[1 / 8], [-3 / 64]])
#
#
# def output_cost(z):
#     return np.sum((two_y - sigmoid(z)) ** 2) / 2, z  # the second item is what the way back is given
#
#
# check_backward(output_cost, lambda up, z: up * output_error(sigmoid(z), two_y, z), [two_z + 0.3], wrt=["z"])

# %% [markdown]
# ## 3. BP2: one layer back
#
# Now suppose the errors of layer $l + 1$ are known. What are those of layer $l$?
#
# A turn of the knob on neuron $j$ of layer $l$ changes its activation, and that is fed into *every* neuron of the next layer. So there is one path for each neuron $k$ of layer $l+1$, and the chain rule adds them up:
#
# $$\delta^l_j = \frac{\partial C}{\partial z^l_j} = \sum_k \frac{\partial C}{\partial z^{l+1}_k}\, \frac{\partial z^{l+1}_k}{\partial z^l_j} = \sum_k \delta^{l+1}_k\, \frac{\partial z^{l+1}_k}{\partial z^l_j}.$$
#
# The first factor is known. For the second, write out what the next layer does with all activations of this one,
#
# $$z^{l+1}_k = \sum_i w^{l+1}_{ki}\, a^l_i + b^{l+1}_k = \sum_i w^{l+1}_{ki}\, \sigma\!\left(z^l_i\right) + b^{l+1}_k.$$
#
# In this sum $z^l_j$ occurs in the term $i = j$ only, so
#
# $$\frac{\partial z^{l+1}_k}{\partial z^l_j} = w^{l+1}_{kj}\, \sigma'\!\left(z^l_j\right), \qquad \text{and} \qquad \delta^l_j = \sum_k w^{l+1}_{kj}\, \delta^{l+1}_k\, \sigma'\!\left(z^l_j\right).$$
#
# The slope $\sigma'(z^l_j)$ is the same in every term. What remains under the sum goes over the *first* index of $w^{l+1}_{kj}$: down column $j$ of the matrix. A matrix product runs along rows, so the matrix has to be transposed:
#
# $$\boxed{\;\delta^l = \left( (w^{l+1})^T\, \delta^{l+1} \right) \odot \sigma'(z^l)\;} \tag{BP2}$$
#
# Read it as two steps back. $(w^{l+1})^T$ takes the error from the weighted inputs of layer $l+1$ to the outputs of layer $l$, along the very connections that carried the signal forward; $\odot\, \sigma'(z^l)$ takes it through the neuron, from its output to its weighted input. Together BP1 and BP2 give the error of every layer, from the last one down to the second, as in a proof by induction. The slope is at most $\frac14$, so on the way through many layers the error tends to shrink.
#
# **By hand.** In the example
#
# $$(w^3)^T \delta^3 = \lambda \begin{bmatrix} 4 \\ -4 \end{bmatrix} \cdot \left(-\tfrac{3}{64}\right) = \lambda \begin{bmatrix} -\frac{3}{16} \\ \frac{3}{16} \end{bmatrix}, \qquad \delta^2 = \lambda \begin{bmatrix} -\frac{3}{16} \\ \frac{3}{16} \end{bmatrix} \odot \begin{bmatrix} \frac{3}{16} \\ \frac{3}{16} \end{bmatrix} = \frac{9 \lambda}{256} \begin{bmatrix} -1 \\ 1 \end{bmatrix}.$$


# %% exercise="hidden_error"
def hidden_error(w_next: Array, delta_next: Array, z: Array) -> Array:
    """Return the error of a layer from that of the next one.

    Shapes:
        w_next (k, n), delta_next (k, 1), z (n, 1) -> delta (n, 1)

    Units:
        C per unit of z.

    Source:
        (BP2) delta^l = (w^{l+1}^T delta^{l+1}) * sigma'(z^l).
    """
    ### BEGIN SOLUTION
    return w_next.T @ delta_next * sigmoid_prime(z)
    ### END SOLUTION


# %% active="ipynb" check="hidden_error"
# delta_3, z_2 = np.array([[-3 / 64]]), np.array([[L3], [-L3]])
# check_values("delta of the hidden layer", hidden_error(weights[1], delta_3, z_2), 9 * L3 / 256 * np.array([[-1], [1]]))
#
# # Any numbers for the errors of the next layer: C = <delta_next, z_next> has just these errors.
# some_w, some_delta = np.array([[1.0, 2, 0], [-1, 0.5, 3]]), np.array([[0.7], [-0.4]])
# check_backward(
#     lambda z: (np.sum(some_delta * (some_w @ sigmoid(z))), z),
#     lambda up, z: up * hidden_error(some_w, some_delta, z),
#     [np.array([[0.2], [-1], [1.5]])],
#     wrt=["z"],
# )

# %% [markdown]
# ## 4. BP3 and BP4: from errors to gradients
#
# The errors were a means to an end. Look at what a weighted input is made of:
#
# $$z^l_j = \sum_k w^l_{jk}\, a^{l-1}_k + b^l_j.$$
#
# **The bias** $b^l_j$ stands in $z^l_j$ with the factor 1 and in no other weighted input of its layer. One path, two factors:
#
# $$\frac{\partial C}{\partial b^l_j} = \frac{\partial C}{\partial z^l_j}\, \frac{\partial z^l_j}{\partial b^l_j} = \delta^l_j \cdot 1, \qquad \boxed{\;\frac{\partial C}{\partial b^l_j} = \delta^l_j\;} \tag{BP3}$$
#
# The error *is* the gradient by the bias. No wonder: the bias is just such a knob on the weighted input as we imagined in section 2.
#
# **The weight** $w^l_{jk}$ stands in $z^l_j$ with the factor $a^{l-1}_k$, and again in no other:
#
# $$\frac{\partial C}{\partial w^l_{jk}} = \frac{\partial C}{\partial z^l_j}\, \frac{\partial z^l_j}{\partial w^l_{jk}}, \qquad \boxed{\;\frac{\partial C}{\partial w^l_{jk}} = a^{l-1}_k\, \delta^l_j\;} \tag{BP4}$$
#
# Activation of the neuron where the weight begins, times error of the neuron where it ends. A weight that comes from a silent neuron ($a \approx 0$) hardly learns, nor does one that leads to a saturated neuron ($\delta \approx 0$).
#
# In BP4 there is no sum. Every pair $(j, k)$ has one product of its own: a column of errors times a row of activations,
#
# $$\begin{bmatrix} \delta_0 \\ \vdots \\ \delta_j \\ \vdots \end{bmatrix} \begin{bmatrix} a_0 & \cdots & a_k & \cdots \end{bmatrix} = \begin{bmatrix} \delta_0 a_0 & \cdots & \delta_0 a_k & \cdots \\ \vdots & & \vdots & \\ \delta_j a_0 & \cdots & \delta_j a_k & \cdots \\ \vdots & & \vdots & \end{bmatrix}, \qquad \frac{\partial C}{\partial w^l} = \delta^l \left(a^{l-1}\right)^T.$$
#
# It has the shape of $w^l$, as a gradient must.
#
# **By hand.** $\dfrac{\partial C}{\partial w^3} = -\frac{3}{64} \begin{bmatrix} \frac34 & \frac14 \end{bmatrix} = \begin{bmatrix} -\frac{9}{256} & -\frac{3}{256} \end{bmatrix}$ and $\dfrac{\partial C}{\partial w^2} = \dfrac{9 \lambda}{256} \begin{bmatrix} -1 \\ 1 \end{bmatrix} \begin{bmatrix} 1 & 2 & -1 \end{bmatrix}$.


# %% exercise="bias_gradient"
def bias_gradient(delta: Array) -> Array:
    """Return the gradient of the cost by the biases of a layer whose error is ``delta``.

    Shapes:
        delta (n, 1) -> (n, 1)

    Source:
        (BP3) dC/db^l_j = delta^l_j.
    """
    ### BEGIN SOLUTION
    return delta
    ### END SOLUTION


# %% active="ipynb" check="bias_gradient"
# check_values("gradient by b3", bias_gradient(np.array([[-3 / 64]])), [[-3 / 64]])
# check_values("gradient by three biases", bias_gradient(np.array([[1.0], [-2], [3]])), [[1], [-2], [3]])


# %% exercise="weight_gradient"
def weight_gradient(a_prev: Array, delta: Array) -> Array:
    """Return the gradient of the cost by the weights between activations ``a_prev`` and errors ``delta``.

    Shapes:
        a_prev (p, 1), delta (n, 1) -> (n, p)

    Source:
        (BP4) dC/dw^l_jk = a^{l-1}_k delta^l_j.
    """
    ### BEGIN SOLUTION
    return delta @ a_prev.T
    ### END SOLUTION


# %% active="ipynb" check="weight_gradient"
# check_values("gradient by w3", weight_gradient(np.array([[3 / 4], [1 / 4]]), delta_3), [[-9 / 256, -3 / 256]])
# delta_2 = 9 * L3 / 256 * np.array([[-1.0], [1]])
# check_values("gradient by w2", weight_gradient(x, delta_2), 9 * L3 / 256 * np.array([[-1, -2, 1], [1, 2, -1]]))

# %% [markdown]
# ## 5. The algorithm
#
# Put the equations in order, and you have it:
#
# 1. **Input.** Set $a^1 = x$.
# 2. **Feedforward.** For $l = 2, 3, \dots, L$ compute $z^l = w^l a^{l-1} + b^l$ and $a^l = \sigma(z^l)$, and *keep them all*: step 4 needs every $z^l$ again, step 5 every $a^l$.
# 3. **Output error.** $\delta^L = \nabla_a C \odot \sigma'(z^L)$, which is BP1.
# 4. **Propagate the error back.** For $l = L-1, L-2, \dots, 2$: $\delta^l = \left((w^{l+1})^T \delta^{l+1}\right) \odot \sigma'(z^l)$, which is BP2.
# 5. **Gradients.** $\partial C / \partial b^l = \delta^l$ and $\partial C / \partial w^l = \delta^l (a^{l-1})^T$, which are BP3 and BP4.
#
# Steps 4 and 5 can share one loop: as soon as the error of a layer is known, so are its two gradients. Mind the indices. The lists `weights` and `biases` begin with layer 2, a list of all activations begins with layer 1. Python's negative indices may help, since both lists end with layer $L$.
#
# Why does it go *backward*? Because the cost is a function of the last layer: only there is an error known without any others. Section 7 asks whether it could not be done forward just as well.


# %% exercise="backprop"
def backprop(x: Array, y: Array, weights: Arrays, biases: Arrays) -> tuple[Arrays, Arrays]:
    """Return ``(nabla_b, nabla_w)``, the gradients of the cost of one sample, as lists like ``biases`` and ``weights``.

    Shapes:
        x (n_1, 1), y (n_L, 1), weights[i] (n_{i+2}, n_{i+1}), biases[i] (n_{i+2}, 1)
        -> nabla_b[i] like biases[i], nabla_w[i] like weights[i]

    Source:
        Nielsen, Neural Networks and Deep Learning, chapter 2: the back-propagation algorithm, BP1 to BP4.
    """
    ### BEGIN SOLUTION
    zs: Arrays = []
    activations = [x]
    for w, b in zip(weights, biases, strict=True):
        zs.append(w @ activations[-1] + b)
        activations.append(sigmoid(zs[-1]))
    deltas = [output_error(activations[-1], y, zs[-1])]
    for i in range(len(weights) - 1, 0, -1):
        deltas.insert(0, hidden_error(weights[i], deltas[0], zs[i - 1]))
    # map ends with the shorter list: no weight begins at the last activation.
    return list(map(bias_gradient, deltas)), list(map(weight_gradient, activations, deltas))
    ### END SOLUTION


# %% active="ipynb" check="backprop"
# example_b, example_w = backprop(x, y, weights, biases)
# check_values("nabla_b[0]", example_b[0], 9 * L3 / 256 * np.array([[-1], [1]]))
# check_values("nabla_b[1]", example_b[1], [[-3 / 64]])
# check_values("nabla_w[0]", example_w[0], 9 * L3 / 256 * np.array([[-1, -2, 1], [1, 2, -1]]))
# check_values("nabla_w[1]", example_w[1], [[-9 / 256, -3 / 256]])
# check_network(backprop, sizes=[3, 4, 5, 2], m=1)

# %% [markdown]
# ## 6. Mini-batches
#
# The cost of a training set is the mean of the costs of its samples, $C = \frac1N \sum_x C_x$, and so is its gradient. Stochastic gradient descent does not wait for all $N$. It estimates the mean from a **mini-batch** of $m$ samples, makes a step, and takes the next batch:
#
# $$w^l \to w^l - \frac{\eta}{m} \sum_{i=0}^{m-1} \frac{\partial C_{x_i}}{\partial w^l}, \qquad b^l \to b^l - \frac{\eta}{m} \sum_{i=0}^{m-1} \frac{\partial C_{x_i}}{\partial b^l}.$$
#
# The sum asks for a loop that calls `backprop` for one sample after the other and adds up what comes back. That is right, and it is how the equations read. But each turn of that loop multiplies matrices by single columns, and Python spends more time between the products than in them.
#
# ### The whole batch at once
#
# Write the samples side by side, as the columns of $X$ and $Y$. Then every quantity that was a column becomes a matrix with $m$ columns, and $m$ products of a matrix and a column become one product of two matrices:
#
# | | one sample | batch of $m$ |
# | --- | --- | --- |
# | feedforward | $z^l = w^l a^{l-1} + b^l$ | $Z^l = w^l A^{l-1} + b^l$, where $b^l$ is added to every column |
# | BP1 | $\delta^L = (a^L - y) \odot \sigma'(z^L)$ | $\Delta^L = (A^L - Y) \odot \sigma'(Z^L)$ |
# | BP2 | $\delta^l = \left((w^{l+1})^T \delta^{l+1}\right) \odot \sigma'(z^l)$ | $\Delta^l = \left((w^{l+1})^T \Delta^{l+1}\right) \odot \sigma'(Z^l)$ |
#
# Samples do not see each other here: column $i$ of each right side is what sample $i$ would have had alone. Only the gradients bring them together, because every sample uses the same weights and biases. What is used $m$ times collects $m$ contributions:
#
# $$\sum_i \frac{\partial C_{x_i}}{\partial b^l_j} = \sum_i \Delta^l_{ji}, \qquad \sum_i \frac{\partial C_{x_i}}{\partial w^l_{jk}} = \sum_i A^{l-1}_{ki}\, \Delta^l_{ji} = \sum_i \Delta^l_{ji} \left((A^{l-1})^T\right)_{ik}.$$
#
# The first is the sum along each row of $\Delta^l$, kept as a column. The second is a matrix product, $\Delta^l (A^{l-1})^T$: the formula of BP4, and this time there is a sum in it, over the samples. Ask yourself which of your functions from the earlier sections also work as they are when they are given $m$ columns, and which do not.
#
# `backprop_batch` returns sums over the batch, not means, and has no loop over the samples.
#
# **By hand.** A batch with the same sample twice gives twice the gradients.


# %% exercise="backprop_batch"
def backprop_batch(X: Array, Y: Array, weights: Arrays, biases: Arrays) -> tuple[Arrays, Arrays]:
    """Return ``(nabla_b, nabla_w)`` summed over the samples of a batch, without a Python loop over them.

    Shapes:
        X (n_1, m), Y (n_L, m), weights[i] (n_{i+2}, n_{i+1}), biases[i] (n_{i+2}, 1)
        -> nabla_b[i] like biases[i], nabla_w[i] like weights[i]

    Units:
        The sum of the samples' gradients; no 1/m here, the mean belongs to the step.
    """
    ### BEGIN SOLUTION
    # BP1, BP2 and BP4 work for m columns as they stand, and the product in BP4 sums over the samples by itself.
    deltas, nabla_w = backprop(X, Y, weights, biases)
    return [delta.sum(axis=1, keepdims=True) for delta in deltas], nabla_w  # the bias was added to every column
    ### END SOLUTION


# %% active="ipynb" check="backprop_batch"
# twice_b, twice_w = backprop_batch(np.hstack([x, x]), np.hstack([y, y]), weights, biases)
# check_values("nabla_b[1] of the sample twice", twice_b[1], [[-3 / 32]])
# check_values("nabla_w[1] of the sample twice", twice_w[1], [[-9 / 128, -3 / 128]])
#
# check_network(backprop_batch, sizes=[3, 4, 5, 2], m=6)

# %% [markdown]
# ### One step
#
# `update_mini_batch` gets the batch as a list of pairs `(x, y)` and returns *new* lists of weights and biases, one step of size $\eta / m$ further down. The last batch of an epoch may be shorter than the others, so $m$ is the number of samples that are really there.
#
# **By hand.** With the one sample of the example and $\eta = 64$, the last bias becomes $-\lambda + 64 \cdot \frac{3}{64} = 3 - \lambda$. With the same sample twice it becomes the same: the mean of two equal gradients is each of them.


# %% exercise="update_mini_batch"
def update_mini_batch(weights: Arrays, biases: Arrays, mini_batch: list[Sample], eta: float) -> tuple[Arrays, Arrays]:
    """Return ``(weights, biases)`` after one step of gradient descent on the mean cost of a mini-batch.

    Shapes:
        each sample (x, y): x (n_1, 1), y (n_L, 1) -> lists like weights and biases

    Units:
        The step is eta / len(mini_batch) times the sum of the samples' gradients.
    """
    ### BEGIN SOLUTION
    X, Y = (np.hstack(columns) for columns in zip(*mini_batch, strict=True))
    nabla_b, nabla_w = backprop_batch(X, Y, weights, biases)
    step = eta / len(mini_batch)
    return (
        [w - step * nabla for w, nabla in zip(weights, nabla_w, strict=True)],
        [b - step * nabla for b, nabla in zip(biases, nabla_b, strict=True)],
    )
    ### END SOLUTION


# %% active="ipynb" check="update_mini_batch"
# for batch in ([(x, y)], [(x, y), (x, y)]):
#     stepped_weights, stepped_biases = update_mini_batch(weights, biases, batch, eta=64.0)
#     check_values("biases[1] after a step", stepped_biases[1], [[3 - L3]])
#     check_values("weights[1] after a step", stepped_weights[1], L3 * np.array([[4, -4]]) + [[9 / 4, 3 / 4]])
# check_values("biases[1] as it was", biases[1], [[-L3]])
#
# other_x, other_y = np.array([[0.0], [1], [1]]), np.array([[0.0]])
# a_pair = [(x, y), (other_x, other_y)]
# before, after = (
#     cost(np.hstack([x, other_x]), np.hstack([y, other_y]), *network)
#     for network in [(weights, biases), update_mini_batch(weights, biases, a_pair, eta=1.0)]
# )
# assert after < before, f"a step of size 1 on these two samples took the cost from {before:.4f} up to {after:.4f}"
# print(f"cost of two samples: {before:.4f} before the step, {after:.4f} after it")

# %% [markdown]
# ## 7. Why not by differences, and why not forward?
#
# ### Differences
#
# The definition of the derivative is a recipe. Move one parameter by a little to either side, and see what happens to the cost:
#
# $$\frac{\partial C}{\partial w} \approx \frac{C(w + h) - C(w - h)}{2h}.$$
#
# This needs no derivation at all, and the checks of this notebook use it. To *train* with it is another matter. Each parameter needs two passes through the whole network. The network for the digits at the end has $64 \cdot 30 + 30 + 30 \cdot 10 + 10 = 2260$ parameters, so one gradient of one sample takes 4520 passes; a network with a million parameters takes two million. Nothing computed for one parameter helps with the next.
#
# ### Forward
#
# The chain rule can also be multiplied out from the other end. In a chain $x \to u \to v \to C$,
#
# $$\frac{dC}{dx} = \frac{dC}{dv} \left( \frac{dv}{du}\, \frac{du}{dx} \right) \quad \text{or} \quad \left( \frac{dC}{dv}\, \frac{dv}{du} \right) \frac{du}{dx}.$$
#
# The left form starts at the input: first $du/dx$, then $dv/dx$, then $dC/dx$. It walks along with the feedforward pass and needs no memory of it. Its intermediate results say how everything depends on *this one* $x$. Whoever also wants $dC/du$ has to start again at $u$ and multiply $\frac{dC}{dv}\, \frac{dv}{du}$, of which the first walk has computed nothing. One walk for each variable.
#
# The right form starts at the cost: first $dC/dv$, then $dC/du$, then $dC/dx$. Its intermediate results say how the cost depends on *every* variable on the way, and each of them is used for the next: nothing is computed twice. One walk for all variables. This is the trick of dynamic programming, to store a partial result instead of working it out again.
#
# So the direction is not a law of nature. It follows from the shape of the problem, many parameters and one cost. Were there one parameter and many costs, forward would win.
#
# ### A forward pass with derivatives
#
# Let us do it forward, to see. Choose a direction: a change `dweights[i]` for each matrix of weights and `dbiases[i]` for each bias, of the same shapes. If all parameters move along this direction at unit speed, how fast do the activations move, and how fast does the cost? Write a dot for these speeds. The input does not move, $\dot a^1 = 0$. In $z^l = w^l a^{l-1} + b^l$ all three move, and the product rule gives
#
# $$\dot z^l = \dot w^l a^{l-1} + w^l \dot a^{l-1} + \dot b^l, \qquad \dot a^l = \sigma'(z^l) \odot \dot z^l, \qquad \dot C = \sum_j \left(a^L_j - y_j\right) \dot a^L_j.$$
#
# One pass, with values and speeds carried along side by side, and no step $h$ to choose: the result is exact but for rounding. It is called the **directional derivative**, and this way of computing it **forward mode**. The result equals the scalar product of the direction with the gradient. If the direction is 1 for a single weight and 0 for everything else, it *is* the derivative by that weight.
#
# **By hand.** In the example, let only $b^2_0$ move: $\dot z^2 = (1, 0)^T$, $\dot a^2 = \left(\frac{3}{16}, 0\right)^T$, $\dot z^3 = \frac{3 \lambda}{4}$, $\dot a^3 = \frac{9 \lambda}{64}$, and $\dot C = -\frac14 \cdot \frac{9 \lambda}{64} = -\frac{9 \lambda}{256}$. Compare with $\delta^2_0$. If *everything* moves at speed 1, the result is the sum of all elements of the gradient; add them up: $-\frac{3}{32}$.


# %% exercise="directional_derivative"
def directional_derivative(
    x: Array, y: Array, weights: Arrays, biases: Arrays, dweights: Arrays, dbiases: Arrays
) -> float:
    """Return how fast the cost of one sample grows when weights and biases move along a direction, in one pass forward.

    Shapes:
        x (n_1, 1), y (n_L, 1), dweights[i] like weights[i], dbiases[i] like biases[i] -> scalar

    Source:
        Forward mode: z = w a + b moves at dw a + w da + db, a = sigma(z) at sigma'(z) dz.
    """
    ### BEGIN SOLUTION
    a, da = x, np.zeros_like(x)
    for w, b, dw, db in zip(weights, biases, dweights, dbiases, strict=True):
        z = w @ a + b
        a, da = sigmoid(z), sigmoid_prime(z) * (dw @ a + w @ da + db)
    return float(np.sum((a - y) * da))
    ### END SOLUTION


# %% active="ipynb" check="directional_derivative"
# still_weights, still_biases = [0 * w for w in weights], [0 * b for b in biases]
# one_bias = [np.array([[1.0], [0]]), still_biases[1]]
# slope = directional_derivative(x, y, weights, biases, still_weights, one_bias)
# check_values("along one bias", slope, -9 * L3 / 256)
#
# ones = [np.ones(w.shape) for w in weights], [np.ones(b.shape) for b in biases]
# check_values("along everything", directional_derivative(x, y, weights, biases, *ones), -3 / 32)
#
# rng = np.random.default_rng(2)
# some_weights, some_biases = random_network([4, 3, 5, 2], rng)
# direction_w, direction_b = random_network([4, 3, 5, 2], rng)
# some_x, some_y = rng.standard_normal((4, 1)), rng.uniform(size=(2, 1))
# nabla_b, nabla_w = backprop(some_x, some_y, some_weights, some_biases)
# pairs = zip([*nabla_w, *nabla_b], [*direction_w, *direction_b], strict=True)
# along = directional_derivative(some_x, some_y, some_weights, some_biases, direction_w, direction_b)
# check_values("<direction, gradient>", along, sum(np.sum(nabla * direction) for nabla, direction in pairs))

# %% [markdown]
# ### Counted
#
# Here is the whole gradient of one sample in all three ways, for networks that become wider. Every pass through the network is counted.

# %% active="ipynb" tags=["demonstration"]
# def by_differences(x, y, weights, biases, h=1e-5):
#     """Return the gradient as one long row, and the number of passes; two for each parameter."""
#     slopes, passes = [], 0
#     parameters = [p.copy() for p in (*weights, *biases)]
#     network = parameters[: len(weights)], parameters[len(weights) :]
#     for p in parameters:
#         for index in np.ndindex(p.shape):
#             middle = p[index]
#             p[index] = middle + h
#             right = cost(x, y, *network)
#             p[index] = middle - h
#             left = cost(x, y, *network)
#             p[index] = middle
#             slopes.append((right - left) / (2 * h))
#             passes += 2
#     return np.array(slopes), passes
#
#
# def by_forward_mode(x, y, weights, biases):
#     """Return the same, with one forward pass for each parameter."""
#     slopes, passes = [], 0
#     direction = [np.zeros(p.shape) for p in (*weights, *biases)]
#     parts = direction[: len(weights)], direction[len(weights) :]
#     for d in direction:
#         for index in np.ndindex(d.shape):
#             d[index] = 1
#             slopes.append(directional_derivative(x, y, weights, biases, *parts))
#             d[index] = 0
#             passes += 1
#     return np.array(slopes), passes
#
#
# def by_backprop(x, y, weights, biases):
#     """Return the same, with one pass forward and one backward."""
#     nabla_b, nabla_w = backprop(x, y, weights, biases)
#     return np.concatenate([nabla.ravel() for nabla in (*nabla_w, *nabla_b)]), 2
#
#
# ways = {"differences": by_differences, "forward mode": by_forward_mode, "backward": by_backprop}
# counted = {name: [] for name in ways}
# numbers = []
# print(f"{'parameters':>10}" + "".join(f"{name + ': passes':>22}{'ms':>9}" for name in ways))
# for hidden in (2, 8, 30, 60):
#     rng = np.random.default_rng(hidden)
#     network, sample = random_network([64, hidden, 10], rng), (rng.uniform(size=(64, 1)), np.eye(10)[:, :1])
#     row, slopes = "", []
#     for name, way in ways.items():
#         start = time.perf_counter()
#         gradient, passes = way(*sample, *network)
#         elapsed = time.perf_counter() - start
#         counted[name].append(passes)
#         slopes.append(gradient)
#         row += f"{passes:22}{1000 * elapsed:9.2f}"
#     numbers.append(slopes[0].size)
#     print(f"{slopes[0].size:10}{row}")
#     np.testing.assert_allclose(slopes[1], slopes[2], rtol=1e-9, atol=1e-15)  # two exact ways
#     np.testing.assert_allclose(slopes[0], slopes[2], atol=1e-9)  # differences are not as exact
#
# figure, axis = plt.subplots(figsize=(7, 3.5))
# for name, passes in counted.items():
#     axis.loglog(numbers, passes, "o-", label=name)
# axis.set(xlabel="parameters", ylabel="passes", title="passes for the gradient of one sample")
# axis.set_xticks(numbers, numbers)
# axis.minorticks_off()
# axis.legend();

# %% [markdown]
# All three agree. Two of them take thousands of passes where the third takes two.
#
# ### What the backward pass costs
#
# How expensive is that one backward pass? Count products. On the way forward a layer multiplies one matrix, $w^l A^{l-1}$. On the way back it multiplies two of the same size: $(w^l)^T \Delta^l$ hands the error on, and $\Delta^l (A^{l-1})^T$ is the gradient. So the backward pass costs about two forward passes, a little less since nobody needs the error of the input layer; forward and backward together about three. (Nielsen estimates roughly one forward pass for the way back and two for both. Either way it is a small constant, and that is the point: the number of parameters does not come in.) Now measure it, in a network so large that the products take nearly all the time.

# %% active="ipynb" tags=["demonstration"]
# def fastest(function, *arguments, repeats=15):
#     """Return the shortest time of several runs, in seconds: what disturbs a run makes it longer, never shorter."""
#     times = []
#     for _ in range(repeats):
#         start = time.perf_counter()
#         function(*arguments)
#         times.append(time.perf_counter() - start)
#     return min(times)
#
#
# rng = np.random.default_rng(3)
# print(f"{'layers':>28}{'forward':>12}{'both':>12}{'backward / forward':>21}")
# for sizes in ([500, 500, 500], [500] * 6, [1000] * 4):
#     large = [w / np.sqrt(w.shape[1]) for w in random_network(sizes, rng)[0]], [np.zeros((n, 1)) for n in sizes[1:]]
#     batch = rng.uniform(size=(sizes[0], 200)), rng.uniform(size=(sizes[-1], 200))
#     forth, both = fastest(cost, *batch, *large), fastest(backprop_batch, *batch, *large)
#     print(f"{'-'.join(map(str, sizes)):>28}{1000 * forth:9.1f} ms{1000 * both:9.1f} ms{(both - forth) / forth:21.1f}")

# %% [markdown]
# ## 8. Training
#
# All that is left is to repeat `update_mini_batch` until the network is good. An **epoch** is one walk through all training samples, in mini-batches of `batch_size`; the last one may be smaller. Before each epoch the samples are **shuffled**, so that the batches are different ones each time.
#
# **Where to start.** Not at zero: with equal weights all neurons of a layer get equal errors by BP2, hence equal gradients by BP4, and they stay equal for ever. A layer of thirty neurons would be worth one. So the weights are drawn at random. Nor should they be too large: $z^l_j$ is a sum of $n_{l-1}$ terms, and if it comes out far from 0, then $\sigma'(z^l_j)$ is tiny and BP1 and BP2 pass on next to no error. Standard normal numbers divided by $\sqrt{n_{l-1}}$ keep $z$ at about the size of 1, whatever the width of the layer. Other choices work, too; take one that you can defend.
#
# **Randomness** comes from `rng` alone, a `numpy.random.Generator`: for the starting weights (`rng.standard_normal(shape)`) and for shuffling (`rng.permutation(n)` is a new order of `range(n)`; `rng.shuffle(data)` would change the caller's list). So the same seed always gives the same network, and any result can be repeated.
#
# `sizes` holds the number of neurons of each layer, the input included: `[64, 30, 10]` has 64 inputs, 30 hidden neurons and 10 outputs.


# %% exercise="train"
def train(
    data: list[Sample], sizes: list[int], epochs: int, batch_size: int, eta: float, rng: np.random.Generator
) -> tuple[Arrays, Arrays]:
    """Return ``(weights, biases)`` of a network trained by stochastic gradient descent; all randomness is from ``rng``.

    Shapes:
        each sample (x, y): x (sizes[0], 1), y (sizes[-1], 1)
        -> weights[i] (sizes[i+1], sizes[i]), biases[i] (sizes[i+1], 1)
    """
    ### BEGIN SOLUTION
    # Scaled like this, weighted inputs begin at about the size of 1 and no neuron is saturated.
    weights: Arrays = [rng.standard_normal((n, n_prev)) / np.sqrt(n_prev) for n_prev, n in itertools.pairwise(sizes)]
    biases: Arrays = [np.zeros((n, 1)) for n in sizes[1:]]
    for _ in range(epochs):
        shuffled = [data[i] for i in rng.permutation(len(data))]
        for start in range(0, len(data), batch_size):
            weights, biases = update_mini_batch(weights, biases, shuffled[start : start + batch_size], eta)
    return weights, biases
    ### END SOLUTION


# %% active="ipynb" check="train"
# # Does the majority of five bits say yes? All 32 patterns, in batches of 5: the last one has 2.
# bits = np.array(list(np.ndindex(2, 2, 2, 2, 2)), dtype=float)
# votes = [(pattern[:, np.newaxis], np.array([[float(pattern.sum() > 2)]])) for pattern in bits]
#
#
# def output(network, x):
#     """Return the activations of the last layer."""
#     a = x
#     for w, b in zip(*network, strict=True):
#         a = sigmoid(w @ a + b)
#     return a
#
#
# networks = [train(votes, [5, 4, 1], epochs=100, batch_size=5, eta=3.0, rng=np.random.default_rng(s)) for s in (1, 1, 2)]
# shapes = [array.shape for arrays in networks[0] for array in arrays]
# assert shapes == [(4, 5), (1, 4), (4, 1), (1, 1)], f"weights and biases have the shapes {shapes}"
# assert all(np.isfinite(array).all() for arrays in networks[0] for array in arrays), "weights or biases are not finite"
# assert all(np.array_equal(x[:, 0], bits[i]) for i, (x, _) in enumerate(votes)), "data changed: shuffle a copy, or indices"
# same, other = (all(map(np.array_equal, networks[0][0], weights_of)) for weights_of, _ in networks[1:])
# assert same, "the same seed gave two different networks: take all random numbers from rng"
# assert not other, "another seed gave the same network: take all random numbers from rng"
# right = sum(int((output(networks[0], x)[0, 0] > 0.5) == (y[0, 0] > 0.5)) for x, y in votes)
# assert right >= 30, f"after 100 epochs the network is right for {right} of 32 patterns, expected 30 at least"
# print(f"right for {right} of 32 patterns")

# %% [markdown]
# ## 9. It reads digits
#
# Beside this notebook lies `digits.npz`: 1397 scans of handwritten digits, $8 \times 8$ pixels each, with values from 0 to 16. They are from the data set *Optical Recognition of Handwritten Digits* (E. Alpaydin and C. Kaynak, 1998, UCI Machine Learning Repository, doi:10.24432/C50P49), which is licensed under Creative Commons Attribution 4.0 (CC BY 4.0); the selection is the one that scikit-learn hands out as `load_digits`. Nobody told the network what a digit is: it gets 64 numbers and one of ten labels.
#
# A scan becomes a column of 64 numbers between 0 and 1. A label becomes a column of ten, with a 1 in the place of the right digit. The last 297 scans are kept back. The network does not see them before it is tested on them.

# %% active="ipynb" tags=["demonstration"]
# with np.load("digits.npz") as file:
#     images, labels = file["images"], file["labels"]
# columns = images.reshape(-1, 64, 1) / 16
# digits = [(column, np.eye(10)[:, [label]]) for column, label in zip(columns, labels, strict=True)]
# learnt, kept_back = digits[:-297], digits[-297:]
#
# figure, axes = plt.subplots(2, 12, figsize=(10, 2))
# for axis, image, label in zip(axes.flat, images, labels):
#     axis.imshow(image, cmap="gray_r")
#     axis.set_title(label, fontsize=9)
#     axis.axis("off")

# %% [markdown]
# The answer of the network is the output neuron with the largest activation. Guessing would be right for one in ten.

# %% active="ipynb" tags=["demonstration"]
# def answers(network, samples):
#     """Return the digit that the network reads in each sample."""
#     return np.array([output(network, x).argmax() for x, _ in samples])
#
#
# def accuracy(network, samples):
#     """Return the share of samples that are read as they should be."""
#     return np.mean(answers(network, samples) == [y.argmax() for _, y in samples])
#
#
# start = time.perf_counter()
# epochs, shares = [0, 1, 2, 4, 8, 16, 30], []
# for number in epochs:
#     digit_reader = train(learnt, [64, 30, 10], number, batch_size=10, eta=3.0, rng=np.random.default_rng(0))
#     shares.append((accuracy(digit_reader, learnt), accuracy(digit_reader, kept_back)))
#     print(f"{number:3} epochs: right for {shares[-1][0]:6.1%} of the scans learnt from, {shares[-1][1]:6.1%} of those kept back")
# print(f"all that took {time.perf_counter() - start:.1f} s")

# %% active="ipynb" tags=["demonstration"]
# guesses, truth = answers(digit_reader, kept_back), labels[-297:]
# misread = np.flatnonzero(guesses != truth)[:8]
#
# figure, axes = plt.subplots(1, 1 + len(misread), figsize=(4 + 1.1 * len(misread), 3), width_ratios=[4] + [1] * len(misread))
# axes[0].plot(epochs, shares, "o-", label=["learnt from", "kept back"])
# axes[0].set(xlabel="epochs", ylabel="accuracy", ylim=(0, 1))
# axes[0].legend()
# for axis, number in zip(axes[1:], misread, strict=True):
#     axis.imshow(images[-297:][number], cmap="gray_r")
#     axis.set_title(f"{truth[number]} as {guesses[number]}", fontsize=9)
#     axis.axis("off")

# %% [markdown]
# On the right are scans that it misread: would you have known?
#
# Things to try. Take `eta` ten times as large, or a tenth. Start with weights ten times as large: how far does it get, and which factor of BP1 is to blame? Make it deeper, `[64, 30, 30, 30, 10]`, and compare the size of $\nabla_b$ in the first and in the last layer. Leave the hidden layer out.
