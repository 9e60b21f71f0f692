"""What happened to a notebook after Jupyter had run it; nbgrader would put locked cells and kinds of cells back."""

from green import Work, case, new_cell


@case("fcn_layer", tells=("edited-notebook",))
def an_answer_became_markdown(work: Work) -> None:
    work.was_run()
    cell = work.find("linear_backward-answer")
    cell["cell_type"] = "markdown"
    del cell["outputs"], cell["execution_count"]


@case("jacobians", tells=("edited-notebook",))
def an_answer_became_raw(work: Work) -> None:
    work.was_run()
    cell = work.find("vjp-answer")
    cell["cell_type"] = "raw"
    del cell["outputs"], cell["execution_count"]


@case("matrix_calculus", tells=("edited-notebook",))
def the_set_up_was_emptied(work: Work) -> None:
    work.was_run()
    work.find("setup-002")["source"] = ""


@case("four_equations", tells=("edited-notebook",))
def the_set_up_was_deleted(work: Work) -> None:
    work.was_run()
    work.remove("setup-002")
    work.remove("setup-003")


@case("computational_graph", tells=("edited-notebook",))
def a_key_was_pressed_in_the_set_up(work: Work) -> None:
    work.was_run()
    cell = work.find("setup-002")
    cell["source"] = cell["source"].replace("import numpy as np", "import numpy as npv")


@case("jacobians", tells=("edited-notebook",))
def the_set_up_became_markdown(work: Work) -> None:
    work.was_run()
    cell = work.find("setup-002")
    cell["cell_type"] = "markdown"
    del cell["outputs"], cell["execution_count"]


@case("fcn_layer", tells=("edited-notebook",))
def all_checks_were_deleted(work: Work) -> None:
    work.was_run()
    for exercise in work.answers:
        work.remove(exercise)


@case("four_equations")
def a_helper_that_was_run_first_stands_last(work: Work) -> None:
    work.before("sigmoid_prime", "def slope_by_activation(a):\n    return a * (1 - a)")
    work.change("sigmoid_prime", "return a * (1 - a)", "return slope_by_activation(a)")
    work.was_run()
    work.cells.append(work.cells.pop(work.cells.index(work.find("sigmoid_prime-answer")) - 1))


@case("computational_graph")
def the_answers_stand_in_the_order_of_the_last_visit(work: Work) -> None:
    work.was_run()
    places = [work.cells.index(work.find(f"{exercise}-answer")) for exercise in work.answers]
    cells = [work.cells[place] for place in places]
    for place, cell in zip(places, reversed(cells), strict=True):
        work.cells[place] = cell


@case("matrix_calculus")
def all_functions_were_moved_into_one_cell_at_the_end(work: Work) -> None:
    work.was_run()
    for exercise in work.answers:
        work.answer(exercise, "")
    work.last("\n\n\n".join(work.answers.values()))


@case("fcn_layer")
def an_experiment_was_begun_and_not_finished(work: Work) -> None:
    work.was_run()
    work.cells.append(new_cell("# try: dropout next\n# for rate in (0.1, 0.5):"))
