"""What commands print of collections: groups of articles, copies, stories, likeness."""
