/** Keeps the whole course on this device: how much is here, the rest by a press, with progress and a way to stop. */
import { useEffect, useRef, useState } from "preact/hooks";
import { keepCourse, lookAround, type OfflineShelf, removeCourse } from "../../../site/offline/offline-shelf.ts";
import { describeOffline, megabytes, type OfflineState } from "../../../site/offline/offline-words.ts";

export function OfflinePanel() {
  const [state, setState] = useState<OfflineState>({ kind: "looking" });
  const shelf = useRef<OfflineShelf | null>(null);
  const stop = useRef<AbortController | null>(null);

  useEffect(() => {
    const left = new AbortController();
    void lookAround().then((found) => {
      if (left.signal.aborted) return;
      if (found.ok) shelf.current = found.shelf;
      setState(found.ok ? found.shelf.state : found.state);
    });
    return () => {
      left.abort();
      stop.current?.abort();
    };
  }, []);

  async function download(): Promise<void> {
    if (!shelf.current) return;
    stop.current = new AbortController();
    setState(await keepCourse(shelf.current, stop.current.signal, setState));
  }
  async function remove(): Promise<void> {
    if (shelf.current) setState(await removeCourse(shelf.current));
  }

  const missingBytes = state.kind === "known" ? state.totalBytes - state.keptBytes : 0;
  return (
    <div class="offline-panel" data-state={state.kind}>
      <p role="status">{describeOffline(state)}</p>
      {state.kind === "downloading" && (
        <progress max={state.totalBytes} value={state.keptBytes} aria-label="Kept on this device" />
      )}
      <p class="offline-actions">
        {state.kind === "known" && missingBytes > 0 && (
          <button type="button" class="primary" onClick={() => void download()}>
            {state.keptBytes > 0 ? "Fetch the rest" : "Make available offline"} ({megabytes(missingBytes)})
          </button>
        )}
        {state.kind === "downloading" && (
          <button type="button" onClick={() => stop.current?.abort()}>
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
