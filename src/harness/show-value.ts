/** Values looked at and characters passed before an object counts as too large to print. */
const mostValues = 10_000;
const mostLength = 100_000;

class TooLarge extends Error {}

/** A value as a log shows it; whatever getters, proxies and cycles it has, this returns a text. */
export function showValue(value: unknown): string {
  try {
    if (typeof value === "string") return value;
    if (value instanceof Error) return `${value.name}: ${value.message}`;
    return JSON.stringify(value, createBoundedReplacer()) ?? String(value);
  } catch (error) {
    if (error instanceof TooLarge) return `${nameOf(value)} too large to print`;
    return inItsOwnWords(value);
  }
}

function createBoundedReplacer() {
  let values = 0;
  let length = 0;
  return (key: string, value: unknown): unknown => {
    values += 1;
    length += key.length + (typeof value === "string" ? value.length : 0);
    if (ArrayBuffer.isView(value)) values += value.byteLength;
    if (values > mostValues || length > mostLength) throw new TooLarge();
    return typeof value === "bigint" ? `${value}n` : value;
  };
}

const nameOf = (value: unknown): string => (Array.isArray(value) ? `an array of ${value.length} values` : "an object");

/** For a cycle, or a getter that throws: its own words are better than none, where it has any. */
function inItsOwnWords(value: unknown): string {
  try {
    return String(value);
  } catch {
    return "a value that cannot be printed";
  }
}
