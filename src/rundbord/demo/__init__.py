"""The sample world: an invented cooperation between real municipalities, its people and its old minutes."""
