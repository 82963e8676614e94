"""How gunicorn serves the site, in the demo as in production."""

import ctypes
import os
import socket
import struct
from typing import Any

# Only the front web server on the same machine reaches it; BIND=0.0.0.0:8000 opens it to others.
bind = os.environ.get("BIND") or f"127.0.0.1:{os.environ.get('PORT') or 8000}"
wsgi_app = "cms.wsgi:application"

#: Seconds that a request may stop half-way.
SILENCE = 5
#: Requests that may wait for a thread of one worker; who comes beyond that is told to try again.
MOST_WAITING = int(os.environ.get("MOST_WAITING") or 16)


#: glibc's number for the limit of heaps. Without one each thread keeps freed memory of its own.
M_ARENA_MAX, HEAPS = -8, 2
if hasattr(libc := ctypes.CDLL(None), "mallopt"):
    libc.mallopt(M_ARENA_MAX, HEAPS)


def when_ready(server: Any) -> None:
    """Read the dictionaries of the search before workers are forked, which then share them.

    Connections inherit from their listener how long a thread waits for more of a request: without
    a limit whoever sends half of one keeps it for as long as they like.
    """
    for listener in server.LISTENERS:
        seconds = struct.pack("ll", SILENCE, 0)
        listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, seconds)

    from search.analysis.lemmas import load_dictionaries

    load_dictionaries()


def post_worker_init(worker: Any) -> None:
    """Let the site know how many wait, and leave out who has left."""
    from cms.site.shedding import watch_queue

    worker.wsgi = watch_queue(worker.wsgi, worker, MOST_WAITING)


def worker_exit(_server: object, _worker: object) -> None:
    """Keep what readers have searched for since it was last added up."""
    from search.counting import add_up

    add_up()


worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY") or 2)
threads = 4
# Loaded once, before the workers: a missing setting stops the start instead of every worker.
preload_app = True
# A worker is renewed now and then, so that memory it has lost comes back.
max_requests = 2000
max_requests_jitter = 200
# What a volunteer uploads over a slow line takes its time.
timeout = 120
graceful_timeout = 4
# Nobody steers it from outside.
control_socket_disable = True

# Addresses or networks of the proxies whose X-Forwarded-Proto is believed; nobody's otherwise.
forwarded_allow_ips = os.environ.get("TRUSTED_PROXIES", "")
