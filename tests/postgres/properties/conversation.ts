import { readCommandTag, readDiagnostic, readNotification, readRow } from "../../../src/wire/backend-message.ts";
import type { Frame } from "../../../src/wire/frame-messages.ts";
import { backendCode } from "../../../src/wire/message-codes.ts";
import { type Claim, createClaim, noteOperation, noteReady } from "./claim.ts";
import { type ClientRequest, type Owed, toOwed } from "./client-request.ts";
import {
  type Answer,
  apply,
  type DatabaseModel,
  endRequest,
  failTransaction,
  type Prepared,
  type SessionModel,
  statusOf,
} from "./database-model.ts";
import { findOwedFailure } from "./find-owed-failure.ts";
import type { Operation } from "./operation.ts";

/** Holds each message that a client is sent against the model, in the order in which all clients are sent theirs. */
export interface Conversation {
  readonly session: SessionModel;
  readonly claim: Claim;
  /** What the client waits for. */
  readonly owed: readonly Owed[];
  /** `channel payload` of each notification received. */
  readonly heard: readonly string[];
  sent(request: ClientRequest): void;
  received(frame: Frame): void;
}

export function createConversation(
  model: DatabaseModel,
  session: SessionModel,
  complain: (what: string) => void,
): Conversation {
  const claim = createClaim();
  const heard: string[] = [];
  let owed: Owed[] = [];
  let rows: (string | null)[][] = [];
  let skipsToSync = false;
  let portal: (Prepared & { answer?: Answer; sentRows: number }) | undefined;

  const expectEqual = (actual: unknown, expected: unknown, what: string): void => {
    const [got, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
    if (got !== wanted) complain(`${what}: got ${got}, the model says ${wanted}`);
  };

  const isSync = (item: Owed): boolean => item.kind === "ready" && item.request.kind === "batch";
  const dropSkipped = (): void => {
    if (!skipsToSync) return;
    const index = owed.findIndex(isSync);
    owed = index < 0 ? [] : owed.slice(index);
    skipsToSync = index < 0;
  };

  const signal = ({ kind, pid }: Extract<Operation, { kind: "cancel" | "terminate" }>): void => {
    const target = model.sessions.get(pid);
    if (!target || target === session) return;
    if (kind === "terminate") target.isTerminationDue = true;
    else target.isCancelDue = target.isWaiting();
  };

  const carryOut = (item: Owed, operation: Operation, marker: string): Answer => {
    noteOperation(claim, session, item.request, operation);
    const failures = findOwedFailure([item], model, session, portal);
    if (failures.length > 0) {
      complain(`${operation.kind} should have failed with ${failures.join()}`);
      return { rows: [], tag: "" };
    }
    if (operation.kind === "cancel" || operation.kind === "terminate") signal(operation);
    const { draft } = session;
    const answer = apply(model, session, operation, marker);
    const writer = [...model.sessions.values()].find((other) => other !== session && other.draft.rows.size > 0);
    if (writer && session.draft.rows.size > draft.rows.size)
      complain(`wrote beside the uncommitted rows of ${writer.pid}`);
    return answer;
  };

  const completeStatement = (item: Extract<Owed, { kind: "statement" }>, frame: Frame): void => {
    const answer = carryOut(item, item.operation, item.marker);
    expectEqual(rows, answer.rows, `rows of ${item.operation.kind}`);
    expectEqual(readCommandTag(frame), answer.tag, "tag");
  };

  const completeExecute = (item: Extract<Owed, { kind: "execute" }>, frame: Frame): void => {
    if (!portal) return complain("rows of a portal that is not there");
    const { answer = carryOut(item, portal.operation, portal.marker), sentRows } = portal;
    const rest = answer.rows.slice(sentRows);
    const batch = item.limit > 0 ? rest.slice(0, item.limit) : rest;
    expectEqual(rows, batch, `rows of ${portal.operation.kind}`);
    const isSuspended = item.limit > 0 && batch.length === item.limit;
    if (isSuspended || sentRows > 0) {
      const tag = frame.code === backendCode.portalSuspended ? "suspended" : readCommandTag(frame);
      expectEqual(tag, isSuspended ? "suspended" : `SELECT ${batch.length}`, "end of a portal's rows");
    } else expectEqual(readCommandTag(frame), answer.tag, "tag");
    portal = { ...portal, answer, sentRows: sentRows + batch.length };
    if (item.request.kind === "batch" && item.request.ending === "flush") claim.isUnsynced = true;
  };

  const complete = (frame: Frame): void => {
    const item = owed.shift();
    if (item?.kind === "statement") completeStatement(item, frame);
    else if (item?.kind === "execute") completeExecute(item, frame);
    else complain(`a completion where ${item?.kind ?? "nothing"} is owed`);
    rows = [];
  };

  const fail = (frame: Frame): void => {
    const code = readDiagnostic(frame).get("C") ?? "";
    const [head] = owed;
    if (readDiagnostic(frame).get("S") === "FATAL") {
      const operation = head && "operation" in head ? head.operation : portal?.operation;
      const isOwn = operation?.kind === "terminate" && operation.pid === session.pid;
      if (code === "57P01" && (session.isTerminationDue || isOwn)) return;
      return complain(`FATAL ${code} out of nowhere`);
    }
    if (!head || head.kind === "ready") return complain(`error ${code} where nothing can fail`);
    rows = [];
    if (code === "57014" && session.isCancelDue) session.isCancelDue = false;
    else {
      const failures = findOwedFailure(owed, model, session, portal);
      // Beside a transaction that nobody may pass, a failed one gets 25P02 without a look at what was sent.
      const isAborted = code === "25P02" && statusOf(session) === "E";
      if (!failures.includes(code) && !isAborted)
        complain(`error ${code}, the model says ${failures.join() || "none"}`);
      noteFailure(head.request);
    }
    failTransaction(session);
    claim.isUnsynced = false;
    portal = undefined;
    if (head.request.kind === "query") owed = owed.slice(owed.findIndex(({ kind }) => kind === "ready"));
    else {
      skipsToSync = true;
      dropSkipped();
    }
  };

  /** The transaction is real where the request that failed was no mere read. */
  const noteFailure = (request: ClientRequest): void => {
    if (session.block === "none") return;
    const operations = request.kind === "query" ? request.statements : request.steps;
    for (const entry of operations) {
      if ("operation" in entry) noteOperation(claim, session, request, entry.operation);
      if (("name" in entry && entry.kind === "parse") || ("operation" in entry && entry.operation.kind === "prepare"))
        claim.isUnrepeatable = true;
    }
  };

  const becomeReady = (frame: Frame): void => {
    const item = owed.shift();
    if (item?.kind !== "ready") return complain(`ReadyForQuery where ${item?.kind ?? "nothing"} is owed`);
    endRequest(model, session);
    noteReady(claim, session);
    if (item.request.kind === "query") session.prepared.delete("");
    portal = undefined;
    expectEqual(String.fromCharCode(frame.bytes[5] ?? 0), statusOf(session), "status");
  };

  const settle = <Kind extends Owed["kind"]>(kind: Kind): Extract<Owed, { kind: Kind }> | undefined => {
    const item = owed.shift();
    if (item?.kind === kind) return item as Extract<Owed, { kind: Kind }>;
    complain(`an answer to ${kind} where ${item?.kind ?? "nothing"} is owed`);
    return undefined;
  };

  const received = (frame: Frame): void => {
    switch (frame.code) {
      case backendCode.dataRow:
        return void rows.push(readRow(frame));
      case backendCode.commandComplete:
      case backendCode.portalSuspended:
        return complete(frame);
      case backendCode.errorResponse:
        return fail(frame);
      case backendCode.readyForQuery:
        return becomeReady(frame);
      case backendCode.parseComplete: {
        const item = settle("parse");
        if (item) session.prepared.set(item.name, item);
        return;
      }
      case backendCode.bindComplete: {
        const prepared = session.prepared.get(settle("bind")?.name ?? "");
        portal = prepared && { ...prepared, sentRows: 0 };
        return;
      }
      case backendCode.closeComplete:
        return void session.prepared.delete(settle("close")?.name ?? "");
      case backendCode.notificationResponse: {
        const { channel, payload } = readNotification(frame);
        return void heard.push(`${channel} ${payload}`);
      }
      case backendCode.rowDescription:
      case backendCode.noticeResponse:
      case backendCode.parameterStatus:
        return;
      default:
        complain(`an unexpected message of type ${String.fromCharCode(frame.code)}`);
    }
  };

  return {
    session,
    claim,
    heard,
    get owed() {
      return owed;
    },
    sent: (request) => {
      owed.push(...toOwed(request));
      dropSkipped();
    },
    received,
  };
}
