"""Mistakes in computational graphs."""

from autograder.numeric.mistake import Mistake

IN_GRAPHS: tuple[Mistake, ...] = ()
