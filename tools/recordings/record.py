"""Records one program of programs/: python3 record.py <name> <url of a PostgreSQL>. See CONTRIBUTING.md."""

import asyncio
import http.client
import json
import os
import platform
import runpy
import sys
import threading
from datetime import date
from importlib.metadata import version
from pathlib import Path

import sqlalchemy as sa
from recorder import Recorder, scope_id

HERE = Path(__file__).parent
OUT = HERE.parent.parent / "content" / "recordings"
PORT = 8000
LIMIT_S = 30

SCRIPT = ["SQLAlchemy", "psycopg2"]
TITLES = {
    "frozen_loop": ("A synchronous pool on the event loop", ["FastAPI", "uvicorn", *SCRIPT]),
    "waiting_task": ("The same with an asynchronous session", ["FastAPI", "uvicorn", "SQLAlchemy", "asyncpg"]),
    "lazy_session": ("When a session borrows", SCRIPT),
    "expired_object": ("What an object still knows after a commit and after a close", SCRIPT),
}

WATCHED = "The program is as shown; SQLAlchemy's pool and cursor events were written down by the time of the wall"
DRIVEN = (
    "uvicorn served it; the tabs are WebSocket clients on another thread with an event loop of its own; a heartbeat "
    "every 50 ms showed whether the server's loop ran"
)


class TraceScopes:
    """The application, with a scope of the record for each request and socket."""

    def __init__(self, app, recorder: Recorder) -> None:
        self.app, self.recorder = app, recorder

    async def __call__(self, scope, receive, send):
        if scope["type"] not in ("http", "websocket"):
            return await self.app(scope, receive, send)
        tab = scope["query_string"].decode().removeprefix("tab=")
        label = f"tab {tab}" if scope["type"] == "websocket" else f"{scope['method']} {scope['path']}"
        scope_id.set(own := self.recorder.open_scope(scope["type"], label))
        error = None

        async def tell(message):
            if message["type"] == "websocket.accept":
                self.recorder.record("socket-accepted", own, tab=int(tab))
            await send(message)

        try:
            await self.app(scope, receive, tell)
        except Exception as reason:
            error = {"name": type(reason).__name__, "message": str(reason), "code": None, "site": None}
            self.recorder.record("log-written", own, level="error", text=f"{error['name']}: {reason}", site=None)
            raise  # the server has to see it too, or it ends the socket in another way
        finally:
            self.recorder.record("scope-ended", own, outcome="threw" if error else "returned", error=error)


async def open_tab(recorder: Recorder, tab: int, leaves: asyncio.Event) -> None:
    import websockets

    scope = f"tab-{tab}"
    recorder.record("tab-opened", scope, tab=tab, path="/ws")
    async with websockets.connect(f"ws://127.0.0.1:{PORT}/ws?tab={tab}") as socket:
        recorder.record("tab-connected", scope, tab=tab)
        closed = asyncio.ensure_future(socket.wait_closed())
        left = asyncio.ensure_future(leaves.wait())
        await asyncio.wait({closed, left}, return_when=asyncio.FIRST_COMPLETED, timeout=LIMIT_S)
        by = "client" if left.done() else "server"
        if by == "client":
            recorder.record("tab-closed", scope, tab=tab, code=1001, reason="", by=by)
            await socket.close(1001)
        else:
            recorder.record("tab-closed", scope, tab=tab, code=socket.close_code, reason="", by=by)


def ping(recorder: Recorder, request: int) -> None:
    scope = f"request-{request}"
    recorder.record("request-sent", scope, requestId=request, method="GET", path="/ping")
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=LIMIT_S)
    connection.request("GET", "/ping")
    answer = connection.getresponse()
    recorder.record("request-answered", scope, requestId=request, status=answer.status, body=answer.read().decode())


