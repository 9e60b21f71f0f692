"""Mistakes in the formulas of layers: linear part, activations, cost and network."""

from autograder.numeric.mistake import Mistake

IN_FORMULAS = (
    Mistake(
        "missing-bias",
        "the product alone",
        "the bias b is missing",
        "The affine map is taken for a linear one; or b was added to a copy that is not returned.",
    ),
    Mistake(
        "bias-sign",
        "b subtracted in place of added",
        "the bias b comes in with the wrong sign",
        "Perhaps a threshold (fires where w x > b) was meant: both conventions exist, the text uses one of them.",
    ),
    Mistake(
        "missing-activation",
        "as if the activation were the identity",
        "the activation is left out: on the way forward its argument stands for its value, or on the way back the "
        "gradient by its value for the one by its argument",
        "The layer's two steps are not kept apart. Have the layer drawn as two nodes, and the way back through each.",
    ),
    Mistake(
        "wrong-activation",
        "another of the activations, or its derivative",
        "it belongs to another activation than the one that is asked for: follow the name through the branches",
        "A copied branch, a wrong order of branches, or one derivative used for all. Ask how the name is looked up.",
    ),
    Mistake(
        "repeated-activation",
        "the activation applied twice, or its derivative multiplied in twice",
        "the activation comes in twice: find the two places where it is applied",
        "Two functions each do the same step (the cache holds A, and it is activated again). Ask who is responsible.",
    ),
    Mistake(
        "missing-square",
        "1 - a in place of the derivative of tanh",
        "the square is missing in the derivative of tanh",
        "Derived from memory, perhaps mixed up with sigmoid's. Have tanh' derived from the quotient.",
    ),
    Mistake(
        "half-derivative",
        "one of the two factors of sigmoid's derivative",
        "only one of the two factors of sigmoid's derivative is there",
        "Sigmoid's derivative is remembered in part. Have it derived once, by the chain rule on 1/(1 + exp(-z)).",
    ),
    Mistake(
        "value-for-derivative",
        "the upstream gradient times the activation's value",
        "it was multiplied by the activation's value, not by its derivative",
        "f and f' are mixed up. Ask what the derivative of the activation is where it is flat.",
    ),
    Mistake(
        "derivative-of-output",
        "the derivative taken at A",
        "the derivative was taken at the value of the activation, or of it once more, instead of at its argument",
        "The cache holds A and the formula expects Z, or the reverse. Ask which of the two f' is a function of.",
    ),
    Mistake(
        "flipped-mask",
        "ReLU's slope 1 on the negative side",
        "the mask lets the wrong side through: look at where ReLU passes its input on",
        "The comparison is the wrong way round, or the mask marks what to delete. Have ReLU and its slope drawn.",
    ),
    Mistake(
        "mask-from-upstream",
        "ReLU's mask from the sign of dA",
        "the mask was taken from the sign of dA; it has to come from Z",
        "ReLU is applied to the gradient. The slope depends on where the forward pass was, not on what comes back.",
    ),
    Mistake(
        "leaky-relu",
        "a small slope on ReLU's negative side",
        "on the negative side there is a slope that ReLU does not have",
        "Leaky ReLU, from other material. The idea of a slope by side is understood; ask which function was asked for.",
    ),
    Mistake(
        "exponent-sign",
        "the exponential of z where the one of -z belongs, or the reverse",
        "the sign in the exponent is the other one: try a large positive z",
        "A formula from memory. The limits at plus and minus infinity tell the two apart.",
    ),
    Mistake(
        "softmax-over-samples",
        "softmax, or its sums, along the samples",
        "softmax was taken over the samples: each of them (each column) has its own probabilities",
        "Which axis holds the samples is unclear, often from material with samples in rows. Look at the column sums.",
    ),
    Mistake(
        "elementwise-softmax",
        "a (1 - a) times the upstream gradient",
        "softmax was treated as if each output depended on its own input only; each sample needs its full Jacobian",
        "Softmax is taken for a sigmoid. Ask what happens to the other probabilities when one score grows.",
    ),
    Mistake(
        "diagonal-only",
        "the upstream gradient times a: of softmax's Jacobian the part that couples the outputs is missing",
        "of softmax's Jacobian a part is missing: the outputs also depend on each other's inputs",
        "The sum over the outputs in the chain rule is lost. Check on one sample that dZ adds up to 0.",
    ),
    Mistake(
        "summed-over-batch",
        "softmax backward with its sum taken over the whole batch",
        "a sum was taken over the whole batch: each sample (each column) has its own",
        "Right for one sample, wrong for several: a sum without an axis. Samples do not see each other in a layer.",
    ),
    Mistake(
        "not-normalised",
        "exponentials that are not divided by their sum",
        "softmax is not normalised: look at the sum of each column",
        "The denominator is forgotten. Ask what makes probabilities of positive numbers.",
    ),
    Mistake(
        "normalised-over-everything",
        "exponentials divided by the sum over the whole batch",
        "softmax was divided by a sum over the whole batch: each sample (each column) has its own",
        "A sum without an axis. Look at the column sums; with one sample it is right by luck.",
    ),
    Mistake(
        "softmax-folded-in",
        "AL - Y: the gradient by Z of softmax and cost together",
        "softmax and cross-entropy are folded into one gradient: here each function has its own",
        "The well-known short form is used where it does not belong: softmax would be differentiated twice.",
    ),
    Mistake(
        "binary-cross-entropy",
        "a term with 1 - Y and 1 - AL added",
        "it is the cost for yes-or-no answers: the term of the other classes is not in the formula",
        "The two-class formula was taken over. Ask what the sum over p runs over, and what is one-hot.",
    ),
    Mistake(
        "missing-reciprocal",
        "the derivative of the logarithm without its 1/x",
        "the derivative of the logarithm is missing a part: it depends on AL, and steeply where AL is small",
        "The logarithm was not differentiated, or as if it were linear. Ask how steep it is near 0.",
    ),
    Mistake(
        "wrong-logarithm",
        "off by the factor between two logarithms",
        "the logarithm is one to another base: the natural one is asked for",
        "log2 or log10 for log: bits for nats. A good occasion to talk about units.",
    ),
    Mistake(
        "reversed-layers",
        "activations, or layers, taken from the other end",
        "the layers, or their activations, were taken in the wrong order: say for each which one it is given",
        "The loop runs backwards and an index does not, or both are reversed. Have the indices written down for L = 3.",
    ),
    Mistake(
        "wrong-layer",
        "the value of a neighbouring layer",
        "it belongs to another layer: compare the keys with the numbers of the layers",
        "An index is off by one: layers count from 1, lists from 0. Have one turn of the loop written down.",
    ),
    Mistake(
        "upstream-not-passed-on",
        "right for the last layer; those before it are given something else than the gradient handed on",
        "the last layer is right; those before it are not given what the layer behind them hands on",
        "The recursion is not seen: each layer gets dA from its successor. Ask what changes from turn to turn.",
    ),
)
