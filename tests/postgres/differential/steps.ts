import type { Action, ClientMessage, Departure, SessionName, Step } from "./script.ts";

interface StepOptions {
  readonly until?: readonly SessionName[];
}

const toStep = (action: Action, { until = [] }: StepOptions = {}): Step => ({ action, until });

/** The moves of one session, for writing scripts. */
export function session(name: SessionName) {
  const send = (messages: readonly ClientMessage[], options?: StepOptions): Step =>
    toStep({ kind: "send", session: name, messages }, options);
  return {
    send,
    query: (sql: string, options?: StepOptions): Step => send([{ kind: "query", sql }], options),
    terminate: (options?: StepOptions): Step => send([{ kind: "terminate" }], options),
    drop: (options?: StepOptions): Step => toStep({ kind: "drop", session: name }, options),
    cancel: (options?: StepOptions): Step => toStep({ kind: "cancel", session: name }, options),
  };
}

/** Lets time pass until `until` have been told that a limit ran out. */
export const advance = (byMs: number, until: readonly [SessionName, ...SessionName[]]): Step =>
  toStep({ kind: "advance", byMs }, { until });

export const observe = (): Step => toStep({ kind: "observe" });

/** Declares that the multiplexer's transcript of this step is `here`, and why that is meant. */
export const departs = (step: Step, departure: Departure): Step => ({ ...step, departure });

export const query = (sql: string): ClientMessage => ({ kind: "query", sql });

export const parse = (statement: string, sql: string, typeOids: readonly number[] = []): ClientMessage => ({
  kind: "parse",
  statement,
  sql,
  typeOids,
});

export const bind = (portal: string, statement: string, values: readonly (string | null)[] = []): ClientMessage => ({
  kind: "bind",
  portal,
  statement,
  values,
});

export const describe = (target: "statement" | "portal", name: string): ClientMessage => ({
  kind: "describe",
  target,
  name,
});

export const close = (target: "statement" | "portal", name: string): ClientMessage => ({ kind: "close", target, name });

export const execute = (portal: string, maxRows = 0): ClientMessage => ({ kind: "execute", portal, maxRows });

export const sync: ClientMessage = { kind: "sync" };
export const flush: ClientMessage = { kind: "flush" };

/** What most drivers send for one statement with parameters, without the Sync. */
export const extended = (sql: string, values: readonly (string | null)[] = []): readonly ClientMessage[] => [
  parse("", sql),
  bind("", "", values),
  describe("portal", ""),
  execute(""),
];

export const copyData = (text: string): ClientMessage => ({ kind: "copy-data", text });
export const copyDone: ClientMessage = { kind: "copy-done" };
export const copyFail = (reason: string): ClientMessage => ({ kind: "copy-fail", reason });
