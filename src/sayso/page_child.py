"""The child process that parses pages: bounded in memory, killed by its parent when late.

Reads a length and a page from standard input and writes a length and JSON to standard output, until its input ends.
Whatever a parser raises becomes one line for the page that caused it; `spent` says that it may have cost this process
memory that the next page would miss.
"""

import json
import os
import sys
from typing import BinaryIO

from sayso.errors import InputError
from sayso.extraction import parts_of
from sayso.page import LENGTH


def serve(source: BinaryIO, sink: BinaryIO, depth: int) -> None:
    """Answer page after page, each refused where its elements stand more than `depth` deep in each other."""
    while header := source.read(LENGTH):
        reply = json.dumps(_reply(source, int.from_bytes(header, "big"), depth)).encode("ascii")
        sink.write(len(reply).to_bytes(LENGTH, "big") + reply)
        sink.flush()


def _reply(source: BinaryIO, length: int, depth: int) -> dict[str, object]:
    try:
        return parts_of(source.read(length).decode("utf-8", "replace"), depth=depth)
    except InputError as err:
        return {"error": err.reason}
    except MemoryError:
        return {"error": "takes too much memory to parse", "spent": True}
    except Exception as err:  # noqa: BLE001 - a parser's defect must cost one page, not the run
        return {"error": f"cannot be parsed ({type(err).__name__})", "spent": True}


def bound_memory(limit: int) -> None:
    """Refuse the process more than `limit` bytes of memory, where the system can."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


if __name__ == "__main__":
    bound_memory(int(sys.argv[1]))
    # Replies keep standard output to themselves: what a library prints goes nowhere.
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    serve(sys.stdin.buffer, replies, int(sys.argv[2]))
