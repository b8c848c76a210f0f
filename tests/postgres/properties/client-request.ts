import { joinBytes } from "../../../src/wire/build-message.ts";
import { bind, buildExtended, close, flush, parse, query, sync } from "../../../src/wire/frontend-builders.ts";
import { type Operation, toSql } from "./operation.ts";

/** What a client sends in one go. */
export type ClientRequest =
  | { readonly kind: "query"; readonly statements: readonly Marked[] }
  | { readonly kind: "batch"; readonly steps: readonly Step[]; readonly ending: "sync" | "flush" };

export interface Marked {
  readonly operation: Operation;
  readonly marker: string;
}

export type Step =
  /** Through the unnamed statement. */
  | ({ readonly kind: "run"; readonly limit: number } & Marked)
  | ({ readonly kind: "parse"; readonly name: string } & Marked)
  | { readonly kind: "run-prepared"; readonly name: string }
  /** The next rows of the unnamed portal. */
  | { readonly kind: "fetch"; readonly limit: number }
  | { readonly kind: "close"; readonly name: string };

/** One answer that the server owes, or the end of a request. */
export type Owed =
  | ({ readonly kind: "statement"; readonly request: ClientRequest } & Marked)
  | ({ readonly kind: "parse"; readonly request: ClientRequest; readonly name: string } & Marked)
  | { readonly kind: "bind"; readonly request: ClientRequest; readonly name: string }
  | { readonly kind: "close"; readonly request: ClientRequest; readonly name: string }
  | { readonly kind: "execute"; readonly request: ClientRequest; readonly limit: number }
  | { readonly kind: "ready"; readonly request: ClientRequest };

export const toSqlText = (statements: readonly Marked[]): string =>
  statements.map(({ operation, marker }) => toSql(operation, marker)).join("; ");

export function encodeRequest(request: ClientRequest): Uint8Array<ArrayBuffer> {
  if (request.kind === "query") return query(toSqlText(request.statements));
  return joinBytes([...request.steps.flatMap(encodeStep), request.ending === "sync" ? sync() : flush()]);
}

const encodeStep = (step: Step): Uint8Array[] => {
  switch (step.kind) {
    case "run":
      return [encodeParse("", step), bindTo(""), encodeExecute(step.limit)];
    case "parse":
      return [encodeParse(step.name, step)];
    case "run-prepared":
      return [bindTo(step.name), encodeExecute(0)];
    case "fetch":
      return [encodeExecute(step.limit)];
    case "close":
      return [close("statement", step.name)];
  }
};

const encodeParse = (statement: string, { operation, marker }: Marked) =>
  parse({ statement, sql: toSql(operation, marker), parameterTypes: new Uint8Array(2) });
const bindTo = (statement: string) => bind({ portal: "", statement, values: new Uint8Array(6) });
const encodeExecute = (maxRows: number) => buildExtended({ kind: "execute", portal: "", maxRows });

export function toOwed(request: ClientRequest): Owed[] {
  const ready: Owed = { kind: "ready", request };
  if (request.kind === "query")
    return [...request.statements.map((marked): Owed => ({ kind: "statement", request, ...marked })), ready];
  const owed = request.steps.flatMap((step) => toOwedStep(step, request));
  return request.ending === "sync" ? [...owed, ready] : owed;
}

function toOwedStep(step: Step, request: ClientRequest): Owed[] {
  switch (step.kind) {
    case "run": {
      const { operation, marker, limit } = step;
      return [
        { kind: "parse", request, name: "", operation, marker },
        { kind: "bind", request, name: "" },
        { kind: "execute", request, limit },
      ];
    }
    case "parse":
      return [{ kind: "parse", request, name: step.name, operation: step.operation, marker: step.marker }];
    case "run-prepared":
      return [
        { kind: "bind", request, name: step.name },
        { kind: "execute", request, limit: 0 },
      ];
    case "fetch":
      return [{ kind: "execute", request, limit: step.limit }];
    case "close":
      return [{ kind: "close", request, name: step.name }];
  }
}
