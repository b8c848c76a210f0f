import type { SessionWait } from "../../contract/database-protocol.ts";
import type { Diagnostic } from "../../wire/backend-builders.ts";
import { errorResponse, readyForQuery } from "../../wire/backend-builders.ts";
import { joinBytes } from "../../wire/build-message.ts";
import { findWait } from "./admission.ts";
import { park, replay, replayDiffers } from "./backend/park-and-replay.ts";
import { changesRoles } from "./connection/roles.ts";
import type { Kernel } from "./kernel.ts";
import { answerHere } from "./request/answer-here.ts";
import { transactionAborted } from "./request/answer-locally.ts";
import { beginCopy, type CopyStep, outOfStep, takeCopyMessage, unexpectedMessage } from "./request/copy-in.ts";
import { toPortalWork } from "./request/portal-work.ts";
import { beforeRows, beforeTag } from "./request/preamble.ts";
import type { Outcome, Signal } from "./request/read-outcome.ts";
import { sendError, sendReply } from "./request/replies.ts";
import type { Request, StatementRequest } from "./request/request.ts";
import { endWrapped, runWrapped } from "./request/run-wrapped.ts";
import { splitBegin } from "./request/split-begin.ts";
import { endsTransaction, isMereSync, statementCount, toMistakenWork, toWork, type Work } from "./request/work.ts";
import { toActivityJson } from "./session/activity.ts";
import { closeSession, leaveBackend, terminatedByAdministrator } from "./session/close-session.ts";
import { deliverToIdle, post, takeTray } from "./session/notifications.ts";
import { clearPhaseTimer, type Phase, type Session } from "./session/session.ts";
import { watchIdle, watchTransaction } from "./session/session-limits.ts";
import { reportState, reportWaitEnded, reportWaitStarted } from "./session/session-report.ts";
import { limitOfStatement, limitOfWait, readTimeouts, statementCanceled } from "./session/timeouts.ts";
import { noTransaction, statusOf } from "./session/transaction.ts";
import { createWorkQueue } from "./work-queue.ts";

/** Decides which session's request runs next: first come, first served, one writer at a time. */
export interface Scheduler {
  submit(session: Session, request: Request): void;
  /** Stops what the session waits for, as `pg_cancel_backend` does; a statement that runs cannot be stopped. */
  cancel(session: Session): void;
  /** Ends the session, rolls back, frees its slot; `farewell` is the FATAL error that the client is told. */
  end(session: Session, farewell?: Diagnostic): void;
  /** Ends the session without a word to the backend, which is dead. */
  abandon(session: Session, farewell: Diagnostic): void;
}

