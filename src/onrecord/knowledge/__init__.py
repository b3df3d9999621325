"""What people know about language and the world, as tables that people can read and extend."""
