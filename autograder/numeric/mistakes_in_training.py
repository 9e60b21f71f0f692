"""Mistakes in the four equations, mini-batches and training."""

from autograder.numeric.mistake import Mistake

IN_TRAINING: tuple[Mistake, ...] = (
    Mistake(
        "missing-slope",
        "as if the slope of sigmoid were 1",
        "the slope of the neuron is missing: an error is a derivative by z, and between z and a there is sigmoid",
        "The derivative by a stands where that by z belongs; in the output layer it is what cross-entropy would give.",
    ),
    Mistake(
        "input-for-activation",
        "a (1 - a) with z in the place of a",
        "a formula for activations was applied to weighted inputs: ask which of the two its letter stands for",
        "Much code has a derivative that expects sigmoid's value. Compare the two at z = 0.",
    ),
    Mistake(
        "slope-before-weights",
        "the slope multiplied in before the transposed weights",
        "the slope comes in at the wrong place: on the way back the weights are passed first, then the neuron",
        "The order of the chain is mixed up; shapes tell it only where layers differ in size. Have it drawn.",
    ),
    Mistake(
        "slope-alone",
        "the slope of sigmoid, and nothing of what comes from behind",
        "it is the slope alone: what comes from behind, the cost or the next layer, is not in it",
        "The local derivative is taken for the whole chain. Ask what happens to the result if y changes.",
    ),
    Mistake(
        "weights-left-out",
        "the errors of the next layer added up without their weights",
        "the weights are not in it: an error comes back along the connections, and some of them are stronger",
        "The sum over paths is seen, the factor of each path is not. Have one path written out.",
    ),
    Mistake(
        "input-of-every-layer",
        "the input of the network stands where the activations of the layer before belong",
        "it was multiplied by the input of the network: a weight gets the activation of the layer where it begins",
        "The loop never moves on to the next list entry. Ask what is connected to the weight in question.",
    ),
    Mistake(
        "uphill",
        "the step added where it has to be subtracted",
        "the step goes up: the gradient points to where the cost grows",
        "The sign of descent. Ask what a positive derivative says about a small increase.",
    ),
    Mistake(
        "rate-left-out",
        "a step as if the learning rate were 1",
        "the learning rate is not in the step",
        "Tested with a rate of 1, perhaps. Ask what has to change when eta doubles.",
    ),
    Mistake(
        "gradient-for-parameters",
        "the gradient, or the step, stands where the new parameters belong",
        "it is the change, or the gradient: what is asked for is where the parameters are afterwards",
        "The update is worked out and not applied. Ask what the next mini-batch would start from.",
    ),
    Mistake(
        "nothing-moved",
        "the parameters as they were before the step",
        "nothing has moved: the parameters are the ones that were given",
        "The loop rebinds a name, or the old lists are returned. Have w printed before and after.",
    ),
    Mistake(
        "moved-in-between",
        "a step after every sample, the next gradient taken from where that led",
        "it moved before all samples had been looked at: in a mini-batch all gradients are taken at the same place",
        "Mini-batches of one sample. Ask at which weights each of the gradients is due.",
    ),
    Mistake(
        "half-product-rule",
        "a part of the speed of z is missing",
        "z depends on w, on a and on b, and all three of them may move: a part of the product rule is missing",
        "One factor is taken for a constant. Have d(w a) written with both factors moving.",
    ),
    Mistake(
        "cost-not-differentiated",
        "the speed of the outputs, added up as if each of them were the cost",
        "the last link is missing: how much the cost changes with an output depends on how far that is from y",
        "The chain ends at the output. Ask what C is a function of.",
    ),
)
