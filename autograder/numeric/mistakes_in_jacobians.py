"""Mistakes in Jacobians and their products."""

from autograder.numeric.mistake import Mistake

IN_JACOBIANS: tuple[Mistake, ...] = ()
