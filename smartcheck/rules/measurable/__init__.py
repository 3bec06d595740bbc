"""What makes a goal measurable."""
