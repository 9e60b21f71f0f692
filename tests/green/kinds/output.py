"""Much that is printed, drawn and displayed."""

from green import Work, case


@case("fcn_layer")
def every_array_is_printed_in_full(work: Work) -> None:
    work.before("linear_forward", "import sys\n\nnp.set_printoptions(threshold=sys.maxsize, linewidth=200)")
    work.inside("linear_forward", "print('A_prev =', A_prev, 'W =', W, 'b =', b, sep='\\n')")
    work.inside("linear_backward", "print('dZ =', dZ, sep='\\n')")
    work.inside("activation_forward", "print(f'{activation}: Z = {Z!r}')")


@case("four_equations")
def every_step_of_the_training_is_printed(work: Work) -> None:
    work.inside(
        "update_mini_batch", "print('step of', len(mini_batch), 'samples:', *(w.round(3).tolist() for w in weights))"
    )


@case("jacobians")
def a_cell_prints_megabytes_above_a_def(work: Work) -> None:
    work.above("softmax_jacobian", "for line in range(40_000):\n    print('x' * 250)")


@case("matrix_calculus")
def everything_is_displayed(work: Work) -> None:
    work.above(
        "mse_loss",
        """
        from IPython.display import HTML, Image, Markdown, Math, clear_output, display

        display(HTML("<b>loss</b>"), Math("L"), Markdown("*sum*"))
        display(np.eye(3))
        clear_output(wait=True)
        handle = display("0 %", display_id=True)
        handle.update("100 %")
        FACTOR = 1.0
        """,
    )
    work.change("mse_loss", "float(np.sum((n2 - y) ** 2))", "FACTOR * float(np.sum((n2 - y) ** 2))")


@case("computational_graph")
def plots_are_styled_saved_and_shown(work: Work) -> None:
    work.above(
        "multiply_backward",
        """
        import matplotlib.pyplot as plt
        from matplotlib import cm

        plt.style.use("ggplot")
        plt.rcParams["figure.figsize"] = (4, 3)
        fig, ax = plt.subplots()
        ax.plot(example_x, example_y, "o")
        fig.savefig("figure.png")
        plt.show()
        plt.close("all")
        """,
    )


@case("computational_graph")
def a_function_draws_whenever_it_is_called(work: Work) -> None:
    work.inside("objective", "plt.figure(figsize=(2, 2))\nplt.imshow(W)\nplt.close('all')")
