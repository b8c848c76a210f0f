type Ended = (reason: Error) => void;

let current: Worker | null = null;
const listeners = new Set<Ended>();

/** Hears when the worker ends, so that nobody waits for its answer for ever. */
export function onWorkerEnd(listener: Ended): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function end(reason: Error): void {
  current = null;
  for (const listener of listeners) listener(reason);
}

/** The page's one TypeScript worker, started when first asked for; Monaco and the stripper share it. */
export function typescriptWorker(): Worker {
  if (current) return current;
  const worker = new Worker(new URL("./typescript.worker.ts", import.meta.url), { type: "module", name: "typescript" });
  const terminate = worker.terminate.bind(worker);
  // Monaco ends its worker when compiler options change.
  worker.terminate = () => {
    terminate();
    end(new Error("The TypeScript worker was ended."));
  };
  worker.addEventListener("error", (event) =>
    end(new Error(event.message || "The TypeScript worker could not be loaded.")),
  );
  current = worker;
  return worker;
}
