"""Mistakes in computational graphs: at single nodes, where paths part and join, and in the order of the way back."""

from autograder.numeric.mistake import Mistake

IN_GRAPHS: tuple[Mistake, ...] = (
    Mistake(
        "rule-of-another-node",
        "the way back of another of the nodes",
        "this is the way back through another kind of node: ask what this one does to a small change of one input",
        "The rules (copy, swap, switch) are remembered and mixed up. Have the local gradient written down first.",
    ),
    Mistake(
        "own-factor",
        "the upstream gradient times the input itself, where the other input belongs",
        "each input was multiplied by its own value: move one input a little and see what that is multiplied by",
        "The derivative of a product is taken for the factor it is taken by. Try it with one factor 0, the other not.",
    ),
    Mistake(
        "value-for-local-gradient",
        "the upstream gradient times the value of the node",
        "it was multiplied by what the node gives; the local gradient says how that responds to a change of the input",
        "Value and slope are mixed up. Ask how much the result grows if one input grows by 0.01.",
    ),
    Mistake(
        "to-the-smaller",
        "the upstream gradient goes to the input that the maximum does not let through",
        "the gradient goes to the input that was not let through: which of the two does the result follow?",
        "The comparison is the wrong way round, or minimum and maximum are mixed up. Have one pair of numbers tried.",
    ),
    Mistake(
        "tie-counted-twice",
        "where the inputs are equal both get the whole upstream gradient",
        "where both inputs are equal, both get all of the gradient: if both move, how far does the maximum move?",
        "Both comparisons include equality. At a kink there is a choice, but the shares have to add up.",
    ),
    Mistake(
        "tie-lost",
        "where the inputs are equal neither gets anything",
        "where both inputs are equal, neither gets anything: the gradient is lost there",
        "Both comparisons exclude equality. At a kink there is a choice, but the shares have to add up.",
    ),
    Mistake(
        "compared-with-zero",
        "the mask of ReLU in place of a comparison of the two inputs",
        "the inputs were compared with zero, and not with one another",
        "ReLU is the maximum of its input and 0; here both are inputs. Ask what is compared on the way forward.",
    ),
    Mistake(
        "dot-for-outer",
        "one number, the dot product, where a column times a row belongs",
        "it is a single number: two arrays with one axis were multiplied to a dot product, for they have no transpose",
        "The formula is right on paper; in NumPy a vector has one axis and its transpose is itself. Show the shapes.",
    ),
    Mistake(
        "block-returned",
        "the local gradient with three indices, not yet multiplied by the upstream one",
        "it is the whole local gradient, with three indices: the chain rule sums over the first of them",
        "The indicator form is understood, the sum over k is not done. Have the one term that is left written down.",
    ),
    Mistake(
        "root-taken",
        "the norm, or its gradient, where the squared norm belongs",
        "a square root was taken that the formula does not have: asked for is the squared norm",
        "The norm is taken for its square, or a library's norm was used. Compare both on a vector of length 2.",
    ),
    Mistake(
        "averaged",
        "a mean stands where a sum belongs",
        "a mean was taken where a sum belongs: every use, and every element, counts in full",
        "Sums and means are used alike. Ask by how much the result changes if all elements grow by a little.",
    ),
    Mistake(
        "square-missing",
        "the sum of the elements, or of their sizes, and the slope that goes with it",
        "the squares are missing: elements of both signs must not cancel, and large ones count for more",
        "A slip in the power, or the other norm (the sum of absolute values). Have it worked out for (1, -1).",
    ),
    Mistake(
        "square-of-the-sum",
        "the sum was squared, not the elements",
        "the sum was squared, not the elements: the two differ by all products of different elements",
        "Sum and square do not commute. Have both written out for two elements.",
    ),
    Mistake(
        "elements-apart",
        "some of the elements are not added up, or the sum stands where each element has its own slope",
        "sums and elements are mixed up: the squared norm is one number, its gradient one number an element",
        "Where the sum belongs is unclear: it is in the value and not in the gradient. Compare the two shapes.",
    ),
    Mistake(
        "broadcasting-not-undone",
        "the gradient in the broadcast shape, or only partly summed",
        "broadcasting was not undone, or only in part: a gradient has the shape of its variable",
        "An array that is used many times collects many gradients. Ask how often each element of the bias is used.",
    ),
    Mistake(
        "one-use-only",
        "the gradient of one use in place of the sum over all",
        "only one of the uses of each element is in it: what is used many times collects many gradients",
        "A slice or a reshape made the shapes fit. Shapes guide, they do not prove: ask what became of the others.",
    ),
    Mistake(
        "summed-too-far",
        "one number, the sum of everything",
        "it was summed over everything: only the axes along which the array was repeated are summed over",
        "A sum without an axis. Have the two shapes written one below the other, and the repeated axes marked.",
    ),
    Mistake(
        "wrong-axis-undone",
        "always summed over the same axis",
        "it was summed over an axis that broadcasting has not touched: which axes are repeated depends on the shape",
        "The rule for a bias was learnt for one layout. Have the two shapes written one below the other, flush right.",
    ),
    Mistake(
        "fan-out-assigned",
        "of a node that is used more than once only the gradient of one use is left",
        "where a node is used more than once, only one of the gradients is left: they have to be added up",
        "Assigned where it should be added. Ask what f feels of a small change of x that goes two ways.",
    ),
    Mistake(
        "handed-on-too-early",
        "a node hands on before all that use it have handed to it",
        "a node handed on its gradient before it was complete: which nodes have to come first?",
        "The order is that of first meeting, not a topological one. Go through a diamond by hand, node by node.",
    ),
    Mistake(
        "handed-on-again",
        "a node hands on all that it has collected, each time that something comes",
        "what had been handed on before was handed on again: some paths count more than once",
        "A recursion along the paths that passes on the collected sum in place of what is new. Draw a node used twice.",
    ),
    Mistake(
        "value-at-first",
        "the gradient of a new node is not zero",
        "a new node has no gradient yet: it starts with zeros",
        "The 1 with which the way back starts belongs to its end only. Ask what is added to it at the other nodes.",
    ),
    Mistake(
        "share-lost",
        "of a node that is used twice by another one only one of the two shares is kept",
        "where one node uses another one twice, as in x times x, one of its two shares is lost: a dict keeps only one",
        "The shares are kept by parent. Ask what a dict does with a key that comes a second time.",
    ),
    Mistake(
        "gradient-shared",
        "two nodes hold one and the same array as their gradient, and one of them adds to it in place",
        "two nodes have one and the same array for their gradient: what is added to the one is added to the other, too",
        "A first share is kept without a copy, and += changes it for all. Ask who else holds this array.",
    ),
)
