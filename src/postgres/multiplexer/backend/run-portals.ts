import { bindComplete, closeComplete, type Diagnostic, errorResponse } from "../../../wire/backend-builders.ts";
import type { Frame } from "../../../wire/frame-messages.ts";
import { buildExtended, type ExtendedMessage, query, sync } from "../../../wire/frontend-builders.ts";
import type { BindMessage } from "../../../wire/frontend-message.ts";
import { backendCode } from "../../../wire/message-codes.ts";
import { emptyOutcome, type Outcome } from "../request/read-outcome.ts";
import type { Batch } from "../request/request.ts";
import type { Work } from "../request/work.ts";
import { maxPortalRows, type ReadPortal, toReadPortal } from "../session/read-portal.ts";
import type { Session } from "../session/session.ts";
import { failingSql } from "./park-and-replay.ts";
import { type Run, runBatch } from "./run-query.ts";
import type { SharedBackend } from "./shared-backend.ts";

/**
 * Runs a batch whose portals outlive it, all of them plain reads, message by message: a portal's rows are fetched when
 * it is bound, as its snapshot is taken then.
 */
export function runPortals(batch: Batch, work: Work, session: Session, shared: SharedBackend): Run {
  const portals = new Map(session.readPortals);
  const outcomes: Outcome[] = [];
  const messages: Uint8Array[] = [];
  let sleepMs = 0;

  const ask = (asked: readonly ExtendedMessage[], frames: readonly Uint8Array[]): Run => {
    const part: Batch = { kind: "batch", messages: asked, frames, ending: "sync" };
    const run = runBatch(part, { ...work, request: part }, session, shared);
    outcomes.push(run.outcome);
    sleepMs += run.outcome.sleepMs;
    return run;
  };

  /** False: the batch has failed. */
  const answer = (message: ExtendedMessage, frame: Uint8Array): boolean => {
    switch (message.kind) {
      case "bind": {
        if (message.portal !== "" && portals.has(message.portal)) return say(portalExists(message.portal));
        const { frames, outcome } = ask(...toFetch(message));
        const portal = toReadPortal(frames);
        if (!portal) return frames.some(isSuspended) ? say(tooManyRows) : give(outcome);
        messages.push(bindComplete());
        portals.set(message.portal, portal);
        return true;
      }
      case "execute": {
        const portal = portals.get(message.portal);
        if (!portal) return say(noSuchPortal(message.portal));
        const rows = portal.fetch(message.maxRows);
        messages.push(...rows);
        return rows.at(-1)?.[0] !== backendCode.errorResponse;
      }
      case "describe":
        if (message.target === "statement") break;
        return describe(portals.get(message.name), message.name);
      case "close":
        if (message.target === "statement") break;
        portals.delete(message.name);
        messages.push(closeComplete());
        return true;
      case "parse":
        break;
    }
    return give(ask([message], [frame]).outcome);
  };

  const give = (outcome: Outcome): boolean => {
    messages.push(...outcome.messages);
    return !outcome.failed;
  };

  const describe = (portal: ReadPortal | undefined, name: string): boolean => {
    if (!portal) return say(noSuchPortal(name));
    messages.push(portal.description);
    return true;
  };

  const say = (diagnostic: Diagnostic): false => {
    messages.push(errorResponse(diagnostic));
    return false;
  };

  let failed = false;
  for (const [index, message] of batch.messages.entries()) {
    failed = !answer(message, batch.frames[index] ?? buildExtended(message));
    if (failed) break;
  }
  session.readPortals.clear();
  for (const [name, portal] of portals) session.readPortals.set(name, portal);
  if (failed && batch.ending === "flush") session.skipsToSync = true;
  const outcome: Outcome = {
    ...emptyOutcome,
    messages,
    failed,
    sleepMs,
    signals: outcomes.flatMap(({ signals }) => signals),
  };
  const { bytes, frames } = conclude(session, shared, failed);
  return { outcome, frames, toReplayBytes: () => bytes, parsed: [], isUnsynced: false };
}

/** Lets the backend say where the session's transaction stands, and fail with it where it has one there. */
function conclude(
  { transaction, moment }: Session,
  shared: SharedBackend,
  failed: boolean,
): { readonly bytes: Uint8Array; readonly frames: readonly Frame[] } {
  const fails = failed && transaction.kind === "open";
  const bytes = fails ? query(failingSql) : sync();
  if (fails) shared.unnamedOwner = undefined;
  return { bytes, frames: shared.send(bytes, moment) };
}

/** Bind, and all that will be asked of the portal later. */
function toFetch(message: BindMessage): readonly [ExtendedMessage[], Uint8Array[]] {
  const messages: ExtendedMessage[] = [
    message,
    { kind: "describe", target: "portal", name: message.portal },
    { kind: "execute", portal: message.portal, maxRows: maxPortalRows },
  ];
  return [messages, messages.map(buildExtended)];
}

const isSuspended = ({ code }: Frame): boolean => code === backendCode.portalSuspended;

const error = (code: string, message: string): Diagnostic => ({ severity: "ERROR", code, message });
const noSuchPortal = (name: string): Diagnostic => error("34000", `portal "${name}" does not exist`);
const tooManyRows: Diagnostic = {
  ...error("54000", `a portal of a plain read holds at most ${maxPortalRows} rows here`),
  hint: "Read all rows at once, or in a transaction that has written first: its portals stay on the backend.",
};
const portalExists = (name: string): Diagnostic => error("42P03", `cursor "${name}" already exists`);
