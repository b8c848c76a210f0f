import { expect, it } from "vitest";
import { installUsing } from "./install-using.ts";

it("gives a realm what it lacks, under the names that engines give it", () => {
  const bare: Record<PropertyKey, unknown> = {};
  installUsing(bare as unknown as typeof globalThis);
  const { SuppressedError: Suppressed, ...rest } = bare as unknown as typeof globalThis;
  const error = new Suppressed("second", "first", "both");
  expect(error).toMatchObject({ name: "SuppressedError", error: "second", suppressed: "first", message: "both" });
  expect(Object.keys(rest)).toEqual([]);
  expect(["DisposableStack", "AsyncDisposableStack"].every((name) => name in bare)).toBe(true);
});

it("leaves an engine's own as they are", () => {
  const own = { SuppressedError, DisposableStack, AsyncDisposableStack };
  installUsing(globalThis);
  expect({ SuppressedError, DisposableStack, AsyncDisposableStack }).toEqual(own);
});

it("lets a generator be given to `using`, which ends it", () => {
  installUsing(globalThis);
  const log: string[] = [];
  function* steps() {
    try {
      yield 1;
    } finally {
      log.push("ended");
    }
  }
  {
    using held = steps();
    held.next();
  }
  expect(log).toEqual(["ended"]);
});
