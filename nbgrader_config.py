"""nbgrader's settings for this course; read by every nbgrader command and by formgrader."""

c = get_config()  # noqa: F821 - traitlets puts it there

c.CourseDirectory.course_id = "chainrule"
c.ClearSolutions.code_stub = {"python": "raise NotImplementedError  # your code here"}
