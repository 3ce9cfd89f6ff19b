"""Plain data in, PDF, DOCX and ODT out."""
