import type { Diagnostic } from "../../../wire/backend-builders.ts";
import { canPass, park } from "../backend/park-and-replay.ts";
import type { Kernel } from "../kernel.ts";
import { takeParameterNews } from "../session/reported-parameters.ts";
import type { Session } from "../session/session.ts";

/**
 * Reads the parameters that a new session begins with, as its own settings make them; returns what is wrong with those.
 * Beside a transaction that nobody may pass the server's own values have to do: connecting waits for nobody.
 */
export function readInitialParameters(
  session: Session,
  { shared, parameters, takeMoment }: Kernel,
): Diagnostic | undefined {
  session.moment = takeMoment(session);
  for (const [name, value] of parameters) session.reported.set(name, value);
  if (shared.hold && !canPass(shared.hold)) return undefined;
  if (shared.hold) park(shared, shared.hold, session.moment);
  const error = shared.switchTo(session);
  if (error) return { severity: "FATAL", code: error.get("C") ?? "XX000", message: error.get("M") ?? "" };
  takeParameterNews(session, shared);
  return undefined;
}
