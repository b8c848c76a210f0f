import { languageReady, type monaco } from "./monaco-setup.ts";

const loadLimitMs = 20_000;

/**
 * Lays the shown file out anew; rejects where the formatter does not come in time. Before the language's own code is there
 * Monaco's action does nothing and says nothing, so it is waited for.
 */
export async function formatDocument(editor: monaco.editor.ICodeEditor): Promise<void> {
  const { promise: elapsed, reject } = Promise.withResolvers<never>();
  const timer = window.setTimeout(() => reject(new Error("The formatter did not come in time")), loadLimitMs);
  try {
    await Promise.race([languageReady(), elapsed]);
  } finally {
    window.clearTimeout(timer);
  }
  await editor.getAction("editor.action.formatDocument")?.run();
}
