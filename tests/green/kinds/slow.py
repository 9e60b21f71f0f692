"""Cells that take their time, on the way to what is graded."""

from green import Work, case

EIGHT_SECONDS = """import time

until = time.process_time() + 8
while time.process_time() < until:
    np.ones((200, 200)) @ np.ones((200, 200))
"""


@case("fcn_layer", tells=("failed-cell",))
def a_long_measurement_stands_above_a_def(work: Work) -> None:
    work.above("cross_entropy", EIGHT_SECONDS)


@case("four_equations", tells=("failed-cell",))
def a_long_training_of_ones_own_defines_what_the_next_functions_use(work: Work) -> None:
    work.before(
        "directional_derivative",
        EIGHT_SECONDS
        + "\nstart = time.perf_counter()\n\ndef moved(dw, a, w, da, db):\n    return dw @ a + w @ da + db",
    )
    work.change("directional_derivative", "(dw @ a + w @ da + db)", "moved(dw, a, w, da, db)")
