import { DatabaseError } from "../client/database-error.ts";

/** A server that cannot be used as it is: what is wrong, where, and what to do about it. */
export const refuseServer = (message: string, remedy: string): DatabaseError =>
  new DatabaseError({ code: "server-refused", message, remedy });

const codeOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";

/** Puts what `pg` says of a connection that it does not get into words with a remedy. */
export function describeConnectError(error: unknown, shown: string): DatabaseError {
  const said = error instanceof Error ? error.message || codeOf(error) : String(error);
  switch (codeOf(error)) {
    case "ECONNREFUSED":
    case "ENOENT":
      return refuseServer(
        `No PostgreSQL answers at ${shown}: the connection was refused.`,
        "Start the server, or mend host and port in DATABASE_URL.",
      );
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return refuseServer(`The host of ${shown} is not known (${said}).`, "Mend the host in DATABASE_URL.");
    case "28P01":
      return refuseServer(
        `${shown} does not take the password: ${said}.`,
        "Mend user and password in DATABASE_URL; characters such as @ or / are written %40 and %2F.",
      );
    case "28000":
      return /encryption|SSL/i.test(said)
        ? refuseServer(`${shown} asks for encryption: ${said}.`, "Add sslmode=require: DATABASE_URL=…?sslmode=require")
        : refuseServer(
            `${shown} turns this role away: ${said}.`,
            "Mend the user in DATABASE_URL, or the server's pg_hba.conf.",
          );
    case "3D000":
      return refuseServer(`${shown}: ${said}.`, "Name a database that exists, such as /postgres; it is left as it is.");
    default:
      return refuseServer(`${shown} cannot be used: ${said}.`, hintOf(said));
  }
}

const hintOf = (said: string): string => {
  if (/does not support SSL/.test(said)) return "The server speaks no TLS: take sslmode out of DATABASE_URL.";
  if (/password must be a string/.test(said))
    return "The server asks for a password: postgresql://user:password@host/…";
  if (/certificate/.test(said)) return "sslmode=require encrypts without asking who the server is.";
  return "Try the same address with psql.";
};
