"""How a function goes about its work, where that is part of the exercise: how often it asks, how its steps grow."""

import msgspec

from autograder.author.cases import Case
from autograder.author.declare import Plain, forward_call
from autograder.grading.ask import Questions, Reply
from autograder.grading.context import Context
from autograder.grading.record import CALLS, STEPS, Record
from autograder.sandbox.calls import Failed, Returned

_MOST_GROWTH = 2.0
_STEPS_A_SAMPLE = 4
"""Fewer than any loop takes that does something with its samples."""


def asks(record: Record, plain: Plain, case: Case, reply: Reply) -> None:
    """Judge how often a function called the ``Callback`` it was given, where the exercise has limits for that."""
    if plain.asks is None or not isinstance(reply.outcome, Returned):
        return
    least, most = plain.asks(case)
    asked = reply.outcome.asked
    record.fine(CALLS)
    if not least <= asked <= most:
        mistake = "unasked" if asked < least else "asked-too-often"
        message = f"{plain.function} called the function it was given {asked} times, not {least} to {most} times"
        record.complain(CALLS, "basic", f"{message} ({case.label})", mistake)


def growth(context: Context, plain: Plain, few: Case, many: Case) -> None:
    """Judge whether a function takes about as many steps of the interpreter for many samples as for few.

    Steps are counted and not timed: the verdict is the same on a busy machine and on an idle one. ``many`` has so many
    samples that all steps together show a loop over them: steps that are burnt beforehand, to drown the growth, do not
    hide it.
    """
    calls = [(case, msgspec.structs.replace(forward_call(plain, case.arguments), counts=True)) for case in (few, many)]
    questions = context.expectations.once((plain.function, STEPS), lambda: Questions(calls))
    steps = []
    for reply in context.asker.ask(questions):
        if isinstance(reply.outcome, Failed):
            context.record.failed(STEPS, "basic", reply.outcome, reply.function, reply.label)
            return
        steps.append(reply.outcome.steps)
    context.record.fine(STEPS)
    if steps[1] > _MOST_GROWTH * steps[0] or steps[1] >= _STEPS_A_SAMPLE * many.m:
        message = f"{plain.function} takes {steps[0]} steps for {few.m} samples and {steps[1]} for {many.m}"
        context.record.complain(STEPS, "basic", message, "loop-over-samples")
