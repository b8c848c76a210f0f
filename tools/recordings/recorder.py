"""What a SQLAlchemy pool, its sessions and their clients do, as the events of src/contract/trace-event.ts."""

import asyncio
import builtins
import itertools
import sys
import threading
import time
from contextvars import ContextVar

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.pool import Pool, QueuePool

scope_id: ContextVar[str] = ContextVar("scope_id", default="server")
asked: ContextVar[tuple[int, float]] = ContextVar("asked", default=(0, 0.0))


class Recorder:
    """Keeps the events of one run; times are milliseconds of the wall since it was made."""

    def __init__(self, program_file: str) -> None:
        self.program_file = program_file
        self.events: list[dict] = []
        self.stalls: list[dict] | None = None
        self.loop_thread: int | None = None
        self.last_sign_ms = 0.0
        self.started = time.perf_counter()
        self.lock = threading.Lock()
        self.next_lease = itertools.count(1)
        self.next_query = itertools.count(1)
        self.next_scope = itertools.count(1)
        self.end_ms: float | None = None
        self.pools: dict[int, int] = {}
        self.connections: dict[int, dict] = {}

    def now_ms(self) -> float:
        return round((time.perf_counter() - self.started) * 1000, 1)

    def record(self, kind: str, scope: str | None = None, **fields) -> None:
        with self.lock:
            if self.end_ms is not None:
                return
            now_ms = self.now_ms()
            if threading.get_ident() == self.loop_thread:
                self.note_sign_of_life(now_ms)
            base = {"seq": len(self.events) + 1, "atMs": now_ms, "processId": 0}
            self.events.append(base | {"scopeId": scope or scope_id.get(), "kind": kind} | fields)

    def open_scope(self, holder: str, label: str) -> str:
        scope = f"{holder}-{next(self.next_scope)}"
        self.record("scope-opened", scope, holder=holder, label=label, parentScopeId="server")
        return scope

    def site(self) -> dict | None:
        """The newest line of the program that is on the stack."""
        frame = sys._getframe(1)
        while frame and frame.f_code.co_filename != self.program_file:
            frame = frame.f_back
        return {"file": "main.py", "line": frame.f_lineno, "column": 1} if frame else None

    def watch_pools(self) -> None:
        recorder = self

        original_init = QueuePool.__init__
        original_connect = QueuePool.connect

        def init(pool, creator, pool_size=5, max_overflow=10, timeout=30.0, **options):
            original_init(pool, creator, pool_size=pool_size, max_overflow=max_overflow, timeout=timeout, **options)
            recorder.pools[id(pool)] = pool_id = len(recorder.pools) + 1
            recorder.record(
                "pool-created",
                poolId=pool_id,
                max=pool_size + max_overflow,
                connectionTimeoutMs=timeout * 1000,
                site=recorder.site(),
            )

        def connect(pool):
            lease, site = next(recorder.next_lease), recorder.site()
            pool_id = recorder.pools[id(pool)]
            timeout_ms = pool._timeout * 1000
            is_full = pool.checkedout() >= pool.size() + max(pool._max_overflow, 0)
            recorder.record(
                "checkout-requested", poolId=pool_id, leaseId=lease, queued=is_full, timeoutMs=timeout_ms, site=site
            )
            asked_ms = recorder.now_ms()
            asked.set((lease, asked_ms))
            try:
                return original_connect(pool)
            except sa.exc.TimeoutError as error:
                recorder.record(
                    "checkout-failed",
                    poolId=pool_id,
                    leaseId=lease,
                    reason="timed-out",
                    waitedMs=round(recorder.now_ms() - asked_ms, 1),
                    error={"name": "TimeoutError", "message": str(error), "code": None, "site": site},
                )
                raise

        QueuePool.__init__, QueuePool.connect = init, connect

        @event.listens_for(Pool, "connect")
        def opened(dbapi_connection, entry):
            pool_id = recorder.pools[id(entry._ConnectionRecord__pool)]
            connection_id = len(recorder.connections) + 1
            recorder.connections[id(entry)] = known = {"connectionId": connection_id, "poolId": pool_id, "leaseId": None}
            entry.info["known"] = known
            place = {"poolId": pool_id, "connectionId": connection_id}
            recorder.record("connection-opening", **place)
            recorder.record("connection-opened", **place, pid=pid_of(dbapi_connection))

        @event.listens_for(Pool, "checkout")
        def lent(_, entry, __):
            known = recorder.connections[id(entry)]
            known["leaseId"], asked_ms = asked.get()
            recorder.record("checkout-granted", **known, waitedMs=round(recorder.now_ms() - asked_ms, 1))

        @event.listens_for(Pool, "checkin")
        def returned(_, entry):
            known = recorder.connections[id(entry)]
            recorder.record("lease-returned", **known, destroyed=False, site=recorder.site())
            known["leaseId"] = None

        def known_of(connection) -> dict:
            return connection._dbapi_connection._connection_record.info["known"]

        @event.listens_for(Engine, "begin")
        def begun(connection):
            recorder.record("transaction-changed", **known_of(connection), status="open")

        @event.listens_for(Engine, "commit")
        @event.listens_for(Engine, "rollback")
        def ended(connection):
            recorder.record("transaction-changed", **known_of(connection), status="none")

        @event.listens_for(Engine, "before_cursor_execute")
        def started(connection, cursor, statement, parameters, context, many):
            context.recorded_query = next(recorder.next_query)
            known = known_of(connection)
            recorder.record(
                "query-started", **known, queryId=context.recorded_query, sql=statement, site=recorder.site()
            )

        @event.listens_for(Engine, "after_cursor_execute")
        def finished(connection, cursor, statement, parameters, context, many):
            rows = cursor.rowcount if cursor.rowcount >= 0 else None
            recorder.record(
                "query-finished", **known_of(connection), queryId=context.recorded_query, rowCount=rows, error=None
            )

    def watch_prints(self) -> None:
        def say(*values, **_):
            text = " ".join(str(value) for value in values)
            self.record("log-written", level="info", text=text, site=self.site())

        builtins.print = say

    def end(self) -> None:
        """What comes now is the driver's clearing up."""
        self.end_ms = self.end_ms or self.now_ms()

    def begin_at(self, kind: str) -> None:
        """Takes the first event of this kind for the beginning: what a program imports before it is nobody's wait."""
        start_ms = next(event["atMs"] for event in self.events if event["kind"] == kind)
        for event in self.events:
            event["atMs"] = round(max(0, event["atMs"] - start_ms), 1)
        for stall in self.stalls or []:
            for end in stall:
                stall[end] = round(stall[end] - start_ms, 1)
        self.end_ms = round((self.end_ms or self.now_ms()) - start_ms, 1)

    def note_sign_of_life(self, now_ms: float) -> None:
        """Notes a stall where the event loop did nothing that can be seen for a third of a second."""
        if now_ms - self.last_sign_ms > 300:
            self.stalls.append({"fromMs": self.last_sign_ms, "toMs": now_ms})
        self.last_sign_ms = now_ms

    async def watch_loop(self) -> None:
        """Keeps the event loop showing signs of life; between two of these, whatever it records is one too."""
        self.stalls, self.last_sign_ms, self.loop_thread = [], self.now_ms(), threading.get_ident()
        while True:
            await asyncio.sleep(0.05)
            with self.lock:
                self.note_sign_of_life(self.now_ms())


def pid_of(dbapi_connection) -> int:
    if hasattr(dbapi_connection, "get_backend_pid"):
        return dbapi_connection.get_backend_pid()
    return dbapi_connection._connection.get_server_pid()