async def drive(recorder: Recorder) -> None:
    """Three tabs take the three connections; the fourth waits; a ping is sent and the first tab leaves meanwhile."""
    leaves = {tab: asyncio.Event() for tab in (1, 2, 3, 4)}
    tabs = []
    for tab in (1, 2, 3):
        tabs.append(asyncio.create_task(open_tab(recorder, tab, leaves[tab])))
        await asyncio.sleep(0.5)
    await asyncio.to_thread(ping, recorder, 1)
    await asyncio.sleep(0.5)
    tabs.append(asyncio.create_task(open_tab(recorder, 4, leaves[4])))
    await asyncio.sleep(1)
    pinged = asyncio.create_task(asyncio.to_thread(ping, recorder, 2))
    await asyncio.sleep(1)
    leaves[1].set()
    await pinged
    await asyncio.sleep(3)
    recorder.end()
    for event in leaves.values():
        event.set()
    await asyncio.wait_for(asyncio.gather(*tabs), LIMIT_S)


async def serve(recorder: Recorder, program: dict) -> None:
    import uvicorn

    server = uvicorn.Server(
        uvicorn.Config(TraceScopes(program["app"], recorder), port=PORT, log_level="critical", lifespan="off")
    )
    watching = asyncio.create_task(recorder.watch_loop())
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.05)
    recorder.record("server-listening", port=PORT)
    done = asyncio.get_running_loop().run_in_executor(None, lambda: asyncio.run(drive(recorder)))
    await asyncio.wait_for(done, 2 * LIMIT_S)
    server.should_exit = True
    watching.cancel()
    await serving


def versions(names: list[str], url: str) -> str:
    with sa.create_engine(url).connect() as connection:
        server = connection.execute(sa.text("SHOW server_version")).scalar().split()[0]
    return ", ".join(
        [f"CPython {platform.python_version()}", *(f"{name} {version(name)}" for name in names), f"PostgreSQL {server}"]
    )


def main(name: str, url: str) -> None:
    title, libraries = TITLES[name]
    used = versions(libraries, url)
    file = HERE / "programs" / f"{name}.py"
    os.environ["DATABASE_URL"] = url
    os.environ["ASYNC_DATABASE_URL"] = url.replace("postgresql://", "postgresql+asyncpg://")
    if name == "expired_object":
        with sa.create_engine(url).begin() as connection:
            connection.execute(sa.text("DROP TABLE IF EXISTS users"))
            connection.execute(sa.text("CREATE TABLE users (id int PRIMARY KEY, name text)"))
            connection.execute(sa.text("INSERT INTO users VALUES (1, 'Ada')"))
    recorder = Recorder(str(file))
    recorder.watch_pools()
    recorder.watch_prints()
    recorder.record("server-started")
    serves = "FastAPI" in libraries
    if not serves:
        scope_id.set(recorder.open_scope("task", "main"))
    program = runpy.run_path(str(file))
    if serves:
        asyncio.run(serve(recorder, program))
    else:
        recorder.record("scope-ended", outcome="returned", error=None)
        recorder.end()
    recorder.begin_at("server-listening" if serves else "pool-created")
    recording = {
        "title": title,
        "with": used,
        "recordedOn": date.today().isoformat(),
        "how": f"{WATCHED}; {DRIVEN}." if serves else f"{WATCHED}.",
        "program": file.read_text(),
        "endMs": recorder.end_ms,
        "stalls": recorder.stalls,
        "events": recorder.events,
    }
    OUT.mkdir(exist_ok=True)
    lines = ",\n".join(json.dumps(event) for event in recording.pop("events"))
    head = json.dumps(recording, indent=2).removesuffix("\n}")
    (OUT / f"{name.replace('_', '-')}.json").write_text(f'{head},\n  "events": [\n{lines}\n]\n}}\n')
    sys.stderr.write(f"{name}: {len(recorder.events)} events, {recorder.end_ms / 1000:.1f} s, stalls {recorder.stalls}\n")


main(*sys.argv[1:])
