import { commandLimitMs } from "./driven-browser.ts";

interface Answer {
  readonly type: "success" | "error" | "event";
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: string;
  readonly message?: string;
}

/** Commands of WebDriver BiDi over its WebSocket. */
export interface BidiConnection {
  send<R>(method: string, params: object): Promise<R>;
  close(): void;
}

export async function connectBidi(url: string): Promise<BidiConnection> {
  const socket = new WebSocket(url);
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let lastId = 0;

  const failAll = (reason: string) => {
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  };
  socket.onclose = () => failAll("the browser closed the connection");
  socket.onmessage = ({ data }) => {
    const { type, id, result, error, message } = JSON.parse(String(data)) as Answer;
    const asked = id === undefined ? undefined : waiting.get(id);
    if (!asked || id === undefined) return;
    waiting.delete(id);
    if (type === "success") asked.resolve(result);
    else asked.reject(new Error(`${error}: ${message}`));
  };
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve();
    socket.onerror = () => reject(new Error(`${url} does not answer`));
  });

  return {
    async send<R>(method: string, params: object) {
      lastId += 1;
      const id = lastId;
      const asked = Promise.withResolvers<unknown>();
      waiting.set(id, asked);
      const limit = setTimeout(
        () => asked.reject(new Error(`${method} was not answered within ${commandLimitMs} ms`)),
        commandLimitMs,
      );
      socket.send(JSON.stringify({ id, method, params }));
      try {
        return (await asked.promise) as R;
      } finally {
        clearTimeout(limit);
        waiting.delete(id);
      }
    },
    close: () => socket.close(),
  };
}
