"""What makes a goal specific."""
