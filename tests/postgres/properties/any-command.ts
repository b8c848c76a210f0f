import fc from "fast-check";
import type { Operation, Preparable } from "./operation.ts";

/** One move of one client, or of the clock. A session that is closed is opened again by its next command. */
export type Command =
  | {
      readonly kind: "request";
      readonly slot: number;
      readonly shape: "query" | "batch";
      readonly operation: Operation;
    }
  | {
      readonly kind: "requests";
      readonly slot: number;
      readonly shape: "query" | "batch";
      readonly operations: readonly Operation[];
    }
  | {
      readonly kind: "several";
      readonly slot: number;
      readonly shape: "query" | "batch" | "flush";
      readonly operations: readonly Operation[];
    }
  | {
      readonly kind: "parse";
      readonly slot: number;
      readonly name: string;
      readonly body: Preparable;
      readonly runs: boolean;
    }
  | { readonly kind: "run-prepared" | "close"; readonly slot: number; readonly name: string; readonly fails: boolean }
  | { readonly kind: "open-portal" | "fetch"; readonly slot: number; readonly limit: number }
  | { readonly kind: "sync"; readonly slot: number }
  /** The last byte comes with the session's next command. */
  | {
      readonly kind: "half-request";
      readonly slot: number;
      readonly shape: "query" | "batch";
      readonly operation: Operation;
      readonly share: number;
    }
  | { readonly kind: "cancel-request"; readonly slot: number; readonly isGenuine: boolean }
  | { readonly kind: "cut" | "terminate"; readonly slot: number }
  | { readonly kind: "advance"; readonly byMs: number };

const n = fc.integer({ min: 1, max: 9 });
const id = fc.integer({ min: 1, max: 5 });
const name = fc.constantFrom("a", "b");
const preparable: fc.Arbitrary<Preparable> = fc.oneof<fc.Arbitrary<Preparable>[]>(
  fc.record({ kind: fc.constantFrom("mark", "look") }),
  fc.record({ kind: fc.constant("update"), id, by: n }),
  fc.record({ kind: fc.constant("insert"), n }),
);

const read: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ kind: fc.constantFrom("mark", "look", "show") }),
  fc.record({ kind: fc.constant("series"), rowCount: n }),
);
const write: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ kind: fc.constant("update"), id, by: n }),
  fc.record({ kind: fc.constant("insert"), n }),
  fc.record({ kind: fc.constant("insert-as"), id: fc.constantFrom(1, 1000) }),
  fc.record({ kind: fc.constant("delete"), id }),
);
const mistake: fc.Arbitrary<Operation> = fc.record({ kind: fc.constantFrom("divide", "read-missing") });
const control: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ kind: fc.constantFrom("commit", "rollback") }),
  fc.record({ kind: fc.constant("begin"), mode: fc.constant("") }),
  fc.record({ kind: fc.constantFrom("savepoint", "rollback-to", "release"), name }),
);
const setting: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ kind: fc.constantFrom("set", "set-local"), kilobytes: fc.integer({ min: 70, max: 99 }) }),
  fc.record({ kind: fc.constantFrom("listen", "notify"), channel: name }),
);
const slot = fc.integer({ min: 0, max: 5 });
/** The pid is the number of a slot until the command is carried out. */
const signal: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("cancel"), pid: slot }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("terminate"), pid: slot }) },
);
/** What may stand beside other statements. */
const joint = fc.oneof(
  { weight: 4, arbitrary: read },
  { weight: 4, arbitrary: write },
  { weight: 2, arbitrary: mistake },
  { weight: 3, arbitrary: control },
  { weight: 2, arbitrary: setting },
);
const alone: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 3, arbitrary: joint },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("begin"),
      mode: fc.constantFrom("", "", " READ ONLY", " ISOLATION LEVEL REPEATABLE READ"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.oneof(
      fc.record({ kind: fc.constant("misspell") }),
      fc.record({ kind: fc.constant("unlisten"), channel: name }),
      fc.record({ kind: fc.constant("prepare"), name, body: preparable }),
      fc.record({ kind: fc.constantFrom("execute", "deallocate"), name }),
      fc.record({ kind: fc.constant("sleep"), seconds: fc.constantFrom(1, 2) }),
      signal,
    ),
  },
);

const shape = fc.constantFrom("query", "batch");
const severalOperations = fc.array(joint, { minLength: 2, maxLength: 5 });
const limit = fc.integer({ min: 1, max: 3 });

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant("request"), slot, shape, operation: alone }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("requests"),
      slot,
      shape,
      operations: fc.array(alone, { minLength: 2, maxLength: 4 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("several"),
      slot,
      shape: fc.constantFrom("query", "batch", "flush"),
      operations: severalOperations,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.oneof(
      fc.record({ kind: fc.constant("parse"), slot, name, body: preparable, runs: fc.boolean() }),
      fc.record({ kind: fc.constantFrom("run-prepared", "close"), slot, name, fails: fc.boolean() }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.oneof(
      fc.record({ kind: fc.constantFrom("open-portal", "fetch"), slot, limit }),
      fc.record({ kind: fc.constant("sync"), slot }),
      fc.record({ kind: fc.constantFrom("cut", "terminate"), slot }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.oneof(
      fc.record({
        kind: fc.constant("half-request"),
        slot,
        shape,
        operation: alone,
        share: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      }),
      fc.record({ kind: fc.constant("cancel-request"), slot, isGenuine: fc.boolean() }),
      fc.record({ kind: fc.constant("advance"), byMs: fc.constantFrom(500, 1_000, 2_500) }),
    ),
  },
);

/** Commands of two to six sessions. */
export const anyCommands: fc.Arbitrary<readonly Command[]> = fc
  .record({
    slotCount: fc.integer({ min: 2, max: 6 }),
    commands: fc.array(command, { minLength: 1, maxLength: 50, size: "max" }),
  })
  .map(({ slotCount, commands }) =>
    commands.map((entry) => (entry.kind === "advance" ? entry : { ...entry, slot: entry.slot % slotCount })),
  );
