/** Picks out of what was pasted the one line that says what went wrong. */

const ansiColours = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, "g");

/** Lines that say where, not what: frames of Python and Node, marks beneath a source line, pointers to a manual. */
const place =
  /^(\s*at\s|\s*File "|\s*\^+\s*$|\s*~*\^+~*\s*$|node:|Traceback \(|\s*\(Background on this error|Node\.js v|During handling of|The above exception|Emitted '|\s*throw\s+\w+;\s*(\/\/|$)|\s*\[?cause\]?: *$|\[SQL: )/;

/** `Error: …`, `sqlalchemy.exc.TimeoutError: …`, `FATAL:  …`, also behind a time stamp. */
const complaint = /(^|[\s(])([\w.]*(Error|Exception|Warning|Exit)|FATAL|ERROR|PANIC|WARNING)\b( \[\w+\])?: *\S/;

/**
 * The line to search for. Python says last what it is about, Node first.
 *
 * @param isKnown whether a line is a message that the course explains; such a line wins over any other
 */
export function toTellingLine(pasted: string, isKnown: (line: string) => boolean): string {
  const lines = pasted
    .replace(ansiColours, "")
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== "");
  const [only] = lines;
  if (lines.length < 2) return (only ?? "").trim();
  const says = lines.filter((line) => !place.test(line));
  const known = says.findLast(isKnown) ?? lines.findLast(isKnown);
  const isPython = lines.some((line) => /^\s*(Traceback \(|File ")/.test(line));
  const complaints = says.filter((line) => complaint.test(line));
  return (known ?? (isPython ? complaints.at(-1) : complaints[0]) ?? says[0] ?? only ?? "").trim();
}
