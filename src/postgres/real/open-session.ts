import type { Duplex } from "node:stream";
import pg from "pg";
import { fail, ok, type Result } from "../../contract/result.ts";
import {
  authenticationOk,
  backendKeyData,
  type Diagnostic,
  parameterStatus,
  readyForQuery,
} from "../../wire/backend-builders.ts";
import { joinBytes } from "../../wire/build-message.ts";
import type { DatabaseUrl } from "./database-url.ts";
import { connectLimitMs } from "./scratch-database.ts";

/** A session on a real server that is past its login; from here on its bytes are the caller's. */
export interface ServerSession {
  readonly pid: number;
  readonly secret: number;
  /** What the server would have told a client that needs no password. */
  readonly welcome: Uint8Array<ArrayBuffer>;
  readonly stream: Duplex;
}

/** What is read of pg's client and of its `Connection` beside their public face. */
interface PgClient {
  readonly processID: number;
  readonly secretKey: number;
  readonly connection: {
    readonly stream: Duplex;
    on(event: "parameterStatus", listener: (told: { parameterName: string; parameterValue: string }) => void): void;
  };
}

/** The server names these itself, or the login does. */
const ownParameters = new Set(["user", "database", "client_encoding", "replication", "options", "application_name"]);

const escapeOption = (text: string): string => text.replace(/[\\\s]/g, "\\$&");

/** `pg` logs in (TLS and SCRAM are its), then its socket is taken over; the error is what the client is to be told. */
export async function openSession(
  url: DatabaseUrl,
  asked: ReadonlyMap<string, string>,
): Promise<Result<ServerSession, Diagnostic>> {
  const settings = [...asked].filter(([name]) => !ownParameters.has(name));
  const options = [
    asked.get("options") ?? "",
    ...settings.map(([name, value]) => `-c ${escapeOption(name)}=${escapeOption(value)}`),
  ];
  const client = new pg.Client({
    connectionString: url.connectionString,
    connectionTimeoutMillis: connectLimitMs,
    application_name: asked.get("application_name") || "watertight",
    options: options.join(" ").trim(),
  });
  const { connection } = client as unknown as PgClient;
  const statuses: Uint8Array[] = [];
  connection.on("parameterStatus", ({ parameterName, parameterValue }) =>
    statuses.push(parameterStatus(parameterName, parameterValue)),
  );
  client.on("error", () => undefined); // a login that fails is told by `connect`
  try {
    await client.connect();
  } catch (error) {
    return fail(toDiagnostic(error));
  }
  const { processID: pid, secretKey: secret } = client as unknown as PgClient;
  const { stream } = connection;
  for (const event of ["data", "error", "close", "end"]) stream.removeAllListeners(event);
  const welcome = joinBytes([authenticationOk(), ...statuses, backendKeyData(pid, secret), readyForQuery("I")]);
  return ok({ pid, secret, welcome, stream });
}

/** What the server said of a login, as it said it; SQLSTATE 08006 where it said nothing. */
function toDiagnostic(error: unknown): Diagnostic {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof pg.DatabaseError ? error.code : undefined;
  return { severity: "FATAL", code: code ?? "08006", message };
}
