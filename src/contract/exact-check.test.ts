import fc from "fast-check";
import { expect, test } from "vitest";
import * as z from "zod";
import { toExactCheck } from "./exact-check.ts";
import { type TraceEvent, traceEventSchema } from "./trace-event.ts";

const isExact = toExactCheck(traceEventSchema);

/** Any value that a schema of events accepts. */
function arbitraryOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodObject)
    return fc.record(Object.fromEntries(Object.entries(schema.shape).map(([key, own]) => [key, arbitraryOf(own)])));
  if (schema instanceof z.ZodDiscriminatedUnion) return fc.oneof(...schema.options.map(arbitraryOf));
  if (schema instanceof z.ZodString) return fc.string({ minLength: schema.minLength ?? 0, maxLength: 20 });
  if (schema instanceof z.ZodNumber) {
    const [min, max] = [Math.max(schema.minValue ?? -1e6, -1e6), Math.min(schema.maxValue ?? 1e6, 1e6)];
    return schema.isInt ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
  }
  if (schema instanceof z.ZodArray) return fc.array(arbitraryOf(schema.element), { maxLength: 5 });
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodNullable) return fc.option(arbitraryOf(schema.unwrap()));
  if (schema instanceof z.ZodDefault) return arbitraryOf(schema.unwrap());
  throw new Error(`no arbitrary for ${schema._zod.def.type}`);
}

const anyEvent = arbitraryOf(traceEventSchema) as fc.Arbitrary<TraceEvent>;

/** What somebody may write in place of a value, or beside it. */
const anything = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 2 ** 53, Infinity, NaN, "", "server", [], {}),
  fc.integer({ min: 0, max: 3 }).map((more) => "x".repeat(200 - 1 + more)),
  fc.integer({ min: 0, max: 3 }).map((more) => "x".repeat(10_000 - 1 + more)),
  fc.jsonValue(),
);

test("every event that the schema accepts as it is passes at once", () => {
  fc.assert(fc.property(anyEvent, isExact), { numRuns: 2_000 });
});

test("what passes at once is what the schema returns unchanged, whatever was forged", () => {
  const keys = fc.constantFrom("seq", "atMs", "scopeId", "kind", "error", "site", "text", "tab", "extra", "__proto__");
  const forged = fc.tuple(anyEvent, keys, fc.option(anything)).map(([event, key, value]) => {
    const copy: Record<string, unknown> = { ...event };
    if (value === null) delete copy[key];
    else Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true });
    return copy;
  });
  fc.assert(
    fc.property(forged, (event) => {
      const parsed = traceEventSchema.safeParse(event);
      const unchanged = parsed.success && Object.keys(parsed.data).length === Object.keys(event).length;
      expect(isExact(event)).toBe(unchanged);
      if (unchanged) expect(parsed.data).toEqual(event);
    }),
    { numRuns: 5_000 },
  );
});

test.each([
  ["a site with a further key", { file: "main.ts", line: 1, column: 1, more: 1 }],
  ["a site that is a list", ["main.ts", 1, 1]],
  ["a line before the first", { file: "main.ts", line: 0, column: 1 }],
  ["a site without a column", { file: "main.ts", line: 1 }],
])("%s does not pass", (_, site) => {
  const line = { seq: 1, atMs: 0, processId: 0, scopeId: "server", kind: "log-written", level: "info", text: "" };
  expect(isExact({ ...line, site: null })).toBe(true);
  expect(isExact({ ...line, site })).toBe(false);
});

test("a list passes by its length and by each of its entries", () => {
  const isList = toExactCheck(z.array(z.int()).min(1).max(2));
  expect([[1], [1, 2]].map(isList)).toEqual([true, true]);
  expect([[], [1, 2, 3], [1, "2"], new Array(1), { length: 1, 0: 1 }].map(isList)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});

test("a schema that would change what it reads has no exact check", () => {
  expect(() => toExactCheck(z.object({ a: z.string().trim() }))).toThrow();
  expect(() => toExactCheck(z.string().regex(/a/))).toThrow();
  expect(() => toExactCheck(z.number().gt(0))).toThrow();
  expect(() => toExactCheck(z.object({}).refine(() => false))).toThrow();
  expect(() => toExactCheck(z.number().multipleOf(2))).toThrow();
});

test("what a schema would fill in is not there as it is; what it would not fill in is", () => {
  const check = toExactCheck(z.object({ a: z.number().default(1) }));
  expect([{ a: 2 }, {}, { a: undefined }, { a: "2" }].map(check)).toEqual([true, false, false, false]);
});
