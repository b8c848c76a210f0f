import type { Command } from "./any-command.ts";
import type { ClientRequest, Marked } from "./client-request.ts";
import type { Operation } from "./operation.ts";

/** Gives an operation the marker of who asks; `isAlone`: nothing else goes with it. */
export type Marker = (operation: Operation, isAlone: boolean) => Marked;

export const syncRequest: ClientRequest = { kind: "batch", steps: [], ending: "sync" };

export const toRequest = (shape: "query" | "batch" | "flush", statements: readonly Marked[]): ClientRequest =>
  shape === "query"
    ? { kind: "query", statements }
    : {
        kind: "batch",
        steps: statements.map((marked) => ({ kind: "run", limit: 0, ...marked })),
        ending: shape === "flush" ? "flush" : "sync",
      };

type Asking = Exclude<Command, { readonly kind: "advance" | "half-request" | "cancel-request" | "cut" | "terminate" }>;

/** What a client sends in one write. */
export function toRequests(command: Asking, hasPortal: boolean, mark: Marker): readonly ClientRequest[] {
  switch (command.kind) {
    case "request":
      return [toRequest(command.shape, [mark(command.operation, true)])];
    case "requests":
      return command.operations.map((operation) => toRequest(command.shape, [mark(operation, false)]));
    case "several": {
      const statements = command.operations.map((operation) => mark(operation, false));
      return [toRequest(command.shape, statements)];
    }
    case "parse": {
      const parse = { kind: "parse", name: command.name, ...mark(command.body, false) } as const;
      const run = { kind: "run-prepared", name: command.name } as const;
      return [{ kind: "batch", steps: command.runs ? [parse, run] : [parse], ending: "sync" }];
    }
    case "run-prepared":
    case "close": {
      const mistake = { kind: "run", limit: 0, ...mark({ kind: "divide" }, false) } as const;
      const step = { kind: command.kind, name: command.name };
      return [{ kind: "batch", steps: command.fails ? [mistake, step] : [step], ending: "sync" }];
    }
    case "open-portal": {
      const series = mark({ kind: "series", rowCount: 6 }, false);
      return [{ kind: "batch", steps: [{ kind: "run", limit: command.limit, ...series }], ending: "flush" }];
    }
    case "fetch":
      if (!hasPortal) return [toRequest("flush", [mark({ kind: "look" }, false)])];
      return [{ kind: "batch", steps: [{ kind: "fetch", limit: command.limit }], ending: "flush" }];
    case "sync":
      return [syncRequest];
  }
}
