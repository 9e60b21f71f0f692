"""Mistakes in how a function goes about its work: seen in its calls, not in its numbers."""

from autograder.numeric.mistake import Mistake

IN_CALLS: tuple[Mistake, ...] = (
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
)
