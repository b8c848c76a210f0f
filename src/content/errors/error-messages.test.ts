import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { loadErrorMessages } from "./error-messages.ts";

const messages = await loadErrorMessages(process.cwd());

/** Transcripts wrap and indent their lines. */
const toOneLine = (text: string) => text.replace(/\s+/g, " ");

test("no message is invented: each that names a file stands there word by word", () => {
  const absent = messages.flatMap(({ slug, message, seen }) => {
    if (!("file" in seen)) return [];
    const text = toOneLine(readFileSync(seen.file, "latin1"));
    const parts = message.split("…").map((part) => Buffer.from(part.trim()).toString("latin1"));
    return parts.every((part) => text.includes(part)) ? [] : [`${slug} is not in ${seen.file}`];
  });
  expect(absent).toEqual([]);
  expect(messages.filter(({ seen }) => "file" in seen).length).toBeGreaterThan(15);
});
