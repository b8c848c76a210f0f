import type { Diagnostic } from "../../../wire/backend-builders.ts";
import { beginsReadCommitted } from "../backend/settle-transaction.ts";
import type { Kernel } from "../kernel.ts";
import { takeParameterNews } from "../session/reported-parameters.ts";
import type { Session } from "../session/session.ts";
import { statusOf } from "../session/transaction.ts";
import { answerLocally, findRefusal } from "./answer-locally.ts";
import { applyLocalEffect } from "./apply-local-effect.ts";
import { composeCompletion, composePreamble } from "./compose-reply.ts";
import { findCopyIn } from "./copy-sql.ts";
import { isCoherent } from "./is-coherent.ts";
import { rememberBatch } from "./translate-batch.ts";
import { endsTransaction, isChain, type Work } from "./work.ts";

export type Answer =
  | { readonly kind: "messages"; readonly messages: readonly Uint8Array[] }
  | { readonly kind: "error"; readonly diagnostic: Diagnostic; readonly preamble: readonly Uint8Array[] };

/** Answers without the backend where that is possible, and brings the session's state up to date. */
export function answerHere({ shared }: Kernel, session: Session, work: Work): Answer | undefined {
  const { prepared, transaction } = session;
  const hold = shared.hold?.session === session ? shared.hold : undefined;
  // A failed transaction executes nothing, and says so itself.
  const refusal = statusOf(transaction) === "E" && !endsTransaction(work) ? undefined : findRefusal(work);
  if (refusal) return { kind: "error", diagnostic: refusal, preamble: composePreamble(work.request) };
  if (hold?.isMidBatch) {
    // The backend has begun with the batch, and goes on with all but what would end it.
    return findCopyIn(work) && { kind: "error", diagnostic: copyAmidBatch, preamble: [] };
  }
  if (work.request.kind === "batch" && !isCoherent(work.request, prepared)) return undefined;
  const local = answerLocally(work, {
    transaction,
    isParked: hold?.isParked === true,
    moment: session.moment,
    mayWait: (beginSql) => beginsReadCommitted(session, beginSql),
    hasPrepared: (name) => prepared.has(name),
  });
  if (local?.kind === "error") return { ...local, preamble: composePreamble(work.request) };
  if (looksAtSequenceUse.test(work.sql) && (shared.sequenceUser ?? session) !== session) {
    return { kind: "error", diagnostic: sequenceUseUnknown, preamble: [] };
  }
  if (!local) return undefined;
  session.transaction = local.transaction;
  if (work.request.kind === "batch") rememberBatch(work.request, session);
  if (local.effect) applyLocalEffect(session, local.effect);
  const [statement] = work.statements;
  if (statement?.kind === "savepoint") session.channels.mark(statement);
  const messages = composeCompletion(work.request, local.tag, local.warning);
  const isEnd = local.transaction.kind === "none" || isChain(work);
  if (!isEnd) return { kind: "messages", messages };
  if (hold) shared.hold = undefined;
  const mayHaveNews = session.hasSetLocally || local.effect?.kind === "discard-all";
  endLocally(session, local.tag !== "ROLLBACK");
  const news = mayHaveNews && !shared.hold ? takeParameterNews(session, shared) : [];
  return { kind: "messages", messages: [...messages, ...news] };
}

function endLocally(session: Session, isCommitted: boolean): void {
  session.channels.conclude(isCommitted);
  session.settings.forget();
  session.transactionSettings = new Map();
  session.hasSetLocally = false;
}

const copyAmidBatch: Diagnostic = {
  severity: "ERROR",
  code: "0A000",
  message: "COPY FROM STDIN before the Sync of a batch is not supported here",
};

const looksAtSequenceUse = /\b(?:currval|lastval)\b/i;

const sequenceUseUnknown: Diagnostic = {
  severity: "ERROR",
  code: "0A000",
  message: "currval and lastval are not supported here after another session has written",
  hint: "All sessions share one embedded backend, which remembers one last value. Use RETURNING.",
};
