"""Commands that print how fast Sayso is, as ratios measured in one run."""
