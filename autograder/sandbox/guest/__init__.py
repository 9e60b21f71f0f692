"""Our code that runs in the sandbox beside the student's; it uses the standard library, NumPy and IPython only."""
