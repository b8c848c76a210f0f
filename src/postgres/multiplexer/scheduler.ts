import type { Diagnostic } from "../../wire/backend-builders.ts";
import { errorResponse, readyForQuery } from "../../wire/backend-builders.ts";
import { joinBytes } from "../../wire/build-message.ts";
import { toActivityJson } from "./activity.ts";
import { afterLocalError, answerLocally } from "./answer-locally.ts";
import { applyLocalEffect } from "./apply-local-effect.ts";
import { composeCompletion, composeError } from "./compose-reply.ts";
import type { Kernel } from "./kernel.ts";
import type { Signal } from "./read-outcome.ts";
import { type Request, type StatementRequest, statementCount, toWork, type Work } from "./request.ts";
import { runOnBackend } from "./run-on-backend.ts";
import { clearPhaseTimer, type Session } from "./session.ts";
import { reportState, reportWaitEnded, reportWaitStarted } from "./session-report.ts";
import {
  idleInTransactionTooLong,
  limitOfStatement,
  limitOfWait,
  readTimeouts,
  statementCanceled,
} from "./timeouts.ts";
import { statusOf } from "./transaction.ts";
import { rememberBatch } from "./translate-batch.ts";

/** Decides which session's request runs next: first come, first served, one holder of the backend at a time. */
export interface Scheduler {
  submit(session: Session, request: Request): void;
  /** Stops what the session waits for, as `pg_cancel_backend` does; a statement that runs cannot be stopped. */
  cancel(session: Session): void;
  /** Ends the session, rolls back, frees its slot; `farewell` is the FATAL error that the client is told. */
  end(session: Session, farewell?: Diagnostic): void;
}

export const terminatedByAdministrator: Diagnostic = {
  severity: "FATAL",
  code: "57P01",
  message: "terminating connection due to administrator command",
};

