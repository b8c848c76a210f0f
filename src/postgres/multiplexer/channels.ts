/** The channels that one session listens to. Source: PostgreSQL manual, "LISTEN": it takes effect at commit. */
export interface Channels {
  has(channel: string): boolean;
  readonly names: readonly string[];
  listen(channel: string): void;
  /** `*` stands for all. */
  unlisten(channel: string): void;
  /** The transaction around the changes has ended. */
  conclude(isCommitted: boolean): void;
}

export function createChannels(): Channels {
  const names = new Set<string>();
  let pending: (() => void)[] = [];
  return {
    has: (channel) => names.has(channel),
    get names() {
      return [...names];
    },
    listen: (channel) => void pending.push(() => names.add(channel)),
    unlisten: (channel) => void pending.push(() => (channel === "*" ? names.clear() : names.delete(channel))),
    conclude: (isCommitted) => {
      if (isCommitted) for (const change of pending) change();
      pending = [];
    },
  };
}
