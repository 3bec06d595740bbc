"""What makes a goal a result worth working for."""
