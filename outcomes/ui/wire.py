"""Send every message at once.

Streamlit opens its socket without naming the protocol, so asyncio leaves Nagle's algorithm on, and of two messages in a
row the second waits some 40 ms for the browser to say that it has the first: https://github.com/Kludex/uvicorn/issues/3149
"""

import os
import socket

OPEN = "/dev/fd"  # the open files of this process; Linux and macOS have it, and only there a connection inherits


def at_once() -> None:
    """From now on, for connections to any socket on which this process listens."""
    if not os.path.isdir(OPEN):
        return
    for number in os.listdir(OPEN):
        try:
            found = socket.socket(fileno=int(number))
        except OSError:
            continue  # no socket, or closed meanwhile
        try:
            if found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except OSError:
            continue  # none of TCP
        finally:
            found.detach()  # it belongs to whoever opened it
