"""How the objective of computational_graph is made of its two nodes."""

import numpy as np

from autograder.grading.cases import Case
from autograder.grading.declare import Parts
from autograder.numeric.arrays import Array
from autograder.sandbox.calls import Call
from autograder.sandbox.guest.stand_ins import Handle


def objective(case: Case, _upstream: Array | None) -> Parts:
    """Return f and its gradients as the functions of the two nodes give them."""
    calls = (
        Call("matvec_forward", case.arguments, (1,)),
        Call("squared_norm_forward", (Handle(0, 0),), (1,)),
        Call("squared_norm_backward", (np.asarray(1.0), Handle(1, 1))),
        Call("matvec_backward", (Handle(2, None), Handle(0, 1))),
    )
    return Parts(calls, {"f": (1, 0), "dW": (3, 0), "dx": (3, 1)})
