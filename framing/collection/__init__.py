"""Many articles: cut into parts, profiled by workers, kept as counts that add up."""
