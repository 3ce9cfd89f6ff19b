"""Tasks, schedule, effects, outbox."""
