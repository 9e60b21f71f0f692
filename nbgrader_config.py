"""nbgrader's settings for this course; read by every nbgrader command and by formgrader."""

c = get_config()  # noqa: F821 - traitlets puts it there

c.CourseDirectory.course_id = "chainrule"
c.ClearSolutions.code_stub = {"python": "raise NotImplementedError  # your code here"}

# By itself nbgrader would run student code beside the gradebook; see autograder/publish/autograde.py.
c.Autograde.exporter_class = "autograder.publish.autograde.BlankExporter"
c.Autograde.create_student = False  # prepare does, if the name is allowed
c.Autograde.pre_convert_hook = "autograder.publish.autograde.prepare"
c.Autograde.sanitize_preprocessors = []
c.Autograde.autograde_preprocessors = [
    "autograder.publish.autograde.publish_verdict",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# nbgrader's own pages load programs from the network and may contain any HTML; see autograder/publish/feedback.py.
c.GenerateFeedback.exporter_class = "autograder.publish.feedback.FeedbackExporter"
