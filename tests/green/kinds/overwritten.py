"""Names that cells further down give to something else: Jupyter ran every check before that."""

from green import Work, case


@case("fcn_layer")
def sum_is_a_number_at_the_end(work: Work) -> None:
    work.change(
        "cross_entropy", "float(-np.sum(Y * np.log(clipped)) / m)", "float(-sum((Y * np.log(clipped)).ravel()) / m)"
    )
    work.last(
        """
        sum = 0
        for layer in range(3):
            sum += layer
        print(sum)
        """
    )


@case("jacobians")
def max_and_list_and_print_are_results_at_the_end(work: Work) -> None:
    work.change("softmax_jacobian", "z.max()", "max(list(z))")
    work.last("max, list = 3.5, [1, 2, 3]\nprint(max)\nprint = None")


@case("matrix_calculus")
def np_is_the_number_of_points_at_the_end(work: Work) -> None:
    work.last("np = 64\nfor k in range(np):\n    pass")


@case("four_equations")
def the_sigmoid_is_its_own_picture_at_the_end(work: Work) -> None:
    work.last("z = np.linspace(-3, 3)\nsigmoid = sigmoid(z)\nplt.plot(z, sigmoid)")


@case("matrix_calculus")
def a_loop_runs_over_vec(work: Work) -> None:
    work.last("for vec in np.eye(2):\n    print(vec)")


@case("jacobians")
def a_result_has_the_name_of_its_function(work: Work) -> None:
    work.last("vjp = vjp(example_J, example_g)\nprint(vjp)\nweight_gradient = np.outer(vjp, vjp)")


@case("computational_graph")
def everything_from_numpy_and_math_is_imported_at_the_end(work: Work) -> None:
    work.change("squared_norm_forward", "np.sum(q * q)", "sum((q * q).ravel())")
    work.last("from numpy import *\nfrom math import *\nprint(sum([1, 2]), exp(1))")


@case("fcn_layer")
def a_helper_is_written_anew_for_a_plot(work: Work) -> None:
    work.before(
        "activation_forward",
        """
        def sigmoid(z):
            small = np.exp(-np.abs(z))
            return np.where(z >= 0, 1, small) / (1 + small)
        """,
    )
    work.change("activation_forward", "np.where(Z >= 0, 1, small) / (1 + small)", "sigmoid(Z)")
    work.last(
        """
        def sigmoid(x, slope, shift):
            return slope / (1 + np.exp(-x)) + shift

        plt.plot(sigmoid(np.arange(5), 2, 1))
        """,
    )


@case("fcn_layer")
def a_constant_of_a_function_is_something_else_later(work: Work) -> None:
    work.before("cross_entropy", "tiny = np.finfo(float).tiny")
    work.change(
        "cross_entropy",
        "np.finfo(AL.dtype).tiny",
        "tiny.astype(AL.dtype) if AL.dtype == float else np.finfo(AL.dtype).tiny",
    )
    work.last('tiny = "a network of two units"')


@case("four_equations")
def helpers_are_deleted_to_tidy_up(work: Work) -> None:
    work.before("backprop", "def layers(network):\n    return range(len(network) - 1, 0, -1)")
    work.change("backprop", "range(len(weights) - 1, 0, -1)", "layers(weights)")
    work.last("del layers, example_b, example_w")


@case("computational_graph")
def everything_is_forgotten_at_the_end(work: Work) -> None:
    work.last("%reset -f")


@case("computational_graph")
def the_notebook_ends_with_exit(work: Work) -> None:
    work.last("exit()")


@case("matrix_calculus")
def an_argument_of_functions_is_a_variable_too(work: Work) -> None:
    work.after("gradients", "activation, cache, y, n2 = 'softplus', {}, None, 0")


@case("jacobians")
def an_imported_module_gives_way_to_a_variable(work: Work) -> None:
    work.above("weight_jacobian", "from itertools import product\nimport math")
    work.answer(
        "weight_jacobian",
        """
        from itertools import product
        import math

        def weight_jacobian(W, y):
            T = np.zeros((len(W), *W.shape), dtype=y.dtype)
            for j, k in product(range(len(W)), range(len(y))):
                T[j, j, k] = y[k] * math.cos(0)
            return T
        """,
    )
    work.last("product = 6 * 7\nmath = product / 2\nprint(math)")
