import { parameterStatus } from "../../../wire/backend-builders.ts";
import { reportedParameters } from "../backend/engine-facts.ts";
import type { SharedBackend } from "../backend/shared-backend.ts";
import { setsSomething, type Work } from "../request/work.ts";
import type { Session } from "./session.ts";

/**
 * ParameterStatus messages for what a request has changed, in the order in which PostgreSQL tells them.
 *
 * Source: PostgreSQL manual, "Message Flow", "Asynchronous Operations". PGlite, never connected to, reports nothing.
 */
export function takeParameterNews(session: Session, shared: SharedBackend): Uint8Array[] {
  const { reported } = session;
  const values = shared.readParameters(session);
  return reportedParameters.flatMap((name, index) => {
    const value = values[index];
    if (typeof value !== "string" || value === reported.get(name)) return [];
    reported.set(name, value);
    return [parameterStatus(name, value)];
  });
}

/** Whether a request may have changed what is reported: it sets something, or undoes what its transaction has set. */
export const mayChangeParameters = (work: Work, { settings, hasSetLocally }: Session): boolean =>
  hasSetLocally || settings.hasTouched || setsSomething(work);
