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
    Mistake(
        "factors-missing",
        "more than one factor of a product is left out",
        "more than one factor is missing in it: the chain rule has one for every function on the way",
        "Two functions of the chain are left out. Have it drawn as a graph, with a local derivative at each edge.",
    ),
    Mistake(
        "term-added-late",
        "a term is added after a function was applied, not before",
        "something is added after a function was applied that belongs into its argument: go from the inside out",
        "Such as a bias added to the activation. Have the layer drawn as a graph: what does each node get?",
    ),
    Mistake(
        "one-term-only",
        "the first or last term of a sum stands for all of it",
        "of what has to be added up only one term is there: what became of the others?",
        "An index in the place of a sum. The shapes fit, and nothing complains.",
    ),
    Mistake(
        "other-branch",
        "one of several cases is treated like another of them",
        "one of the cases is treated as if it were another: compare the name that is asked for with what is done",
        "A line copied from the branch above, and not changed.",
    ),
    Mistake(
        "decided-at-once",
        "a comparison of sums decides for all elements",
        "it was decided once for the whole array: every element is compared by itself",
        "An if in the place of a mask. Try an array in which the answer is not the same everywhere.",
    ),
    Mistake(
        "factor-two",
        "twice as much, or half",
        "a factor of 2 is missing in it, or too many: go through the formula from the cost on, number by number",
        "The 2 of a square's derivative, or the 1/2 that is put in front of a cost to cancel it.",
    ),
    Mistake(
        "summed-for-all",
        "a sum or mean over several elements goes on in the place of each of them",
        "what belongs to each element, unit or sample by itself was added up, and all go on with the same: look "
        "at every sum on the way, and at what its result is used for",
        "One number an element is mixed up with one number for all of them. Write down the shapes at every step.",
    ),
    Mistake(
        "one-for-all",
        "the first or last of several is used for all of them",
        "the first, or the last, of several is used for all of them: look for an index that never moves on",
        "A name without its index, or an index that stays. Sizes that all differ do not show it, values do.",
    ),
    Mistake(
        "value-as-upstream",
        "the way back begins with the value of the function",
        "the way back begins with the value at the end, and not with the derivative by it: what is the "
        "derivative of a number by itself?",
        "Value and gradient of the end are mixed up. Ask what the gradient would be if the value were 0.",
    ),
    Mistake(
        "from-forward",
        "the right way back through a forward function that is wrong",
        "it follows from what is wrong in the forward function: put that right first, then look what is left here",
        "Nothing is known against the way back itself. Talk about the forward function.",
    ),
    Mistake(
        "factor-in-argument",
        "the right function, of an argument that is twice as large, half as large, or of the other sign",
        "the formula is right, but something that goes into it comes in with another factor, or with the other sign",
        "A formula remembered in part, such as tanh by sigmoid. Put in a small number and work both out.",
    ),
    Mistake(
        "sign-lost",
        "the right function, of an argument without its sign",
        "the sign of what it works on is lost: try a negative number",
        "An absolute value, or a square and its root, on the way.",
    ),
    Mistake(
        "argument-ignored",
        "the right function, with ones or zeros for one of its arguments",
        "one of the things that it depends on is not in it: change each argument by itself, and see what responds",
        "Let them name for each argument the place in the code where it is used.",
    ),
    Mistake(
        "one-sample-for-all",
        "what belongs to the first, or to the last, sample is used for all of them",
        "what belongs to one sample is used for all of them: which part of it differs from sample to sample?",
        "A Jacobian, or a slope, is worked out once in front of the loop. It depends on where each sample is.",
    ),
)
