"""What makes a set of goals balanced."""
