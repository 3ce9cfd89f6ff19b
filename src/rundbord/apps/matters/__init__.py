"""What lives across meetings."""
