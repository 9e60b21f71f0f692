"""Mistakes in Jacobians and their products."""

from autograder.numeric.mistake import Mistake

IN_JACOBIANS: tuple[Mistake, ...] = (
    Mistake(
        "one-sided-difference",
        "a difference to one side of the point, forward or backward",
        "the difference was taken to one side only: its error shrinks with the step, not with its square",
        "The quotient of school is taken for the central one. Compare both on x^2 and x^3 with a step of 0.1.",
    ),
    Mistake(
        "undivided-difference",
        "a difference that is not divided by the step, so that its factor changes with the step",
        "the difference is not divided by the distance between the two points",
        "The change of f is taken for its rate of change, or only the 2 is divided by. Ask what its unit is.",
    ),
    Mistake(
        "other-step",
        "a central difference with another step than the one that is given",
        "it is a central difference, but not with the step that was given",
        "A step is written into the code, or halved; or the exact derivative was found. Ask what the argument is for.",
    ),
    Mistake(
        "all-inputs-moved",
        "the derivative along all inputs at once, in every column",
        "every column shows what happens when all inputs move together: one column belongs to one input",
        "A number added to a vector moves all of it. Ask what the unit vector in the formula is there for.",
    ),
    Mistake(
        "steps-pile-up",
        "columns taken where the inputs before them are still moved",
        "what was moved for one column is still moved in the next: every column starts from the same point",
        "The point is not put back after each column. Have the points written down at which f is called.",
    ),
    Mistake(
        "diagonal-as-vector",
        "the diagonal of the Jacobian, or what somebody takes for it, as a vector",
        "it is a vector of slopes: a Jacobian has a row for each output and a column for each input",
        "The elementwise derivative is known, the table of all partial derivatives is not. Ask for element 0, 1 of it.",
    ),
    Mistake(
        "rows-for-diagonal",
        "slopes repeated along rows or columns where everything beside the diagonal is zero",
        "it is full where the outputs depend on one input each: off the diagonal there is nothing",
        "Broadcasting made a table of a vector. Ask how much output 0 changes when input 1 moves.",
    ),
    Mistake(
        "inner-product",
        "one number, the sum of products, where a table of products belongs",
        "a sum of products, one number, stands where every element is to be multiplied by every other",
        "A transposed vector of one axis is the vector itself: a dot product came of column times row. Compare shapes.",
    ),
    Mistake(
        "coupling-only",
        "the outer product of softmax's outputs alone",
        "of softmax's Jacobian the part on the diagonal is missing: there the numerator is differentiated, too",
        "The quotient rule has two terms, one is lost. Let the rows be added up: they give zero if both are there.",
    ),
    Mistake(
        "coupling-sign",
        "softmax's Jacobian with plus where minus belongs",
        "the outputs of softmax pull against each other: what one gains the others lose",
        "The sign of the quotient rule's second term. Let the rows be added up: the probabilities stay 1 together.",
    ),
    Mistake(
        "identity-for-diagonal",
        "ones on the diagonal where softmax's outputs belong",
        "what stands on the diagonal before the coupling is taken away are not ones",
        "The Kronecker delta is kept and its factor is lost. Have it derived for one element of the diagonal.",
    ),
    Mistake(
        "unsummed-product",
        "the products one by one where their sum belongs",
        "the products stand there one by one: what comes through different outputs adds up",
        "The local derivatives are multiplied, the sum over all paths is missing. Draw one input and two outputs.",
    ),
    Mistake(
        "summed-over-inputs",
        "the products added up over the inputs, not the outputs",
        "it was summed over the inputs: one sum is due for each input, over the outputs",
        "The axes of the Jacobian are mixed up. Have one element of the gradient written out as a sum.",
    ),
    Mistake(
        "one-output-only",
        "what comes through one output, the last or the first, in place of all",
        "only the path through one of the outputs is in it: each of them adds its share",
        "The loop over the outputs assigns where it should add up. Have two turns of it written down.",
    ),
    Mistake(
        "extra-axis",
        "the right values with an axis of length 1 too many",
        "its values are right, it has one axis too many: vectors have a single one here",
        "Rows and columns are thought of as matrices, as on paper. Harmless until the next product broadcasts.",
    ),
    Mistake(
        "flattened",
        "the right values in one long row, or a matrix for a tensor",
        "its values are right, but not in the shape that is asked for: the last step is missing",
        "Flattening is understood, shaping back is not. Ask what the gradient of a parameter is subtracted from.",
    ),
    Mistake(
        "scrambled-reshape",
        "numbers read with other line breaks where an axis should move",
        "axes were exchanged by a reshape: that only sets other line breaks and never moves a number",
        "Reshape is taken for a transpose; the shapes fit, the numbers do not. Try both on a box that counts up.",
    ),
    Mistake(
        "every-slice-filled",
        "every row of every sheet filled",
        "every sheet is filled: an output depends on one row of the weights only",
        "The Kronecker delta is lost. Ask whether output 0 changes when a weight of row 1 does.",
    ),
    Mistake(
        "sheets-summed",
        "one matrix, the sheets of the tensor added up",
        "it is one matrix: the index of the output is missing, every output has a sheet of its own",
        "The tensor was shortened before the gradient is there, or its three indices were thought to be two.",
    ),
    Mistake(
        "axes-exchanged",
        "the right numbers with the axes in another order",
        "its axes stand in another order than asked for: see in the docstring which index comes first",
        "Often the layout of other material, with the output last. Right in itself; the product that follows is not.",
    ),
    Mistake(
        "weights-for-inputs",
        "the weights where what they are multiplied by belongs",
        "it holds weights: the derivative by a weight is what that weight is multiplied by",
        "The derivative by the input and the one by the weight are mixed up. Differentiate w y by each of them.",
    ),
    Mistake(
        "value-for-gradient",
        "a value of the forward pass where the gradient by it belongs",
        "a value from the way forward stands where the gradient by it belongs",
        "The names z and dz are not kept apart. Ask for each factor on which way it was computed.",
    ),
)
