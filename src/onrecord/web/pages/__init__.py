"""The pages: a file each, with the router that holds its addresses."""
