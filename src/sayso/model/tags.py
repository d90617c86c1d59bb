"""The tag set: BIO over the three roles of an attribution."""

import numpy as np

ROLES = ("source", "cue", "content")
TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")

LEGAL = np.array([[not (to.startswith("I-") and frm[2:] != to[2:]) for to in TAGS] for frm in TAGS])
"""LEGAL[i, j]: tag j may follow tag i; an I only follows a B or I of its role."""

LEGAL_START = np.array([not tag.startswith("I-") for tag in TAGS])
