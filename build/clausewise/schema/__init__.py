"""JSON Schemas of a store's files, so that an editor completes them."""
