"""Names that cells further down give to something else: Jupyter ran every check before that."""

from green import Work, case


@case("computational_graph")
def everything_from_numpy_and_math_is_imported_at_the_end(work: Work) -> None:
    work.change("squared_norm_forward", "np.sum(q * q)", "sum((q * q).ravel())")
    work.last("from numpy import *\nfrom math import *\nprint(sum([1, 2]), exp(1))")


@case("matrix_calculus")
def an_argument_of_functions_is_a_variable_too(work: Work) -> None:
    work.after("gradients", "activation, cache, y, n2 = 'softplus', {}, None, 0")
