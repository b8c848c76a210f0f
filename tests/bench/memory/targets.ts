/**
 * Every JavaScript realm of a page, asked one by one: the page, its frames in other processes, and the workers of all.
 * Playwright keeps the sessions of workers to itself, so their messages go wrapped through the session above them.
 */
import type { CDPSession } from "@playwright/test";

/** One realm that answers to the DevTools protocol. */
export interface Target {
  /** Its kind and what it is named, such as `worker database`. */
  readonly name: string;
  send(method: string, params?: object): Promise<unknown>;
}

interface Attached {
  readonly sessionId: string;
  readonly targetInfo: { readonly type: string; readonly title: string; readonly url: string };
}

type Answer = (result: unknown, error: unknown) => void;

interface Channel extends Target {
  readonly children: Map<string, Channel>;
  /** Takes what came from the target, or from one below it. */
  take(message: Incoming): void;
  /** It is gone: whoever waits for its answers is told. */
  lose(): void;
}

interface Incoming {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
  readonly method?: string;
  readonly params?: unknown;
}

/** A busy worker answers late, one that has just been ended never. */
const answerLimitMs = 10_000;

export async function attachToTargets(session: CDPSession): Promise<{ list(): readonly Target[] }> {
  const page = toChannel("page", (id, method, params) => {
    // The names of the protocol's methods are a closed list in Playwright's types; here they are passed on.
    const send = session.send.bind(session) as unknown as (method: string, params: object) => Promise<unknown>;
    send(method, params).then(
      (result) => page.take({ id, result }),
      (error: unknown) => page.take({ id, error: { message: String(error) } }),
    );
  });
  for (const method of [
    "Target.attachedToTarget",
    "Target.detachedFromTarget",
    "Target.receivedMessageFromTarget",
  ] as const)
    session.on(method, (params) => page.take({ method, params }));
  await attachBelow(page);
  return { list: () => listFrom(page) };
}

const listFrom = (channel: Channel): readonly Channel[] => [
  channel,
  ...[...channel.children.values()].flatMap(listFrom),
];

/** A worker without a name is titled by its address, of which the file's name says enough. */
const toName = ({ type, title, url }: Attached["targetInfo"]): string => `${type} ${(title || url).split("/").at(-1)}`;

const attachBelow = (channel: Channel) =>
  channel.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });

function toChannel(name: string, post: (id: number, method: string, params: object) => void): Channel {
  const children = new Map<string, Channel>();
  const waiting = new Map<number, Answer>();
  let lastId = 0;

  function attached({ sessionId, targetInfo }: Attached) {
    const child = toChannel(toName(targetInfo), (id, method, params) => {
      const message = JSON.stringify({ id, method, params });
      channel.send("Target.sendMessageToTarget", { sessionId, message }).catch((error: unknown) => {
        child.take({ id, error: { message: String(error) } });
      });
    });
    children.set(sessionId, child);
    // One that is gone already has nothing below it.
    attachBelow(child).catch(() => forget(sessionId));
  }

  function forget(sessionId: string) {
    children.get(sessionId)?.lose();
    children.delete(sessionId);
  }

  const channel: Channel = {
    name,
    children,
    send(method, params = {}) {
      lastId += 1;
      const id = lastId;
      return new Promise((done, fail) => {
        const limit = setTimeout(() => {
          waiting.delete(id);
          fail(new Error(`${name} did not answer ${method} within ${answerLimitMs / 1_000} s`));
        }, answerLimitMs);
        waiting.set(id, (result, error) => {
          clearTimeout(limit);
          if (error === undefined) done(result);
          else fail(new Error(`${name}, ${method}: ${JSON.stringify(error)}`));
        });
        post(id, method, params);
      });
    },
    take({ id, result, error, method, params }) {
      if (id !== undefined) {
        waiting.get(id)?.(result, error);
        waiting.delete(id);
      } else if (method === "Target.attachedToTarget") attached(params as Attached);
      else if (method === "Target.detachedFromTarget") forget((params as Attached).sessionId);
      else if (method === "Target.receivedMessageFromTarget") {
        const { sessionId, message } = params as { readonly sessionId: string; readonly message: string };
        children.get(sessionId)?.take(JSON.parse(message));
      }
    },
    lose() {
      for (const answer of waiting.values()) answer(undefined, "it was ended");
      waiting.clear();
      for (const child of children.values()) child.lose();
      children.clear();
    },
  };
  return channel;
}
