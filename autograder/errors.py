"""Three kinds of error, one for each party that must act; they are never mixed."""


class ChainruleError(Exception):
    """Base of every error that this project raises on purpose."""


class SubmissionError(ChainruleError):
    """The student must act: the submission cannot be read. It becomes a verdict, never a crash."""


class CourseError(ChainruleError):
    """The instructor must act: the course or the call is wrong. Says where, what, and what would be right."""


class InternalError(ChainruleError):
    """We must act: sandbox, grader or machine failed. The submission stays ungraded and gets no mark."""


class KilledError(InternalError):
    """A process of ours was killed by something else on the machine: the same may well succeed if it is tried again."""
