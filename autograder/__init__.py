"""Auto-graded assignments on back-propagation."""
