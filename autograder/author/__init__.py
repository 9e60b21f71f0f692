"""What an assignment declares: the functions of an exercise, and the cases that it is judged at."""
