import fc from "fast-check";
import { expect, test } from "vitest";
import { anyTrace, splitAt } from "../../tests/support/any-trace.ts";
import { foldTrace, initialTraceState } from "./reduce-trace.ts";

test("equal logs give equal states, however they come in batches", () => {
  fc.assert(
    fc.property(anyTrace, fc.array(fc.nat(300), { size: "max", maxLength: 40 }), (trace, cuts) => {
      const folded = splitAt(trace, cuts).reduce((state, batch) => foldTrace(batch, state), initialTraceState);
      expect(folded).toEqual(foldTrace(trace));
    }),
  );
});

test("a fold leaves the state that it began from as it was", () => {
  fc.assert(
    fc.property(anyTrace, fc.nat(300), (trace, cut) => {
      const before = foldTrace(trace.slice(0, cut));
      const copy = structuredClone(before);
      foldTrace(trace.slice(cut), before);
      expect(before).toEqual(copy);
    }),
  );
});
