"""Mistakes in the four equations, mini-batches and training."""

from autograder.numeric.mistake import Mistake

IN_TRAINING: tuple[Mistake, ...] = ()
