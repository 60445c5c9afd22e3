"""How far the program agrees with people who read the same texts."""
