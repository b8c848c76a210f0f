import type { PortLike } from "../../../src/postgres/serve-port.ts";

/** Two ports in one thread that hand their messages over at the end of the turn, without an event loop between. */
export function createDirectChannel(): readonly [PortLike, PortLike] {
  const createPort = (other: () => PortLike): PortLike => ({
    onmessage: null,
    postMessage: (data) => queueMicrotask(() => other().onmessage?.(new MessageEvent("message", { data }))),
    close: () => undefined,
  });
  const first: PortLike = createPort(() => second);
  const second: PortLike = createPort(() => first);
  return [first, second];
}
