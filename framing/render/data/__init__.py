"""What goes out to machines, as plain dictionaries and lists."""
