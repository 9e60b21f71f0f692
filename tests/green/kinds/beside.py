"""Modules and data of the student's that lie beside the notebook, or that it writes there."""

from green import Work, case


@case("four_equations")
def a_module_is_written_by_a_cell(work: Work) -> None:
    work.before("sigmoid", "%%writefile slope_of_sigmoid.py\ndef slope(a):\n    return a * (1 - a)")
    work.above(
        "sigmoid_prime",
        """
        import importlib

        import slope_of_sigmoid

        importlib.reload(slope_of_sigmoid)
        """,
    )
    work.change("sigmoid_prime", "a * (1 - a)", "slope_of_sigmoid.slope(a)")


@case("matrix_calculus")
def results_are_saved_and_loaded_again(work: Work) -> None:
    work.below(
        "linear_jacobian",
        """
        import pickle

        np.save("jacobian.npy", linear_jacobian(np.ones((1, 2)), 3))
        with open("cache.pkl", "wb") as file:
            pickle.dump({"J": np.load("jacobian.npy")}, file)
        """,
    )
