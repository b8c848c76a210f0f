import type { Statement } from "../../sql/statement.ts";

type Savepoint = Extract<Statement, { kind: "savepoint" }>;

/** The channels that one session listens to. Source: PostgreSQL manual, "LISTEN": it takes effect at commit. */
export interface Channels {
  has(channel: string): boolean;
  readonly names: readonly string[];
  listen(channel: string): void;
  /** `*` stands for all. */
  unlisten(channel: string): void;
  /** A savepoint was made, released or gone back to. */
  mark(savepoint: Savepoint): void;
  /** The transaction around the changes has ended. */
  conclude(isCommitted: boolean): void;
}

export function createChannels(): Channels {
  const names = new Set<string>();
  let pending: (() => void)[] = [];
  /** Savepoints, oldest first, with the number of changes before each. */
  let marks: { readonly name: string; readonly changeCount: number }[] = [];
  return {
    has: (channel) => names.has(channel),
    get names() {
      return [...names];
    },
    listen: (channel) => void pending.push(() => names.add(channel)),
    unlisten: (channel) => void pending.push(() => (channel === "*" ? names.clear() : names.delete(channel))),
    mark: ({ action, name }) => {
      if (action === "save") return void marks.push({ name, changeCount: pending.length });
      const index = marks.findLastIndex((mark) => mark.name === name);
      if (index < 0) return;
      if (action === "rollback-to") pending = pending.slice(0, marks[index]?.changeCount);
      marks = marks.slice(0, action === "release" ? index : index + 1);
    },
    conclude: (isCommitted) => {
      if (isCommitted) for (const change of pending) change();
      pending = [];
      marks = [];
    },
  };
}
