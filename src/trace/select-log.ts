import type { ErrorInfo, Site, TraceEvent } from "../contract/trace-event.ts";

export type LogSource = "server" | "pool" | "tab" | "engine";
export type LogLevel = "debug" | "info" | "warn" | "error";

export interface LogLine {
  readonly seq: number;
  readonly atMs: number;
  readonly source: LogSource;
  readonly level: LogLevel;
  readonly text: string;
  readonly site: Site | null;
}

/**
 * The line that an event adds to the log a person reads; most events add none. How a holder ended adds none: the
 * framework prints what it threw, with its stack.
 */
export function toLogLine(event: TraceEvent): LogLine | null {
  const line = (source: LogSource, level: LogLevel, text: string, site: Site | null = null): LogLine => ({
    seq: event.seq,
    atMs: event.atMs,
    source,
    level,
    text,
    site,
  });
  switch (event.kind) {
    case "server-listening":
      return line("server", "info", `listening on port ${event.port}`);
    case "server-exited":
      return line(
        "server",
        "error",
        `the server ended, exit code ${event.exitCode}${because(event.error)}`,
        event.error?.site,
      );
    case "log-written":
      return line("server", event.level, event.text, event.site);
    case "checkout-failed":
      return line(
        "pool",
        "error",
        `checkout refused after ${seconds(event.waitedMs)}: ${event.error.message}`,
        event.error.site,
      );
    case "connection-closed":
      return event.error
        ? line("pool", "error", `connection ${event.connectionId} broke${because(event.error)}`)
        : null;
    case "session-refused":
      return line("pool", "error", `Postgres refused a connection: ${event.message} (${event.code})`);
    case "tab-refused":
      return line("tab", "warn", `tab ${event.tab} was refused with HTTP ${event.status}`);
    case "tab-closed":
      return event.by === "client"
        ? null
        : line(
            "tab",
            "warn",
            `tab ${event.tab} was closed, code ${event.code}${event.reason ? `: ${event.reason}` : ""}`,
          );
    case "request-answered":
      return line("tab", event.status >= 400 ? "warn" : "info", `HTTP ${event.status} ${event.body}`);
    case "request-failed":
      return line("tab", "warn", event.message);
    default:
      return null;
  }
}

const because = (error: ErrorInfo | null) => (error ? `: ${error.message}` : "");

const seconds = (durationMs: number) => `${(durationMs / 1_000).toFixed(1)} s`;
