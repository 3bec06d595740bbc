"""What makes a goal realistic, and still a stretch."""
