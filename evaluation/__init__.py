"""Measure what the documentation states, and hold it against pinned floors."""
