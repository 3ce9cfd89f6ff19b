"""Norway's counties and municipalities since 2017: dated names, codes, county membership and successions."""
