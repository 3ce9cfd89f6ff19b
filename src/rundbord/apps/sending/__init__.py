"""Minutes on their way: to the chair, to everybody who was there, and what they remark on them."""
