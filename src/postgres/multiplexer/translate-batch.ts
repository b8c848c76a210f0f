import { joinBytes } from "../../wire/build-message.ts";
import { buildExtended, close, type ExtendedMessage, flush, parse, sync } from "../../wire/frontend-builders.ts";
import type { PreparedStatement } from "./prepared-statements.ts";
import type { StatementRequest } from "./request.ts";
import type { Session } from "./session.ts";
import type { SharedBackend } from "./shared-backend.ts";

type Batch = Extract<StatementRequest, { kind: "batch" }>;

/** A batch in the backend's names. */
export interface TranslatedBatch {
  /** Sent and answered before the batch, unseen by the client; empty when nothing is needed. */
  readonly prelude: Uint8Array;
  readonly bytes: Uint8Array;
  /** Statements that the batch parses, in order. */
  readonly parsed: readonly ParsedStatement[];
  /** Backend name to the client's name, for texts of errors. */
  readonly clientNames: ReadonlyMap<string, string>;
}

export interface ParsedStatement {
  readonly name: string;
  readonly statement: PreparedStatement;
}

export function translateBatch(batch: Batch, session: Session, shared: SharedBackend): TranslatedBatch {
  const { prepared } = session;
  const abandoned = [...shared.abandonedStatements.splice(0), ...prepared.takeAbandoned()];
  const prelude: Uint8Array[] = abandoned.map((name) => close("statement", name));
  const parsed: ParsedStatement[] = [];
  const clientNames = new Map<string, string>();

  const isReady = (name: string, statement: PreparedStatement): boolean =>
    parsed.some((entry) => entry.statement === statement) ||
    (statement.isOnBackend && (name !== "" || shared.unnamedOwner === session));

  /** The statement's name on the backend, where it is parsed first if need be. */
  const resolve = (name: string): string => {
    const statement = prepared.find(name);
    const backendName = statement?.backendName ?? `w${session.pid}_unknown`;
    clientNames.set(backendName, name);
    if (statement && !isReady(name, statement)) {
      prelude.push(parse({ ...statement, statement: backendName }));
      statement.isOnBackend = true;
      if (name === "") shared.unnamedOwner = session;
    }
    return backendName;
  };

  const translate = (message: ExtendedMessage): ExtendedMessage => {
    switch (message.kind) {
      case "parse": {
        // A second Parse of a name is the client's mistake, which the backend shall name.
        if (message.statement !== "" && prepared.has(message.statement))
          return { ...message, statement: resolve(message.statement) };
        const statement = prepared.define(message.statement, message.sql, message.parameterTypes.slice());
        parsed.push({ name: message.statement, statement });
        clientNames.set(statement.backendName, message.statement);
        return { ...message, statement: statement.backendName };
      }
      case "bind":
        prepared.portals.set(message.portal, prepared.find(message.statement)?.sql ?? "");
        return { ...message, statement: resolve(message.statement) };
      case "describe":
        return message.target === "statement" ? { ...message, name: resolve(message.name) } : message;
      case "close":
        return message.target === "statement" ? closeStatement(message) : message;
      case "execute":
        return message;
    }
  };

  const closeStatement = (message: ExtendedMessage & { kind: "describe" | "close" }): ExtendedMessage => {
    const name = resolve(message.name);
    const statement = prepared.find(message.name);
    if (statement) statement.isOnBackend = false; // this Close does it
    prepared.remove(message.name);
    return { ...message, name };
  };

  const messages = batch.messages.map((message) => buildExtended(translate(message)));
  return {
    prelude: prelude.length > 0 ? joinBytes([...prelude, sync()]) : new Uint8Array(0),
    bytes: joinBytes([...messages, batch.ending === "sync" ? sync() : flush()]),
    parsed,
    clientNames,
  };
}

/** Takes note of what a locally answered batch parses and closes; the backend hears of it when it must. */
export function rememberBatch(batch: Batch, { prepared }: Session): void {
  for (const message of batch.messages) {
    if (message.kind === "parse") prepared.define(message.statement, message.sql, message.parameterTypes.slice());
    else if (message.kind === "close" && message.target === "statement") prepared.remove(message.name);
  }
}
