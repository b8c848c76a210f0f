/** Writes what an author most likely meant: names put right, values of the right type, what is missing as a blank. */
import { Document, isMap, isScalar } from "yaml";
import type * as z from "zod";
import { nearestTo } from "./nearest.ts";
import { type ExpectedAt, schemaAt } from "./schema-at.ts";

type Issue = z.core.$ZodIssue;

/** @returns the part of the file that holds the mistakes as it could read, or null where nothing can be guessed */
export function correctYaml(schema: z.ZodType, document: Document, issues: readonly Issue[]): string | null {
  const corrected = document.clone();
  // Names first: what seems missing may stand under a name that is spelt wrongly.
  const inOrder = issues.toSorted(
    (a, b) => Number(b.code === "unrecognized_keys") - Number(a.code === "unrecognized_keys"),
  );
  const touched = inOrder.filter((issue) => correct(corrected, issue, schemaAt(schema, issue.path)));
  const [first] = touched;
  if (!first) return null;
  // Of a list the item that is wrong; of a mapping the whole of it.
  const [index] = first.path;
  const part = typeof index === "number" ? [corrected.getIn([index], true)] : corrected.contents;
  return new Document(part).toString({ lineWidth: 100 }).trimEnd();
}

function correct(document: Document, issue: Issue, expected: ExpectedAt): boolean {
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.some((key) => renameKey(document, issue.path, key, nearestTo(key, expected.keys)));
    case "invalid_value": {
      const options = expected.options.length > 0 ? expected.options : issue.values.map(String);
      const option = nearestTo(String(document.getIn(issue.path)), options) ?? options[0];
      return option !== undefined && setIn(document, issue.path, option);
    }
    case "invalid_type": {
      const written = document.getIn(issue.path);
      if (isOfType(written, issue.expected)) return true;
      const value = valueOfType(written, issue.expected, expected);
      return value !== undefined && setIn(document, issue.path, value);
    }
    default:
      return false;
  }
}

function renameKey(document: Document, path: readonly PropertyKey[], key: string, name: string | undefined): boolean {
  const map = path.length === 0 ? document.contents : document.getIn(path, true);
  if (!isMap(map) || name === undefined || map.has(name)) return false;
  const pair = map.items.find((item) => (isScalar(item.key) ? item.key.value : item.key) === key);
  if (!pair) return false;
  pair.key = document.createNode(name);
  return true;
}

function setIn(document: Document, path: readonly PropertyKey[], value: unknown): boolean {
  document.setIn(path, document.createNode(value));
  return true;
}

const isOfType = (value: unknown, type: string): boolean =>
  type === "array" ? Array.isArray(value) : typeof value === (type === "int" ? "number" : type);

function valueOfType(written: unknown, type: string, { example, description }: ExpectedAt): unknown {
  const blank = example ?? (type === "string" ? `<${description ?? "text"}>` : undefined);
  switch (type) {
    case "string":
      return written === undefined || written === null || typeof written === "object" ? blank : String(written);
    case "number":
    case "int": {
      const number = typeof written === "string" ? Number.parseFloat(written) : Number.NaN;
      return Number.isNaN(number) ? (blank ?? 1) : number;
    }
    case "boolean":
      return written === undefined ? blank : /^(yes|on|true)$/i.test(String(written));
    case "array":
      return written === undefined || written === null ? (example ?? [`<${description ?? "text"}>`]) : [written];
    default:
      return undefined;
  }
}
