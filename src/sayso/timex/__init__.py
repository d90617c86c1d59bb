"""Time expressions: find them in a text and resolve each to a window of days.

    tokens → grammar (named, numeric, relative, parts, durations, clocks) → expression → resolution → Window

What is said and what it comes to are kept apart: the grammar knows no calendar, the resolution no text.
"""

from sayso.timex.choice import horizon_of, window_of
from sayso.timex.engine import windows
from sayso.timex.window import Horizon, Window

__all__ = ["Horizon", "Window", "horizon_of", "window_of", "windows"]
