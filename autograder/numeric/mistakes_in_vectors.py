"""Mistakes in vec, Kronecker products and rows."""

from autograder.numeric.mistake import Mistake

IN_VECTORS: tuple[Mistake, ...] = ()