export function createScheduler(kernel: Kernel): Scheduler {
  const { shared, sessions, options } = kernel;
  const startNext = (session: Session): void => {
    if (session.phase.kind !== "ready" && session.phase.kind !== "copying") return;
    const request = session.inbox.shift();
    if (!request) return;
    if (session.phase.kind === "copying" && request.kind !== "terminate") return copy(session, session.phase, request);
    clearPhaseTimer(session);
    session.phase = { kind: "running" };
    switch (request.kind) {
      case "terminate":
        return end(session);
      case "malformed":
        return session.skipsToSync ? becomeReady(session) : fail(session, toMistakenWork(request), request.diagnostic);
      case "copy-data":
      case "copy-done":
      case "copy-fail":
        return becomeReady(session); // of a COPY that was refused: PostgreSQL drops it as well
      default:
        return session.skipsToSync ? skip(session, request) : start(session, request);
    }
  };

  const skip = (session: Session, request: StatementRequest): void => {
    if (request.kind === "batch" && request.ending === "sync") {
      session.skipsToSync = false;
      session.readPortals.clear();
      session.link.send(joinBytes([...takeTray(session), readyForQuery(statusOf(session.transaction))]), 0);
    }
    becomeReady(session);
  };

  const start = (session: Session, asked: StatementRequest): void => {
    const request = takeBegin(session, asked);
    const isMidBatch = shared.hold?.session === session && shared.hold.isMidBatch;
    const plain = toWork(request, session.prepared, kernel.classify);
    const work = isMidBatch ? plain : toPortalWork(plain, session, kernel.classify);
    if (request.kind === "query") session.readPortals.delete("");
    if (work.sql !== "") session.query = work.sql;
    session.times.queryAtMs = session.link.timers.nowMs();
    session.moment = kernel.takeMoment(session);
    reportState(session);
    if (isMereSync(work) && !isMidBatch) return reply(session, work, []);
    const latency = { reason: "latency", pauseMs: options.latencyMs, preamble: [] } as const;
    if (options.latencyMs > 0) pause(session, work, latency, () => proceed(session, work));
    else proceed(session, work);
  };

  /** Answers a BEGIN in front of other statements, so that those are a transaction's first and not its beginning. */
  const takeBegin = (session: Session, request: StatementRequest): StatementRequest => {
    const isMidBatch = shared.hold?.session === session && shared.hold.isMidBatch;
    const split = isMidBatch ? undefined : splitBegin(request, session, kernel.classify);
    if (!split) return request;
    session.moment = kernel.takeMoment(session);
    const answer = answerHere(kernel, session, toWork(split.begin, session.prepared, kernel.classify));
    if (answer?.kind !== "messages") return request;
    session.link.send(joinBytes(answer.messages), 0);
    return split.rest;
  };

  const proceed = (session: Session, work: Work): void => {
    const limit = limitOfStatement(readTimeouts(session), ageOf(session));
    const costMs = statementCount(work) * options.statementMs;
    if (limit && limit.delayMs < costMs) return fail(session, work, limit.diagnostic);
    const answer = answerHere(kernel, session, work);
    if (answer?.kind === "error") fail(session, work, answer.diagnostic, answer.preamble);
    else if (answer) reply(session, work, answer.messages);
    else {
      const reason = findWait(session, work, shared);
      if (!reason) run(session, work);
      else if (session.transaction.kind === "failed" && !endsTransaction(work)) fail(session, work, transactionAborted);
      else wait(session, work, reason);
    }
  };

  const ageOf = ({ link, times }: Session): number => link.timers.nowMs() - (times.queryAtMs ?? 0);

  const wait = (session: Session, work: Work, reason: SessionWait): void => {
    const limit = limitOfWait(readTimeouts(session), ageOf(session));
    const timer = session.link.timers.set(limit.delayMs, () => giveUp(session, work, limit.diagnostic));
    session.phase = { kind: "waiting", reason, work, timer };
    queue.wait(session);
    reportWaitStarted(session, reason);
  };

  const grant = (session: Session): void => {
    if (session.phase.kind !== "waiting") return;
    const { work } = session.phase;
    stopWaiting(session);
    run(session, work);
  };

  const giveUp = (session: Session, work: Work, diagnostic: Diagnostic): void => {
    const preamble = session.phase.kind === "paused" ? session.phase.preamble : [];
    stopWaiting(session);
    fail(session, work, diagnostic, preamble);
    queue.drain();
  };

  /** Takes a session out of its wait or its pause. */
  const stopWaiting = (session: Session): void => {
    clearPhaseTimer(session);
    if (session.phase.kind === "waiting") {
      queue.leave(session);
      reportWaitEnded(session, session.phase.reason);
    } else if (session.phase.kind === "paused") reportWaitEnded(session, session.phase.reason);
    session.phase = { kind: "running" };
  };

  const run = (session: Session, work: Work): void => {
    const { hold } = shared;
    if (hold && hold.session !== session) park(shared, hold, session.moment);
    else if (hold?.isParked && !replay(shared, hold, session.moment)) return loseTransaction(session, work);
    const context = { shared, activity: () => toActivityJson(sessions.values(), kernel.epochMs) };
    const step = work.copyData ? undefined : beginCopy(work, session, context);
    if (step) takeCopyStep(session, work, step);
    else answer(session, work, runWrapped(session, work, context));
  };

  const answer = (session: Session, work: Work, outcome: Outcome): void => {
    if (changesRoles.test(work.sql)) kernel.roles.forget();
    post(outcome.notifications, session, sessions.values());
    if (outcome.signals.some(({ kind, pid }) => kind === "terminate" && pid === session.pid)) {
      session.link.send(joinBytes(beforeTag(outcome.messages)), 0);
      end(session, terminatedByAdministrator);
    } else if (outcome.signals.some(({ pid }) => pid === session.pid)) {
      fail(session, work, statementCanceled("user request"), beforeTag(outcome.messages));
    } else if (outcome.sleepMs > 0) sleep(session, work, outcome);
    else reply(session, work, outcome.messages);
    if (outcome.notifications.length > 0) deliverToIdle(sessions.values());
    for (const signal of outcome.signals) deliver(signal);
  };

  /** Its replay came out differently, so what the client was told no longer holds. */
  const loseTransaction = (session: Session, work: Work): void => {
    shared.hold = undefined;
    if (endsTransaction(work) || session.isWrapped) session.transaction = noTransaction;
    fail(session, work, replayDiffers);
  };

  const deliver = ({ kind, pid }: Signal): void => {
    const target = sessions.get(pid);
    if (!target) return;
    if (kind === "terminate") end(target, terminatedByAdministrator);
    else cancel(target);
  };

  const wake = (session: Session, work: Work, outcome: Outcome): void => {
    if (!session.isWrapped) return reply(session, work, outcome.messages);
    if (shared.hold?.isParked && !replay(shared, shared.hold, session.moment)) return loseTransaction(session, work);
    const { messages } = endWrapped(session, outcome, { shared, activity: () => "[]" });
    reply(session, work, messages);
  };

  const sleep = (session: Session, work: Work, outcome: Outcome): void => {
    const { messages, sleepMs } = outcome;
    pause(session, work, { reason: "sleep", pauseMs: sleepMs, preamble: beforeRows(messages) }, () =>
      wake(session, work, outcome),
    );
  };

  /** Lets time pass without holding anybody up, unless the statement's time-out comes first. */
  const pause = (session: Session, work: Work, { reason, pauseMs, preamble }: Pause, then: () => void): void => {
    const limit = limitOfStatement(readTimeouts(session), ageOf(session));
    const isCutShort = limit !== undefined && limit.delayMs < pauseMs;
    const wake = (): void => {
      stopWaiting(session);
      if (isCutShort) fail(session, work, limit.diagnostic, preamble);
      else then();
      queue.drain();
    };
    const timer = session.link.timers.set(isCutShort ? limit.delayMs : pauseMs, wake);
    session.phase = { kind: "paused", reason, work, preamble, timer };
    reportWaitStarted(session, reason);
  };

  const copy = (
    session: Session,
    { work, buffer }: Copying,
    request: Exclude<Request, { kind: "terminate" }>,
  ): void => {
    const step = takeCopyMessage(request, buffer);
    if (step) takeCopyStep(session, work, step);
    else if (session.inbox.length > 0) queue.arrive(session);
  };

  const takeCopyStep = (session: Session, work: Work, step: CopyStep): void => {
    switch (step.kind) {
      case "data-wanted":
        session.phase = { kind: "copying", work, buffer: step.buffer };
        session.link.send(step.invitation, 0);
        if (session.inbox.length > 0) queue.arrive(session);
        return;
      case "refused":
        return answer(session, work, step.outcome);
      case "failed":
        session.phase = { kind: "running" };
        return fail(session, work, step.diagnostic);
      case "out-of-step":
        session.link.send(errorResponse(unexpectedMessage), 0);
        return end(session, outOfStep);
      case "complete":
        session.phase = { kind: "running" };
        return proceed(session, { ...work, copyData: step.data });
    }
  };

  const fail = (session: Session, work: Work, diagnostic: Diagnostic, preamble: readonly Uint8Array[] = []): void => {
    sendError(kernel, session, work, { diagnostic, preamble });
    becomeReady(session);
  };

  const reply = (session: Session, work: Work, messages: readonly Uint8Array[]): void => {
    becomeReady(session);
    sendReply(kernel, session, work, messages);
  };

  const becomeReady = (session: Session): void => {
    const idleTimer = watchIdle(session, end);
    session.phase = idleTimer ? { kind: "ready", idleTimer } : { kind: "ready" };
    watchTransaction(session, end);
    reportState(session);
    if (session.inbox.length > 0) queue.arrive(session);
  };

  const cancel = (session: Session): void => {
    if (session.phase.kind === "waiting" || session.phase.kind === "paused" || session.phase.kind === "copying") {
      giveUp(session, session.phase.work, statementCanceled("user request"));
    }
  };

  const end = (session: Session, farewell?: Diagnostic): void => {
    if (session.phase.kind === "closed") return;
    leaveBackend(kernel, session);
    close(session, farewell);
    queue.drain();
  };

  const abandon = (session: Session, farewell: Diagnostic): void => {
    if (session.phase.kind !== "closed") close(session, farewell);
  };

  const close = (session: Session, farewell: Diagnostic | undefined): void => {
    stopWaiting(session);
    closeSession(kernel, session, farewell);
  };

  const submit = (session: Session, request: Request): void => {
    if (session.phase.kind === "closed") return;
    session.inbox.push(request);
    queue.arrive(session);
    queue.drain();
  };

  const queue = createWorkQueue({
    isAdmitted: (session) => session.phase.kind === "waiting" && !findWait(session, session.phase.work, shared),
    grant,
    start: startNext,
  });

  return { submit, cancel, end, abandon };
}

interface Pause {
  readonly reason: "sleep" | "latency";
  readonly pauseMs: number;
  /** What the client is told before the error that cuts the pause short. */
  readonly preamble: readonly Uint8Array[];
}

type Copying = Extract<Phase, { kind: "copying" }>;
