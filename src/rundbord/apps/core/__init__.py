"""No domain nouns: base page, clock, uid, access, registries for panels and commands."""
