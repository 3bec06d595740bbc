"""What makes a goal time-bound."""
