import { type Session, sessionState } from "./session.ts";

/** Rows of `pg_stat_activity` as JSON. Source: PostgreSQL manual, "pg_stat_activity". */
export function toActivityJson(sessions: Iterable<Session>, epochMs: number): string {
  const toTime = (atMs: number | undefined): string | null =>
    atMs === undefined ? null : new Date(epochMs + atMs).toISOString();
  return JSON.stringify(
    Array.from(sessions, (session) => ({
      datname: session.database,
      pid: session.pid,
      usename: session.user,
      application_name: session.settings.current.get("application_name") ?? "",
      state: sessionState(session),
      query: session.query,
      ...waitOf(session),
      xact_start: toTime(session.times.transactionAtMs),
      query_start: toTime(session.times.queryAtMs),
      backend_start: toTime(session.times.openedAtMs),
      state_change: toTime(session.times.stateAtMs),
    })),
  );
}

/** A wait for the backend looks as a wait for another's row lock would. Source: PostgreSQL manual, "Wait Events". */
function waitOf({ phase }: Session): { readonly wait_event_type: string | null; readonly wait_event: string | null } {
  switch (phase.kind) {
    case "ready":
      return { wait_event_type: "Client", wait_event: "ClientRead" };
    case "waiting":
      return { wait_event_type: "Lock", wait_event: "transactionid" };
    case "paused":
      return phase.reason === "sleep"
        ? { wait_event_type: "Timeout", wait_event: "PgSleep" }
        : { wait_event_type: null, wait_event: null };
    case "copying":
      return { wait_event_type: "Client", wait_event: "ClientRead" };
    case "running":
    case "closed":
      return { wait_event_type: null, wait_event: null };
  }
}
