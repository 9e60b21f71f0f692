"""Slips in a formula that is right but for one place: seen by changing right functions, whatever they are about."""

from autograder.numeric.mistake import Mistake

IN_SLIPS: tuple[Mistake, ...] = (
    Mistake(
        "factors-exchanged",
        "the factors of a matrix product stand in the other order",
        "the two factors of a matrix product are exchanged: write the shapes of both down, and those of the result",
        "The order was found by trying until the shapes fit, or with square matrices, where they always do.",
    ),
    Mistake(
        "assigned-for-accumulated",
        "what was added up so far is replaced",
        "something is assigned where it has to be added to what is there already: all but the last of it is lost",
        "An = for a +=. Ask what each turn of the loop does with the result of the turn before.",
    ),
    Mistake(
        "square-outside",
        "the square is taken of the whole, not of its last part",
        "the square is taken of too much: look at where the parentheses are",
        "Such as (1 - a)^2 for 1 - a^2. Put in a number and work both out.",
    ),
    Mistake(
        "sign-in-formula",
        "a plus stands where a minus belongs, or the other way round",
        "one sign inside the formula is the other way round: derive it once more, term by term",
        "The structure is right. Often the derivative of 1 - a, of exp(-z), or of a quotient.",
    ),
    Mistake(
        "sign-in-derivative",
        "in an activation's derivative a plus stands where a minus belongs, or the other way round",
        "one sign in the activation's derivative is the other way round: try it at a large z, where the curve is flat",
        "Such as 1 + a for 1 - a. The slope of an activation that saturates goes to zero there.",
    ),
    Mistake(
        "factor-missing",
        "one factor of a product is left out",
        "one factor is missing in it: the chain rule has one for every function on the way",
        "Let them write down the chain of functions, with one local derivative each, and count.",
    ),
    Mistake(
        "factor-twice",
        "one factor of a product comes in twice",
        "one factor is in it twice: find the two places where it comes in",
        "Often it is in what a helper returns already, or in the cache.",
    ),
    Mistake(
        "softmax-term-missing",
        "of softmax's Jacobian product one part is left out",
        "a part of the product with softmax's Jacobian is missing: write it down for two outputs and multiply out",
        "The matrix diag(a) - a a^T has two terms, and each of them is multiplied by what comes from behind.",
    ),
    Mistake(
        "term-missing",
        "one term of a sum is left out",
        "one term of a sum is missing in it, or there is nothing but that term: which ways lead from here to the cost?",
        "Every way through the graph gives a term. Let them count the ways.",
    ),
    Mistake(
        "divided-for-multiplied",
        "a product stands where a quotient belongs, or the other way round",
        "something is multiplied that has to be divided by, or the other way round",
        "The structure is right. Put in 1, and then 2, for that number, and see which way the result should go.",
    ),
    Mistake(
        "step-missing",
        "one function on the way is not applied",
        "one of the functions that belong to it is not applied: follow the formula from the inside out",
        "Compare the names in the formula with the calls in the code, one after another.",
    ),
    Mistake(
        "other-axis",
        "a sum or mean is taken along another axis",
        "it was summed, or compared, along another axis than in the formula: say aloud what rows and columns stand for",
        "Print the shapes before and after, with sizes that all differ.",
    ),
    Mistake(
        "not-added-up",
        "the terms of a sum stand there one by one",
        "what has to be added up is not added up: the formula has a sum there",
        "A sum was lost, or an index for a sum taken. Write down the shapes.",
    ),
    Mistake(
        "other-comparison",
        "a comparison goes the other way, or takes in what is equal",
        "a comparison in it lets the wrong side through: try a number on either side, and the border itself",
        "Let them put in three numbers: below, at, and above the border.",
    ),
    Mistake(
        "loop-too-short",
        "a loop has one turn too few, or one too many",
        "a loop begins or ends one too early or too late: write down its numbers for two layers",
        "A range without its end, or counted from 1 where the list counts from 0.",
    ),
    Mistake(
        "other-index",
        "an entry is taken from its neighbour's place, or always from the first or last",
        "an index points to the entry beside the one that is meant, or always to the same one",
        "Let them write down which index belongs to which layer, sample or unit.",
    ),
    Mistake(
        "other-variable",
        "a variable stands in the place of another",
        "one variable stands where another belongs: read it aloud, letter by letter, beside the formula",
        "The structure is right, and one letter is not. Names that are alike are often the reason.",
    ),
    Mistake(
        "arguments-exchanged",
        "two arguments of a call are exchanged",
        "two arguments of a call stand in the other order: compare it with the signature",
        "Name the arguments in the call, and it shows.",
    ),
    Mistake(
        "other-number",
        "a number in the formula is another one",
        "the formula is right but for one number in it",
        "A 1, a 2 or a 0 that is not what the derivation says.",
    ),
    Mistake(
        "line-missing",
        "one step of the calculation is left out",
        "one step of it is missing: go through the formula line by line",
        "Compare with the derivation step by step.",
    ),
    Mistake(
        "weight-decay",
        "a multiple of the parameter itself is added",
        "a multiple of the parameter itself is in it, as weight decay would add: the cost has no such term here",
        "Code from a training script with regularisation. The gradient is right but for that.",
    ),
    Mistake(
        "value-for-input",
        "what a layer gives stands where what it is given belongs",
        "it was worked out with what the function gives, where what it was given belongs: look at the cache",
        "The output is kept for the way back, not the input.",
    ),
)
