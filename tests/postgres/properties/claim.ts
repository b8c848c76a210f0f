/** Which waits the one backend excuses: a session's claim on it, followed from what its client was answered. */
import type { ClientRequest } from "./client-request.ts";
import type { SessionModel } from "./database-model.ts";
import type { Operation } from "./operation.ts";

export interface Claim {
  /** Its transaction has done more than read, so no other may write. */
  isReal: boolean;
  hasSavepoints: boolean;
  /** A batch was flushed and not synced. */
  isUnsynced: boolean;
  /** Its transaction cannot be done again, or was begun in the middle of a request: not even readers pass. */
  isUnrepeatable: boolean;
}

export const createClaim = (): Claim => ({
  isReal: false,
  hasSavepoints: false,
  isUnsynced: false,
  isUnrepeatable: false,
});

export const holdsBackend = (claim: Claim, { block }: SessionModel): boolean =>
  claim.isUnsynced || (claim.isReal && (block === "good" || (block === "failed" && claim.hasSavepoints)));

const readingKinds = new Set<Operation["kind"]>([
  ...(["mark", "look", "series", "show", "divide", "read-missing", "sleep", "cancel", "terminate"] as const),
  ...(["listen", "unlisten", "prepare", "deallocate"] as const),
]);

function isReading(operation: Operation, session: SessionModel): boolean {
  if (operation.kind !== "execute") return readingKinds.has(operation.kind);
  const prepared = session.prepared.get(operation.name);
  return prepared === undefined || isReading(prepared.operation, session);
}

const controlKinds = new Set<Operation["kind"]>(["begin", "commit", "rollback", "savepoint", "rollback-to", "release"]);

/** Nothing but reads in one go: it waits for no idle writer. */
export function mustPass(request: ClientRequest, session: SessionModel): boolean {
  if (request.kind === "query") return request.statements.every(({ operation }) => isReading(operation, session));
  if (request.ending === "flush") return false;
  const parsed = new Map(session.prepared);
  for (const step of request.steps) {
    if (step.kind === "fetch" || (step.kind === "run" && step.limit > 0)) return false;
    if (step.kind === "run" && !isReading(step.operation, session)) return false;
    if (step.kind === "parse") parsed.set(step.name, step);
    if (step.kind === "run-prepared" && !isReading(parsed.get(step.name)?.operation ?? { kind: "mark" }, session))
      return false;
  }
  return true;
}

const operationsOf = (request: ClientRequest): readonly Operation[] =>
  request.kind === "query"
    ? request.statements.map(({ operation }) => operation)
    : request.steps.flatMap((step) =>
        step.kind === "run"
          ? [step.operation]
          : step.kind === "run-prepared"
            ? [{ kind: "execute", name: step.name } as const]
            : [],
      );

/** Takes note of an operation that has reached the backend. */
export function noteOperation(claim: Claim, session: SessionModel, request: ClientRequest, operation: Operation): void {
  const isAlone = operationsOf(request).length === 1 && !(request.kind === "batch" && request.ending === "flush");
  const isControl = controlKinds.has(operation.kind);
  if (isControl && operation.kind !== "begin") claim.hasSavepoints = true;
  if (operation.kind === "begin" && operation.mode === " ISOLATION LEVEL REPEATABLE READ") claim.isReal = true;
  if (!isAlone || !(isControl || isReading(operation, session))) claim.isReal = true;
  if (!isAlone && isControl) claim.isUnrepeatable = true;
  if (claim.isUnsynced && operation.kind === "prepare") claim.isUnrepeatable = true;
}

/** ReadyForQuery. */
export function noteReady(claim: Claim, { block }: SessionModel): void {
  claim.isUnsynced = false;
  if (block !== "none") return;
  claim.isReal = false;
  claim.hasSavepoints = false;
  claim.isUnrepeatable = false;
}
