"""Mistakes that can happen to any array: its type and shape, its sums and means, its factors, its place."""

from autograder.numeric.mistake import Mistake

IN_ARRAYS = (
    Mistake(
        "not-an-array",
        "what comes back is no NumPy array of numbers",
        "it has to be a NumPy array of numbers",
        "Often a list built in a loop, a None for want of a return, or a mask left as bool. Ask what is returned.",
    ),
    Mistake(
        "wrong-shape",
        "the shape is another, and no known mistake leads to these values",
        "it has the wrong shape",
        "A gradient has the shape of what it is the gradient of; have the shapes written beside every product.",
    ),
    Mistake(
        "transposed-shape",
        "the values of the transpose, in the transpose's shape",
        "it is the transpose of what is asked for",
        "The product is understood, the layout is not: columns are samples. Compare conventions; many books use rows.",
    ),
    Mistake(
        "malformed-result",
        "the result is not built as its docstring says, so that no value can be taken from it",
        "its docstring says what it returns",
        "Nothing is known about the numbers yet. Usually a forgotten item, another order of nesting, or other keys.",
    ),
    Mistake(
        "overwritten-input",
        "an argument differs after the call from what it was before",
        "what a function is given belongs to its caller: work on a copy",
        "Names and arrays are confused: assigning to a slice, or += on an argument, writes into the caller's.",
    ),
    Mistake(
        "spoilt-cache",
        "a second call with the same cache gives another result",
        "what is in a cache has to stay as it is",
        "The backward function writes into what it reads: it works once, and fails in any gradient check.",
    ),
    Mistake(
        "not-finite",
        "nan or inf among the values",
        "it holds nan or inf; look for the overflow of an exponential, a division by zero, a logarithm of 0",
        "The formula may be right and its evaluation unstable. Talk about shifting exponents, and clipping.",
    ),
    Mistake(
        "squeezed",
        "the right values without the axes of length 1",
        "its values are right, its shape is not: keep the axis that is summed over",
        "The mathematics is right. Talk about keepdims, and what broadcasting makes of (n,) where (n, 1) is meant.",
    ),
    Mistake(
        "zero",
        "every element is 0 where the right values are not",
        "it is zero everywhere",
        "Either a buffer that is never filled (a loop that does not run), or a derivative that vanishes: find which.",
    ),
    Mistake(
        "sign",
        "minus the right value",
        "it is right but for its sign",
        "A minus lost or added: from the cost's definition, or because descent steps against the gradient.",
    ),
    Mistake(
        "transposed",
        "the values of the transpose, in square matrices only",
        "it is the transpose of what is asked for: with a square matrix the shapes cannot tell",
        "Shapes were matched rather than derived. Have one element of the product written out as a sum.",
    ),
    Mistake(
        "constant-factor",
        "the same factor between actual and right value in every case, and it is no other mistake's",
        "it is off everywhere by the same factor",
        "The structure is right. Look for a 2 from a square, a 1/2 in the cost, or a learning rate that slipped in.",
    ),
    Mistake(
        "half-precision",
        "right to about three digits, and every value is one that float16 can hold",
        "it is right to a few digits only: it was worked out in half precision",
        "The mathematics is right; a dtype=float16 somewhere, often copied from training code, rounds it.",
    ),
    Mistake(
        "whole-numbers",
        "the right values cut or rounded to integers",
        "it looks cut to whole numbers: look at the type of the array it was written into",
        "A buffer of integers (zeros_like of integers, dtype=int) or a stray rounding. The mathematics is right.",
    ),
    Mistake(
        "extra-mean",
        "the right value divided by m, the number of samples",
        "it is too small everywhere by the factor m: the mean over samples was taken once too often "
        "(1/m comes in once, with the cost)",
        "A convention from elsewhere, with 1/m inside the layers, or a mean for a sum. Ask where the mean is taken.",
    ),
    Mistake(
        "missing-mean",
        "the right value times m, the number of samples",
        "it is too large everywhere by the factor m: the mean over samples was not taken",
        "The cost was differentiated for one sample. Ask for the derivative of the mean cost, 1/m included.",
    ),
    Mistake(
        "mean-over-features",
        "off by the factor between m and the number of units",
        "it was divided by the number of rows, where if anything the number of samples (columns) counts",
        "shape[0] was taken for the batch size: rows and columns are mixed up; many texts have samples in rows.",
    ),
    Mistake(
        "mean-over-everything",
        "the mean over all elements stands where one over the samples belongs",
        "the mean was taken over all elements: of the samples a mean is asked for, over the rows there is none",
        "np.mean without an axis divides by the number of elements. Separate the two sums in the formula of the cost.",
    ),
    Mistake(
        "wrong-axis",
        "the sum over axis 0",
        "it was summed over the wrong axis: b is added to every sample (column), so its gradient sums over the samples",
        "Which axis holds the samples is unclear, or what axis means in NumPy. Draw where b goes in the forward pass.",
    ),
    Mistake(
        "not-summed",
        "one value a sample where their sum belongs",
        "it was not summed over the samples: every one of them adds its share",
        "What is used m times collects m contributions. Ask how much J grows when one element of b grows.",
    ),
    Mistake(
        "summed-over-everything",
        "one number, the sum over units and samples",
        "it was summed over the units, too: every unit has a bias of its own",
        "A sum without an axis. Ask how many biases there are, and what each of them moves.",
    ),
    Mistake(
        "last-sample-only",
        "the contribution of one sample, the last or the first, in place of all",
        "only one sample is in it, the first or the last: every sample counts; look for an index that stays, and at "
        "what each turn of a loop does with the result of the turn before",
        "The loop assigns where it should add up, or returns in its first turn. The derivative itself is understood.",
    ),
    Mistake(
        "passed-through",
        "the upstream gradient as it came",
        "it is the upstream gradient, passed on as it came: the local derivative is missing, or 1 everywhere",
        "The chain rule's second factor is missing. Ask what the function itself does to a small change.",
    ),
    Mistake(
        "upstream-ignored",
        "the local derivative, as if the upstream gradient were 1",
        "it is the local derivative alone: the upstream gradient is missing",
        "The derivative is known, the chain rule is not applied: backward is asked for dJ, not for the Jacobian.",
    ),
    Mistake(
        "parameter-returned",
        "a parameter, or another argument, as it was given",
        "it is a parameter as it was given, not a gradient",
        "Names are mixed up (W for dW). Usually a slip; if not, ask what dJ/dW says that W does not.",
    ),
    Mistake(
        "swapped-results",
        "the value of another result of the same function",
        "it is another of the results: compare the order of what is returned with the docstring",
        "The gradients are right and stand in another order. A slip, or an order learnt from other material.",
    ),
    Mistake(
        "elementwise-product",
        "the elementwise product where shapes allow one, in place of the matrix product",
        "it was multiplied element by element where a matrix product belongs",
        "* and @ are confused. Count the sums: a product over samples or units leaves an index out.",
    ),
    Mistake(
        "untransposed",
        "the product with a factor that is not transposed; only square shapes let it through",
        "one factor of the product is not transposed as it should be: with a square matrix the shapes cannot tell",
        "The order of the factors is remembered, the transpose is not. Derive it with all sizes different.",
    ),
)
