"""Progress: a bar on standard error, with articles per second and the time left."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TimeRemainingColumn
from rich.text import Text


class RateColumn(ProgressColumn):
    """Articles per second of late."""

    def render(self, task: Task) -> Text:
        """Write the rate, or keep its place free until it is known."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed:6.1f} articles/s" if speed else " " * 17, style="progress.data.speed")


@contextmanager
def bar(total: int) -> Iterator[Callable[[], None]]:
    """Show a bar for `total` articles; call what this gives after each. Lines written meanwhile stand above the bar."""
    columns = (BarColumn(), MofNCompleteColumn(), RateColumn(), TimeRemainingColumn(), "left")
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("read", total=total)
        yield lambda: progress.advance(task)
