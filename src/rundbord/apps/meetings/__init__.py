"""Meetings, agendas, numbering, attendance."""
