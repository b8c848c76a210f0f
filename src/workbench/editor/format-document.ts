import { getTypeScriptWorker } from "monaco-editor/languages/features/typescript/register";
import type { monaco } from "./monaco-setup.ts";

const loadLimitMs = 20_000;
const askAgainMs = 50;

/** What Monaco refuses its worker with while nothing of the language is registered yet. */
const notYet = "TypeScript not registered!";

/**
 * Lays the shown file out anew; rejects where the formatter does not come in time. Before the language's own code is there
 * Monaco's action does nothing and says nothing, so it is waited for.
 */
export async function formatDocument(editor: monaco.editor.ICodeEditor): Promise<void> {
  await whenRegistered(AbortSignal.timeout(loadLimitMs));
  await editor.getAction("editor.action.formatDocument")?.run();
}

/** Asks again and again, for Monaco has no event that tells when a language is registered. */
function whenRegistered(limit: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const ask = () => {
    if (limit.aborted) return;
    getTypeScriptWorker().then(
      () => resolve(),
      (reason: unknown) => (reason === notYet ? setTimeout(ask, askAgainMs) : reject(reason)),
    );
  };
  limit.addEventListener("abort", () => reject(new Error("The formatter did not come in time")), { once: true });
  ask();
  return promise;
}
