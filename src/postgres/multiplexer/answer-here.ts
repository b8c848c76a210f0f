import type { Diagnostic } from "../../wire/backend-builders.ts";
import { answerLocally } from "./answer-locally.ts";
import { applyLocalEffect } from "./apply-local-effect.ts";
import { composeCompletion, composePreamble } from "./compose-reply.ts";
import type { Kernel } from "./kernel.ts";
import { takeParameterNews } from "./reported-parameters.ts";
import type { Session } from "./session.ts";
import { beginsReadCommitted } from "./settle-transaction.ts";
import { rememberBatch } from "./translate-batch.ts";
import { isChain, type Work } from "./work.ts";

export type Answer =
  | { readonly kind: "messages"; readonly messages: readonly Uint8Array[] }
  | { readonly kind: "error"; readonly diagnostic: Diagnostic; readonly preamble: readonly Uint8Array[] };

/** Answers without the backend where that is possible, and brings the session's state up to date. */
export function answerHere({ shared }: Kernel, session: Session, work: Work): Answer | undefined {
  const { prepared, transaction } = session;
  const hold = shared.hold?.session === session ? shared.hold : undefined;
  if (hold?.isMidBatch) return undefined; // the backend has begun with it
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

const looksAtSequenceUse = /\b(?:currval|lastval)\b/i;

const sequenceUseUnknown: Diagnostic = {
  severity: "ERROR",
  code: "0A000",
  message: "currval and lastval are not supported here after another session has written",
  hint: "All sessions share one embedded backend, which remembers one last value. Use RETURNING.",
};
