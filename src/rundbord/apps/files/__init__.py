"""Blobs and attachments."""
