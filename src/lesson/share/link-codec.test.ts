import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { toBase64Url } from "./base64url.ts";
import { decodeSharedWork, encodeSharedWork } from "./link-codec.ts";
import { mostDecodedLength, mostEncodedLength, type SharedWork } from "./shared-work.ts";

const work: SharedWork = {
  lesson: "exhaustion",
  files: [{ path: "main.ts", source: 'import { App } from "tiny";\n// größer, 池\n' }],
  scenario: "tabs-31",
  seed: 7,
  pace: { kind: "live", rate: 10 },
  momentMs: 43_210,
};

const pack = (json: string) => `1.${toBase64Url(deflateSync(json))}`;
const encoded = async (): Promise<string> => {
  const made = await encodeSharedWork(work);
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
};

const source = fc.string({ unit: "binary", maxLength: 400 }).filter((text) => text.isWellFormed());
const works: fc.Arbitrary<SharedWork> = fc.record({
  lesson: fc.stringMatching(/^[a-z0-9-]{1,20}$/),
  files: fc.array(fc.record({ path: fc.stringMatching(/^[\w./-]{1,20}$/), source }), { maxLength: 4 }),
  scenario: fc.option(fc.stringMatching(/^[a-z0-9-]{1,20}$/)),
  seed: fc.nat({ max: 0xffff_ffff }),
  pace: fc.oneof(
    fc.constant({ kind: "paused" } as const),
    fc.record({ kind: fc.constant("live" as const), rate: fc.integer({ min: 1, max: 60 }) }),
  ),
  momentMs: fc.option(fc.nat()),
});

test("whatever is put into a link comes out of it", async () => {
  await fc.assert(
    fc.asyncProperty(works, async (shared) => {
      const made = await encodeSharedWork(shared);
      if (!made.ok) throw new Error(made.error.code);
      expect(made.value).toMatch(/^1\.[\w-]+$/);
      expect(await decodeSharedWork(made.value)).toEqual({ ok: true, value: shared });
    }),
    { numRuns: 200 },
  );
});

test("any text at all is answered with a reason, never with an exception", async () => {
  const body = fc.oneof(fc.string(), fc.base64String(), fc.uint8Array({ maxLength: 300 }).map(toBase64Url));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom("", "1.", "2.", "1..", "."), body, async (prefix, text) => {
      const read = await decodeSharedWork(prefix + text);
      expect(read.ok).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test("JSON of any shape that is not a shared work is broken", async () => {
  await fc.assert(
    fc.asyncProperty(fc.json(), async (json) => {
      expect(await decodeSharedWork(pack(json))).toEqual({ ok: false, error: { code: "broken" } });
    }),
    { numRuns: 200 },
  );
});

test("a link that was cut anywhere is broken", async () => {
  const link = await encoded();
  for (let length = 2; length < link.length; length += 1)
    expect(await decodeSharedWork(link.slice(0, length))).toEqual({ ok: false, error: { code: "broken" } });
});

test("one changed character never shows other code", async () => {
  const link = await encoded();
  for (let at = 2; at < link.length; at += 1) {
    const read = await decodeSharedWork(`${link.slice(0, at)}${link[at] === "A" ? "B" : "A"}${link.slice(at + 1)}`);
    // The last character may carry spare bits that nobody reads.
    if (read.ok) expect(read.value).toEqual(work);
  }
});

test("a bomb is given up before it fills the memory", async () => {
  const bomb = pack(" ".repeat(15_000_000));
  expect(bomb.length).toBeLessThan(mostEncodedLength);
  expect(await decodeSharedWork(bomb)).toEqual({
    ok: false,
    error: { code: "unpacks-too-large", most: mostDecodedLength },
  });
});

test("a link of a later version, and one that is too long, say so", async () => {
  expect(await decodeSharedWork("2.AAAA")).toEqual({ ok: false, error: { code: "wrong-version", version: "2" } });
  expect(await decodeSharedWork(`1.${"A".repeat(mostEncodedLength)}`)).toMatchObject({
    ok: false,
    error: { code: "too-long" },
  });
});

test("code too long for a link is refused with its length and the limit", async () => {
  const noise = fc.sample(fc.string({ minLength: 60_000, maxLength: 60_000 }), 1)[0] ?? "";
  const made = await encodeSharedWork({ ...work, files: [{ path: "main.ts", source: noise }] });
  expect(made).toMatchObject({ ok: false, error: { code: "too-long", most: mostEncodedLength } });
});
