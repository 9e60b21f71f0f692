"""IPython's magics, its help, and lines for the shell."""

from green import Work, case


@case("jacobians", tells=("edited-notebook",))
def plots_are_sharp_and_in_the_notebook(work: Work) -> None:
    cell = work.find("setup-003")
    cell["source"] = "%matplotlib inline\n%config InlineBackend.figure_format = 'retina'\n" + cell["source"]


@case("fcn_layer", tells=("failed-cell", "edited-notebook"))
def plots_open_in_a_window_of_qt(work: Work) -> None:
    work.was_run()  # where there is a screen
    cell = work.find("setup-002")
    cell["source"] = "%matplotlib qt\n" + cell["source"]


@case("matrix_calculus", tells=("failed-cell",))
def plots_are_widgets(work: Work) -> None:
    work.was_run()  # where ipympl is installed
    work.above("vec", "%matplotlib widget\nROWS_FIRST = 'C'")
    work.change("vec", "W.ravel()", "W.ravel(ROWS_FIRST)")


@case("four_equations")
def plots_are_of_the_old_notebook_kind(work: Work) -> None:
    work.above("sigmoid", "%matplotlib notebook\nimport matplotlib.pyplot as plt")


@case("four_equations")
def modules_are_loaded_anew_whenever_they_change(work: Work) -> None:
    work.before("setup-002", "%load_ext autoreload\n%autoreload 2")


@case("computational_graph", tells=("failed-cell",))
def an_extension_is_loaded_that_is_not_here(work: Work) -> None:
    work.was_run()  # where black and line_profiler are installed
    work.above("Node", "%load_ext nb_black\n%load_ext line_profiler")


@case("jacobians")
def the_time_of_a_function_is_taken_below_its_def(work: Work) -> None:
    work.below(
        "softmax_jacobian",
        """
        %timeit -n 2 -r 1 softmax_jacobian(np.arange(5.0))
        %time J = softmax_jacobian(np.arange(3.0))
        """,
    )


@case("fcn_layer")
def the_time_of_a_whole_cell_is_taken(work: Work) -> None:
    for exercise in ("linear_forward", "cross_entropy", "model_backward"):
        cell = work.find(f"{exercise}-answer")
        cell["source"] = "%%time\n" + cell["source"]


@case("matrix_calculus")
def what_a_cell_prints_is_captured(work: Work) -> None:
    cell = work.find("unvec-answer")
    cell["source"] = "%%capture captured\n" + cell["source"] + "\nprint(unvec(np.arange(4.0), (2, 2)))"
    work.after("unvec", "print(captured.stdout)")


@case("four_equations", tells=("failed-cell",))
def cells_are_timed_and_skipped_that_define_nothing(work: Work) -> None:
    work.after("backprop", "%%timeit -n 1 -r 1\nbackprop(x, y, weights, biases)")
    work.after("backprop", "%%script echo skipped\ntrain(everything, forever)")
    work.after("backprop", "%%bash\necho $HOME")
    work.after("backprop", "%%html\n<b>done</b>")
    work.after("backprop", "%%latex\n$\\delta^L$")


@case("computational_graph")
def small_magics_stand_between_the_lines(work: Work) -> None:
    work.above(
        "unbroadcast",
        """
        %precision 3
        %xmode Minimal
        %env OMP_NUM_THREADS=1
        %whos
        %pwd
        %pdb off
        """,
    )


@case("jacobians")
def everything_is_forgotten_at_first(work: Work) -> None:
    work.before("setup-002", "%reset -f\n%clear")


@case("fcn_layer")
def help_is_asked_for_above_a_def(work: Work) -> None:
    work.above(
        "linear_backward",
        """
        help(np.matmul)
        np.sum?
        linear_forward??
        ?np.einsum
        print(copyright, credits)
        """,
    )


@case("computational_graph")
def the_shell_lists_and_installs(work: Work) -> None:
    work.above(
        "add_backward",
        """
        !pip install -q numpy
        !ls -la
        files = !ls
        print(files)
        %ls
        !python --version
        """,
    )


@case("matrix_calculus")
def magics_are_called_as_functions_as_in_an_exported_script(work: Work) -> None:
    work.before(
        "vec",
        """
        ip = get_ipython()
        ip.run_line_magic("matplotlib", "inline")
        ip.run_line_magic("load_ext", "autoreload")
        ip.system("echo hello")
        """,
    )


@case("jacobians", tells=("failed-cell",))
def something_is_typed_in_above_a_def(work: Work) -> None:
    work.above("vjp", 'name = input("Your student number: ")\nrows = int(input("Rows? "))\nprint(name, np.eye(rows))')


@case("four_equations", tells=("failed-cell",))
def the_folder_is_one_of_colabs_drive(work: Work) -> None:
    work.was_run()  # where the drive is
    work.above(
        "sigmoid_prime",
        """
        import os

        %cd /content/drive/MyDrive/dl
        os.chdir("/content/drive/MyDrive/dl")
        SCALE = 1.0
        """,
    )
    work.change("sigmoid_prime", "a * (1 - a)", "SCALE * a * (1 - a)")
