import type { AsgiApp } from "../contract/asgi.ts";
import type { KeepAlive } from "../contract/keep-alive.ts";
import type { ErrorInfo } from "../contract/trace-event.ts";
import type { Recorder } from "./recorder.ts";
import type { ScopeOracle } from "./scope-oracle.ts";
import type { TurnLoop } from "./turn-loop.ts";

/** What the server's end of a connection needs, whoever is at the other end. */
export interface ConnectionContext {
  readonly loop: TurnLoop;
  readonly recorder: Recorder;
  /** What listens, if anything does. */
  readonly app: () => AsgiApp | null;
  /** How what listens pings its sockets, if it does. */
  readonly keepAlive: () => KeepAlive | null;
  readonly describe: (error: unknown) => ErrorInfo;
  readonly oracle: ScopeOracle;
  /** Says what a client did that cannot be done. */
  readonly warn: (text: string) => void;
}

const maxLabelLength = 200;

/** Whose scope it is, in the length that the log takes. */
export const toScopeLabel = (text: string): string =>
  text.length > maxLabelLength ? `${text.slice(0, maxLabelLength - 1)}…` : text;

/** A request target as the ASGI scope has it. */
export function splitTarget(target: string): { readonly path: string; readonly queryString: string } {
  const at = target.indexOf("?");
  return at < 0
    ? { path: target || "/", queryString: "" }
    : { path: target.slice(0, at) || "/", queryString: target.slice(at + 1) };
}
