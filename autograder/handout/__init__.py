"""What travels with every notebook: copied beside it, read and run by students; NumPy and matplotlib only."""
