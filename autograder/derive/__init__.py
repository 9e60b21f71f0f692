"""What follows from a reference: cases, expected values, slips, and functions in the place of a student's."""
