"""What the commands of `smartcheck.cli` are made of: help, options, the console, a run's course."""
