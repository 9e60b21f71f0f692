"""Cells split, merged, moved, copied, added and left over; run from top to bottom all of it is green."""

from green import Work, case, clean, new_cell


@case("fcn_layer")
def all_functions_stand_in_one_cell_at_the_top(work: Work) -> None:
    work.after("setup-003", "\n\n\n".join(work.answers.values()))
    for exercise in work.answers:
        work.answer(exercise, "")


@case("jacobians")
def answers_stand_in_cells_of_their_own_below_the_stubs(work: Work) -> None:
    for exercise, source in work.answers.items():
        work.after(f"{exercise}-answer", source)
        work.answer(exercise, f"def {exercise}(*arguments):\n    raise NotImplementedError")


@case("matrix_calculus", tells=("edited-notebook",))
def an_answer_cell_was_deleted_and_written_anew(work: Work) -> None:
    work.before("unvec", work.answers["unvec"])
    work.remove("unvec-answer")


@case("four_equations", tells=("edited-notebook",))
def an_answer_and_its_check_were_merged(work: Work) -> None:
    for exercise in ("sigmoid", "backprop"):
        work.below(exercise, work.remove(exercise)["source"])


@case("computational_graph")
def an_answer_was_split_into_helpers(work: Work) -> None:
    work.before("matvec_backward", "def by_weights(upstream, x):\n    return np.outer(upstream, x)")
    work.before("matvec_backward", "def by_input(upstream, W):\n    return W.T @ upstream")
    work.change(
        "matvec_backward", "np.outer(upstream, x), W.T @ upstream", "by_weights(upstream, x), by_input(upstream, W)"
    )


@case("jacobians")
def two_exercises_changed_places(work: Work) -> None:
    cells = [work.remove(name) for name in ("softmax_jacobian-answer", "softmax_jacobian")]
    place = work.cells.index(work.find("sigmoid_jacobian-answer"))
    work.cells[place:place] = cells


@case("fcn_layer", tells=("edited-notebook",))
def an_answer_cell_was_copied(work: Work) -> None:
    place = work.cells.index(work.find("layer_forward"))
    work.cells.insert(place, dict(work.find("layer_forward-answer")))


@case("matrix_calculus", tells=("edited-notebook",))
def a_check_was_copied_below_another_answer(work: Work) -> None:
    work.cells.insert(work.cells.index(work.find("mse_gradient")), dict(work.find("mse_loss")))


@case("fcn_layer")
def there_are_three_hundred_cells_more(work: Work) -> None:
    for number in range(100):
        work.cells.append(new_cell(f"## note {number}", "markdown"))
        work.cells.append(new_cell(f"scratch_{number} = {number} ** 2"))
        work.cells.append(new_cell(""))


@case("four_equations")
def a_wrong_version_stands_above_the_right_one(work: Work) -> None:
    work.above("weight_gradient", "def weight_gradient(a_prev, delta):\n    return a_prev @ delta.T")
    work.above(
        "hidden_error",
        """
        def hidden_error(w_next, delta_next, z):
            return w_next @ delta_next * sigmoid(z)
        """,
    )


@case("computational_graph")
def cells_hold_comments_strings_and_nothing(work: Work) -> None:
    for code in ("# TODO: ask about this", '"""My notes."""', "", "   \n\n", "#%%", "pass", "...", "42", "None;"):
        work.before("unbroadcast", code)


@case("jacobians", tells=("edited-notebook",))
def a_check_got_a_line_of_ones_own(work: Work) -> None:
    work.find("vjp")["source"] += "\nprint('vjp: done!')"
    work.find("tensor_vjp")["source"] += (
        "\n\ncheck_values('zeros', tensor_vjp(np.zeros((2, 3)), np.ones(2)), [0, 0, 0])"
    )


@case("fcn_layer")
def demonstrations_were_changed_and_deleted(work: Work) -> None:
    work.with_demonstrations = True
    work.remove("cell-035")
    cell = work.find("cell-033")
    cell["source"] = cell["source"].replace("range(1, 61)", "range(1, 3)").replace("0.3, rng", "0.5, rng")


@case("matrix_calculus")
def all_prose_was_deleted(work: Work) -> None:
    work.cells[:] = [cell for cell in work.cells if cell["cell_type"] == "code"]


@case("four_equations")
def the_older_attempt_is_kept_as_text_and_as_a_raw_cell(work: Work) -> None:
    place = work.cells.index(work.find("backprop-answer"))
    work.cells.insert(place, new_cell("```python\ndef backprop(x, y):\n    return None\n```", "markdown"))
    work.cells.insert(place, new_cell("def backprop(x, y):\n    return None", "raw"))
    work.above("backprop", '"""\ndef backprop(x, y):\n    return None\n"""')


@case("computational_graph")
def all_checks_stand_at_the_end(work: Work) -> None:
    work.cells.extend([work.remove(exercise) for exercise in work.answers])
    for name in ("cell-038", "cell-040"):
        work.remove(name)


@case("jacobians")
def tests_of_ones_own_stand_below_every_def(work: Work) -> None:
    work.below("sigmoid_jacobian", "assert sigmoid_jacobian(np.zeros(2))[0, 0] == 0.25")
    work.below(
        "softmax_jacobian",
        """
        assert np.allclose(softmax_jacobian(np.ones(3)).sum(axis=0), 0)
        print('ok')
        """,
    )
    work.below(
        "chain_backward",
        """
        def test_chain():
            forward = chain_forward(**example)
            assert len(chain_backward(forward[1])) == 4

        test_chain()
        """,
    )


@case("fcn_layer")
def every_exercise_is_tried_in_a_scratch_cell_that_was_left(work: Work) -> None:
    work.before("linear_backward", "linear_forward(np.ones((3, 2)), np.ones((1, 3)), np.zeros((1, 1)))")
    work.before("activation_backward", clean("Z = np.zeros((2, 2))\nactivation_forward(Z, 'softmax')[0]"))
    work.before(
        "model_backward",
        """
        W, b = np.ones((2, 2)), np.ones((2, 1))
        layer_forward(np.eye(2), W, b, 'relu')
        """,
    )
