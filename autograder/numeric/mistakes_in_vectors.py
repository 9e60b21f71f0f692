"""Mistakes in vec, Kronecker products and rows."""

from autograder.numeric.mistake import Mistake

IN_VECTORS: tuple[Mistake, ...] = (
    Mistake(
        "column-by-column",
        "the elements of a matrix column by column, or a Kronecker product with its factors exchanged",
        "the elements of W stand column by column, as a transpose or a reshape in the wrong place leaves them; here "
        "vec goes row by row, and the Kronecker product goes with it",
        "Most books stack columns: then the factors are exchanged. Not wrong in itself; ask for one order everywhere.",
    ),
    Mistake(
        "not-flat",
        "a matrix, a column or a row where a vector with one axis belongs",
        "the numbers are there, but not as a vector with one axis",
        "A product of matrices leaves an axis of length 1, or vec was left out. The mathematics is right.",
    ),
    Mistake(
        "still-flat",
        "a vector where the matrix belongs that was written as one",
        "it is still written as a vector: it has to have the shape of the matrix",
        "The detour by vec was taken, and the way back left out. Ask for the shape of a gradient.",
    ),
    Mistake(
        "swapped-sizes",
        "cut into rows of the wrong length: p and k exchanged",
        "the numbers of rows and of columns are exchanged",
        "Which of the two sizes is the length of a row is mixed up. Have one row of the matrix written down.",
    ),
    Mistake(
        "wrong-identity",
        "a Kronecker product with the identity of another size",
        "the identity matrix has the wrong size: ask which elements of d a row of weights moves",
        "The rule is remembered, where it comes from is not. Have d = n W written out for p = 2, k = 3.",
    ),
    Mistake(
        "not-diagonal",
        "numbers off the diagonal, where each element should depend on its own input only",
        "there is something off the diagonal: which elements does one element of d move?",
        "Broadcasting or ones for the identity: a row is copied into all rows. Ask what each element says.",
    ),
    Mistake(
        "diagonal-alone",
        "the diagonal, or one element of it, without the matrix",
        "the matrix is not there, only its diagonal or a part of that: look at the axes it is made from",
        "np.diag makes a matrix of one axis and takes a diagonal out of two; or the elementwise form was meant.",
    ),
    Mistake(
        "inner-for-outer",
        "a row times a column where a column times a row belongs, or the reverse",
        "a row times a column is one number, a column times a row a matrix: look at which of the two is transposed",
        "The order of the two factors is a guess. Write down the three shapes of the product.",
    ),
    Mistake(
        "outputs-not-summed",
        "one number an output where their sum belongs",
        "the outputs are not added up: the loss is one number",
        "The square is taken element by element and left so. Ask what the row times its transpose is.",
    ),
    Mistake(
        "mean-over-outputs",
        "divided by the number of outputs",
        "it is a mean over the outputs, where their sum is asked for",
        "np.mean from habit, or another definition of the mean squared error. Read the formula of L together.",
    ),
    Mistake(
        "not-squared",
        "the errors, or their absolute values, added up without a square",
        "the errors are not squared",
        "The errors cancel, or count as they are. Ask how the formula treats an error of 2 and one of -2.",
    ),
    Mistake(
        "target-ignored",
        "as if the target y were 0",
        "the target y does not occur in it",
        "The loss is taken for the square of the output. Ask for which n2 the gradient should vanish.",
    ),
)
