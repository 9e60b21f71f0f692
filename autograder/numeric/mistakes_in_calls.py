"""Mistakes in how a function goes about its work: seen in its calls, not in its numbers."""

from autograder.numeric.mistake import Mistake

IN_CALLS: tuple[Mistake, ...] = (
    Mistake(
        "cache-of-another-call",
        "after another forward pass, the cache of the first one gives another gradient",
        "everything that the backward function reads has to be in the cache that it is given: that belongs to one call",
        "Something is kept in a global variable, or in one place for all calls: with two layers alike the second wins.",
    ),
    Mistake(
        "result-overwritten",
        "what one call returned is changed by the next one",
        "every call has to return arrays of its own: one that is used again changes what was returned before",
        "A buffer is kept and filled anew: whoever collects results finds the last one everywhere.",
    ),
    Mistake(
        "overflow-warning",
        "NumPy warns on the way, whatever comes out",
        "no overflow is asked for: take no exponential of a large number, not even of one that is thrown away later",
        "np.where evaluates both sides: the overflow is still there, and so is its warning.",
    ),
    Mistake(
        "unasked",
        "the function it is given is called less often than the formula needs",
        "the derivative of a function nobody knows can only come from calling it, at both sides of the point",
        "Values come from somewhere else than the formula: forward differences, or a guess at the function.",
    ),
    Mistake(
        "asked-too-often",
        "the function it is given is called far more often than the formula needs",
        "one pair of points tells a whole column: each input is moved once to either side",
        "The same points are evaluated again and again. Count the passes together: so differences do not train.",
    ),
    Mistake(
        "loop-over-samples",
        "the number of steps grows with the number of samples",
        "all samples fit into one matrix: no step has to be taken for each of them",
        "Columns are understood one at a time. Write down the shapes for one sample and for m, and compare.",
    ),
    Mistake(
        "not-reproducible",
        "the same generator of random numbers gives another result",
        "all that is random has to be drawn from the generator that it is given",
        "NumPy's global generator, or one of its own, is used: the result cannot be repeated.",
    ),
    Mistake(
        "randomness-ignored",
        "another generator of random numbers gives the very same result",
        "what is drawn has to come from the generator that it is given, and from no seed of its own",
        "The generator is made anew inside with a fixed seed, or nothing is random: equal units stay equal for ever.",
    ),
    Mistake(
        "learns-too-little",
        "the trained network recognises too few samples that it has not seen",
        "it recognises too few images that it has not seen; check that every epoch uses all samples, in batches, and "
        "that each step goes down",
        "The gradients may be right: look at the initial weights, at the size and the sign of the step, at the loops.",
    ),
    Mistake(
        "samples-left-out",
        "a sample is used less often than once an epoch",
        "some samples are used less often than others: every epoch takes each of them once, the last ones too, however "
        "few they are",
        "The last batch is dropped, samples are drawn with replacement, or the loop over epochs ends too early.",
    ),
    Mistake(
        "wrong-step-size",
        "the steps go along the gradients, with another length",
        "the steps have another length than eta, batch_size and epochs ask for: what is each of them used for?",
        "A mean or an eta is missing or doubled, or a number is fixed that should be an argument.",
    ),
    Mistake(
        "biases-at-rest",
        "weights move and biases do not",
        "the biases are where they were at first: a step moves them, too",
        "What update_mini_batch returns for the biases is thrown away, or they are never given a gradient.",
    ),
    Mistake(
        "other-descent",
        "the network moves in other directions than the gradients of its samples' costs",
        "the network does not go where the gradients of its samples' costs at its weights and biases lead",
        "Another cost, decay, momentum, changed data or targets, or a gradient that was worked out for other weights.",
    ),
    Mistake(
        "equal-start",
        "all weights of a layer begin with the same value",
        "all weights of a layer begin equal, so that its neurons stay alike whatever is learnt: draw them from rng",
        "A start at zero: with one hidden layer or more nothing tells the hidden neurons apart.",
    ),
)