export function createScheduler(kernel: Kernel): Scheduler {
  const { shared, sessions } = kernel;
  /** Sessions in a queue for the backend. */
  const queue: Session[] = [];
  /** Sessions with requests to start, one entry a request. */
  const arrivals: Session[] = [];
  let isDraining = false;

  /** Runs all that can run. Not by recursion: a reply must be out before the next request that it makes possible. */
  const drain = (): void => {
    if (isDraining) return;
    isDraining = true;
    try {
      for (let step = nextStep(); step; step = nextStep()) step();
    } finally {
      isDraining = false;
    }
  };

  const nextStep = (): (() => void) | undefined => {
    const first = shared.holder ? undefined : queue.shift();
    if (first) return () => grant(first);
    const session = arrivals.shift();
    return session && (() => startNext(session));
  };

  const startNext = (session: Session): void => {
    if (session.phase.kind !== "ready") return;
    const request = session.inbox.shift();
    if (!request) return;
    clearPhaseTimer(session);
    if (request.kind === "terminate") end(session);
    else if (session.skipsToSync) skip(session, request);
    else start(session, toWork(request, session.prepared, kernel.classify));
  };

  const skip = (session: Session, request: StatementRequest): void => {
    if (request.kind !== "batch" || request.ending !== "sync") return becomeReady(session);
    session.skipsToSync = false;
    reply(session, [readyForQuery(statusOf(session.transaction))], 0);
  };

  const start = (session: Session, work: Work): void => {
    session.phase = { kind: "running" };
    if (work.sql !== "") session.query = work.sql;
    session.times.queryAtMs = session.link.timers.nowMs();
    reportState(session);
    if (isMereSync(work) && !(shared.isMidBatch && shared.holder === session)) {
      return reply(session, [readyForQuery(statusOf(session.transaction))], 0);
    }
    if (!answer(session, work)) {
      if (shared.holder && shared.holder !== session) wait(session, work);
      else run(session, work);
    }
  };

  /** Answers without the backend where that is possible. */
  const answer = (session: Session, work: Work): boolean => {
    const { prepared, settings, transaction } = session;
    const isolation = settings.current.get("default_transaction_isolation") ?? "read committed";
    const local = answerLocally(work, {
      transaction,
      readsCommitted: isolation === "read committed",
      hasPrepared: (name) => prepared.has(name),
    });
    if (!local) return false;
    if (local.kind === "error") {
      fail(session, work, local.diagnostic);
      return true;
    }
    session.transaction = local.transaction;
    if (work.request.kind === "batch") rememberBatch(work.request, session);
    if (local.effect) applyLocalEffect(session, local.effect);
    const messages = composeCompletion(work.request, local.tag, statusOf(session.transaction), local.warning);
    reply(session, messages, costOf(work));
    return true;
  };

  const wait = (session: Session, work: Work): void => {
    const limit = limitOfWait(readTimeouts(session.settings.current), 0);
    const timer = limit && session.link.timers.set(limit.delayMs, () => giveUp(session, work, limit.diagnostic));
    session.phase = timer ? { kind: "waiting", work, timer } : { kind: "waiting", work };
    queue.push(session);
    reportWaitStarted(session, "single-backend");
  };

  const grant = (session: Session): void => {
    if (session.phase.kind !== "waiting") return;
    const { work } = session.phase;
    stopWaiting(session);
    run(session, work);
  };

  const giveUp = (session: Session, work: Work, diagnostic: Diagnostic): void => {
    stopWaiting(session);
    fail(session, work, diagnostic);
    drain();
  };

  /** Takes a session out of its wait or its sleep. */
  const stopWaiting = (session: Session): void => {
    clearPhaseTimer(session);
    if (session.phase.kind === "waiting") {
      const index = queue.indexOf(session);
      if (index >= 0) queue.splice(index, 1);
      reportWaitEnded(session, "single-backend");
    } else if (session.phase.kind === "sleeping") reportWaitEnded(session, "sleep");
    session.phase = { kind: "running" };
  };

  const run = (session: Session, work: Work): void => {
    const activity = (): string => toActivityJson(sessions.values(), kernel.epochMs);
    const outcome = runOnBackend(work, session, { shared, activity });
    if (outcome.signals.some(({ kind, pid }) => kind === "terminate" && pid === session.pid)) {
      end(session, terminatedByAdministrator);
    } else if (outcome.sleepMs > 0) sleep(session, work, outcome.messages, outcome.sleepMs);
    else reply(session, outcome.messages, costOf(work));
    for (const signal of outcome.signals) deliver(signal);
  };

  const deliver = ({ kind, pid }: Signal): void => {
    const target = sessions.get(pid);
    if (!target) return;
    if (kind === "terminate") end(target, terminatedByAdministrator);
    else cancel(target);
  };

  const sleep = (session: Session, work: Work, messages: readonly Uint8Array[], sleepMs: number): void => {
    const elapsedMs = session.link.timers.nowMs() - (session.times.queryAtMs ?? 0);
    const limit = limitOfStatement(readTimeouts(session.settings.current), elapsedMs);
    const wake = (): void => {
      stopWaiting(session);
      if (limit && limit.delayMs < sleepMs) fail(session, work, limit.diagnostic);
      else reply(session, messages, costOf(work));
      drain();
    };
    const timer = session.link.timers.set(Math.min(sleepMs, limit?.delayMs ?? sleepMs), wake);
    session.phase = { kind: "sleeping", work, timer };
    reportWaitStarted(session, "sleep");
  };

  /** Answers with an error that the backend has not seen, and lets the transaction fail with it. */
  const fail = (session: Session, work: Work, diagnostic: Diagnostic): void => {
    failTransaction(session);
    if (work.request.kind === "batch" && work.request.ending === "flush") session.skipsToSync = true;
    reply(session, composeError(work.request, diagnostic, statusOf(session.transaction)), costOf(work));
  };

  const failTransaction = (session: Session): void => {
    const { transaction } = session;
    if (transaction.kind === "open" && transaction.hasSavepoints && !shared.isMidBatch) {
      shared.ask(failingSql, session);
      session.transaction = { ...transaction, failed: true };
      return;
    }
    if (shared.holder === session) shared.rollBack(session);
    session.transaction = afterLocalError(transaction);
  };

  const reply = (session: Session, messages: readonly Uint8Array[], costMs: number): void => {
    becomeReady(session);
    if (messages.length > 0) session.link.send(joinBytes(messages), costMs);
  };

  const becomeReady = (session: Session): void => {
    const { idleInTransactionMs } = readTimeouts(session.settings.current);
    session.phase = { kind: "ready" };
    if (idleInTransactionMs !== undefined && statusOf(session.transaction) !== "I" && session.inbox.length === 0) {
      const idleTimer = session.link.timers.set(idleInTransactionMs, () => end(session, idleInTransactionTooLong));
      session.phase = { kind: "ready", idleTimer };
    }
    reportState(session);
    if (session.inbox.length > 0) arrivals.push(session);
  };

  const costOf = (work: Work): number => statementCount(work) * kernel.options.statementMs;

  const cancel = (session: Session): void => {
    if (session.phase.kind === "waiting" || session.phase.kind === "sleeping") {
      giveUp(session, session.phase.work, statementCanceled("user request"));
    }
  };

  const end = (session: Session, farewell?: Diagnostic): void => {
    if (session.phase.kind === "closed") return;
    stopWaiting(session);
    session.phase = { kind: "closed" };
    sessions.delete(session.pid);
    const rolledBack = statusOf(session.transaction) !== "I";
    if (shared.holder === session) shared.rollBack(session);
    session.prepared.clear();
    shared.abandonedStatements.push(...session.prepared.takeAbandoned());
    if (farewell) session.link.send(errorResponse(farewell), 0);
    session.link.report({ kind: "session-closed", pid: session.pid, rolledBack });
    session.link.close();
    drain();
  };

  const submit = (session: Session, request: Request): void => {
    if (session.phase.kind === "closed") return;
    session.inbox.push(request);
    arrivals.push(session);
    drain();
  };

  return { submit, cancel, end };
}

const isMereSync = ({ request }: Work): boolean => request.kind === "batch" && request.messages.length === 0;

/** Puts a transaction with savepoints into PostgreSQL's own failed state, so that ROLLBACK TO still works. */
const failingSql = "DO $$ BEGIN RAISE EXCEPTION 'canceled'; END $$";
