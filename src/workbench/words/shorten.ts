/** Average advance of a bold Commissioner glyph, in em: SVG text has no ellipsis, so room is reckoned ahead. */
const glyphEm = 0.57;

export const textWidth = (text: string, fontSize: number): number => text.length * glyphEm * fontSize;

/** The same for the medium weight, in which states are written. */
export const mediumWidth = (text: string, fontSize: number): number => text.length * 0.5 * fontSize;

/** `/accounts/42/items` becomes `/acc…/items`: start and end tell more than the middle. */
export function shortenPath(path: string): string {
  const parts = path.split("/").filter((part) => part !== "");
  const [first, last] = [parts.at(0), parts.at(-1)];
  if (first === undefined || last === undefined || parts.length < 2) return path;
  return `/${first.slice(0, 3)}…/${last}`;
}

/** `socket 214` becomes `s214`, `GET /accounts/42/items` becomes `GET /acc…/items`. */
export function shortenHolder(label: string): string {
  const numbered = /^(\p{L})\p{L}* (\d+)$/u.exec(label);
  if (numbered) return `${numbered[1]}${numbered[2]}`;
  const request = /^([A-Z]+) (\/.*)$/.exec(label);
  if (request) return `${request[1]} ${shortenPath(request[2] ?? "")}`;
  return label;
}

/** The few signs that a cell has room for: `s7`, or a request's method. */
export function tinyHolder(label: string): string {
  const short = shortenHolder(label);
  return short.split(" ")[0]?.slice(0, 5) ?? short;
}

export function cutMiddle(text: string, length: number): string {
  if (text.length <= length) return text;
  const head = Math.ceil((length - 1) / 2);
  return `${text.slice(0, head)}…${text.slice(text.length - (length - 1 - head))}`;
}

/** Ever shorter forms of a holder; of a request the method and the end of the path tell most. */
function formsOf(label: string): string[] {
  const request = /^([A-Z]+) \/.*(\/[^/]+)\/?$/.exec(label);
  const ends = request ? [`${request[1]} …${request[2]}`, `…${request[2]}`] : [];
  return [label, shortenHolder(label), ...ends];
}

/** The longest of the forms that fits into `width` pixels; never smaller type, only fewer signs. */
export function fitHolder(label: string, width: number, fontSize: number): string {
  for (const form of formsOf(label)) if (textWidth(form, fontSize) <= width) return form;
  return cutMiddle(shortenHolder(label), Math.max(3, Math.floor(width / (glyphEm * fontSize))));
}

/** One line of at most `length` signs, white space folded. */
export function oneLine(text: string, length: number): string {
  const folded = text.replace(/\s+/g, " ").trim();
  return folded.length <= length ? folded : `${folded.slice(0, length - 1)}…`;
}
