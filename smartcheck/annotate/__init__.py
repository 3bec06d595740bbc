"""What smartcheck reads in a sentence: times, scores, quantities and the structure of the goal."""
