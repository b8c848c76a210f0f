import type { Diagnostic } from "../../wire/backend-builders.ts";

/** What clients are told by the server itself, in place of the database. Source: PostgreSQL manual, "PostgreSQL Error Codes". */
export const stopping: Diagnostic = {
  severity: "FATAL",
  code: "57P01",
  message: "terminating connection due to administrator command",
  detail: "The server is being stopped.",
};

export const startingUp: Diagnostic = {
  severity: "FATAL",
  code: "57P03",
  message: "the database system is starting up",
};

export const shuttingDown: Diagnostic = {
  severity: "FATAL",
  code: "57P03",
  message: "the database system is shutting down",
};

/** `reason` is a clause that tells what became of the database. */
export const databaseLost = (reason: string): Diagnostic => ({
  severity: "FATAL",
  code: "57P01",
  message: "terminating connection due to administrator command",
  detail: `The database was ended because ${reason}.`,
  hint: "Connect again: a new database begins from the seed. What was written since the last start is lost.",
});
