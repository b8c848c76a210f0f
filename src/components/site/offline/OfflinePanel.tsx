/** What is kept of the course: how much is here, the rest by itself or by a press, with progress and a way to stop. */
import { useEffect, useRef, useState } from "preact/hooks";
import { toKeptFacts } from "../../../site/offline/kept-facts.ts";
import { readMissingPage } from "../../../site/offline/missing-page.ts";
import {
  askToKeep,
  declineCourse,
  followKeeping,
  keepCourse,
  lookAround,
  lookUp,
  type OfflineShelf,
  removeCourse,
} from "../../../site/offline/offline-shelf.ts";
import { describeOffline, megabytes, type OfflineState } from "../../../site/offline/offline-words.ts";
import { sitePath } from "../../../site/site-path.ts";

export function OfflinePanel() {
  const [state, setState] = useState<OfflineState>({ kind: "looking" });
  const [missingPage, setMissingPage] = useState<string | null>(null);
  const shelf = useRef<OfflineShelf | null>(null);
  const stop = useRef<AbortController | null>(null);

  useEffect(() => {
    setMissingPage(readMissingPage(location.search, new URL(sitePath("/"), location.href).href));
    const left = new AbortController();
    void lookAround().then(async (found) => {
      if (left.signal.aborted) return;
      if (!found.ok) return setState(found.state);
      shelf.current = found.shelf;
      setState(await lookUp(found.shelf));
      if (left.signal.aborted) return;
      left.signal.addEventListener("abort", follow(found.shelf));
      askToKeep(found.shelf);
    });
    return () => {
      left.abort();
      stop.current?.abort();
    };
  }, []);

  /** What the worker does by itself is on show, except while the reader's own download is. */
  function follow(found: OfflineShelf): () => void {
    let facts = {};
    return followKeeping(async (news) => {
      facts = toKeptFacts(facts, news);
      if (stop.current) return;
      const next = news.kind === "keeping" ? news : { ...(await lookUp(found)), ...facts };
      if (!stop.current) setState(next);
    });
  }

  async function download(): Promise<void> {
    if (!shelf.current) return;
    stop.current = new AbortController();
    const end = await keepCourse(shelf.current, stop.current.signal, setState);
    stop.current = null;
    setState(end);
  }
  async function remove(): Promise<void> {
    if (shelf.current) setState(await removeCourse(shelf.current));
  }
  function halt(): void {
    if (stop.current) stop.current.abort();
    else if (shelf.current) void declineCourse(shelf.current);
  }

  const missingBytes = state.kind === "known" ? state.totalBytes - state.keptBytes : 0;
  const isComing = state.kind === "keeping" || state.kind === "downloading";
  return (
    <div class="offline-panel" data-state={state.kind}>
      {missingPage && (
        <p>
          This page is not on this device, and the network did not bring it: <a href={missingPage}>{missingPage}</a>.
          Open it again when the network is back. Nothing of yours is lost.
        </p>
      )}
      <p role="status">{describeOffline(state)}</p>
      {isComing && <progress max={state.totalBytes} value={state.keptBytes} aria-label="Kept on this device" />}
      <p class="offline-actions">
        {state.kind === "known" && missingBytes > 0 && (
          <button type="button" class="primary" onClick={() => void download()}>
            {state.keptBytes > 0 ? "Fetch the rest" : "Make available offline"} ({megabytes(missingBytes)})
          </button>
        )}
        {isComing && (
          <button type="button" onClick={halt}>
            Stop
          </button>
        )}
        {state.kind === "known" && state.keptBytes > 0 && (
          <button type="button" onClick={() => void remove()}>
            Remove from this device
          </button>
        )}
      </p>
    </div>
  );
}
