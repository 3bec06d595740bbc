"""What makes an Objective an Objective."""
