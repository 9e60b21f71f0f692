"""Names that public checks and demonstrations bind, used in cells that are graded."""

from green import Work, case


@case("jacobians")
def above_a_def_an_array_of_the_check_before_is_printed(work: Work) -> None:
    work.above("vjp", "print(example_scores.shape, softmax_J)")


@case("fcn_layer")
def an_argument_has_an_array_of_a_check_as_its_default(work: Work) -> None:
    work.change("linear_backward", "cache: Cache)", "cache: Cache, W=example['W'])")


@case("fcn_layer")
def a_cell_of_ones_own_works_out_what_a_helper_needs(work: Work) -> None:
    work.before("activation_backward", "n_classes, n_samples = example_Z.shape")
    work.inside("activation_backward", "assert n_classes == 3")


@case("fcn_layer")
def an_older_wrong_version_stands_in_a_cell_before(work: Work) -> None:
    wrong = work.answers["linear_backward"].replace("dZ @ A_prev.T", "dZ @ A_prev.T / dZ.shape[1]")
    work.before("linear_backward", wrong)
    work.above("linear_backward", "print('first try:', linear_backward(np.ones((2, 4)), linear_forward(**example)[1]))")


@case("four_equations")
def train_reports_with_a_function_of_its_own_check(work: Work) -> None:
    work.change(
        "train",
        "    return weights, biases",
        "    print(output((weights, biases), data[0][0]))\n    return weights, biases",
    )


@case("four_equations")
def shapes_of_the_network_of_a_check_stand_above_the_def(work: Work) -> None:
    work.above("backprop", "SHAPES = [w.shape for w in weights]\nprint(SHAPES, [b.shape for b in biases])")


@case("computational_graph")
def a_class_has_an_attribute_from_a_check(work: Work) -> None:
    work.change("Node", "    def __init__(\n", "    kind = example_W.dtype\n\n    def __init__(\n")


@case("computational_graph")
def the_generator_of_a_check_draws_an_example_above_the_class(work: Work) -> None:
    work.above("Node", "q, _ = matvec_forward(rng.standard_normal((2, 3)), np.ones(3))\nprint(q)")


@case("matrix_calculus")
def a_function_is_tried_below_its_def_with_arrays_of_a_check(work: Work) -> None:
    work.below(
        "mse_gradient", "print(mse_gradient(example_n2, example_y))\nassert mse_loss(example_n2, example_y) == 5"
    )


@case("matrix_calculus")
def the_loop_of_a_check_leaves_the_activation_that_is_the_default(work: Work) -> None:
    work.change("network_forward", "activation: str)", "activation: str = activation)")


@case("matrix_calculus")
def a_list_of_examples_is_the_table_of_a_helper(work: Work) -> None:
    work.before(
        "gradients",
        """
        SLOPES = {name: activation_jacobian(example_d, name) for name in example_slopes}

        def known(name):
            return name in SLOPES or name == "relu"
        """,
    )
    work.inside("gradients", "assert known(cache[-1])")


@case("jacobians")
def the_last_question_is_answered_with_names_of_demonstrations(work: Work) -> None:
    work.with_demonstrations = True
    work.last(
        """
        seven = persuade(pixels[sure], W, 7)
        plt.imshow(seven.reshape(8, 8), cmap="Greys")
        print(probabilities(seven, W).round(3))
        """
    )


@case("jacobians")
def a_function_of_a_check_is_called_in_a_cell_between(work: Work) -> None:
    work.before(
        "softmax_jacobian",
        """
        J = numerical_jacobian(products, example_point)
        rows, columns = J.shape
        """,
    )
    work.above("softmax_jacobian", "print(rows, columns)")


@case("computational_graph")
def a_demonstration_draws_another_graph_above_a_def(work: Work) -> None:
    work.with_demonstrations = True
    work.above(
        "multiply_backward",
        """
        nodes = {"$a$": (0, 1), "$b$": (0, 0), "$+$": (2, 0.5)}
        draw_graph(nodes, [("$a$", "$+$", "1", "1"), ("$b$", "$+$", "2", "1")], "z = a + b")
        plt.show()
        """,
    )
