/** Judges one answer of a host; pure. */
import { inlineScriptHashes } from "../build/headers.ts";
import { type HeaderRule, headersFor } from "../serve/headers-file.ts";
import { comparePolicies, refusedHashes } from "./compare-policy.ts";
import { consequences } from "./consequences.ts";
import type { Finding, HostAnswer } from "./finding.ts";

const policyName = "Content-Security-Policy";
const policyRemedy = `Send the ${policyName} that stands in _headers of the same build: it names that build's scripts by hash.`;

export function judgeHeaders(path: string, { headers }: HostAnswer, rules: readonly HeaderRule[]): Finding[] {
  return [...headersFor(rules, path)].flatMap(([name, wanted]) => {
    const sent = headers.get(name.toLowerCase());
    const consequence = consequences[name] ?? "The site was not made to work without it.";
    const remedy = name === policyName ? policyRemedy : `Send "${name}: ${wanted}".`;
    if (sent === undefined) return [{ path, what: `${name} is missing`, consequence, remedy }];
    if (name === policyName)
      return comparePolicies(wanted, sent).map((what) => ({ path, what: `${name}: ${what}`, consequence, remedy }));
    return normal(sent) === normal(wanted)
      ? []
      : [{ path, what: `${name} is "${sent}", not "${wanted}"`, consequence, remedy }];
  });
}

export function judgePage(path: string, answer: HostAnswer): Finding[] {
  const { headers, text } = answer;
  const findings = judgeType(path, answer, ["text/html"], "Browsers show the page's source, or save it as a file.");
  const refused = refusedHashes(inlineScriptHashes(text), headers.get("content-security-policy") ?? "");
  if (refused.length > 0 && headers.has("content-security-policy"))
    findings.push({
      path,
      what: `${policyName} refuses ${refused.length} of the page's own scripts`,
      consequence: "The theme flashes and panes forget their size.",
      remedy: `${policyRemedy} Turn off what rewrites pages on their way.`,
    });
  const maxAge = /max-age=(\d+)/.exec(headers.get("cache-control") ?? "")?.[1];
  if (maxAge !== undefined && Number(maxAge) > 0)
    findings.push({
      path,
      what: `Cache-Control keeps pages for ${maxAge} s`,
      consequence: "After a new version, pages ask for scripts that are gone.",
      remedy: 'Send "Cache-Control: no-cache" for pages.',
    });
  return [...findings, ...judgeCompression(path, headers)];
}

export function judgeScript(path: string, answer: HostAnswer): Finding[] {
  return judgeType(
    path,
    answer,
    ["text/javascript", "application/javascript"],
    "Browsers refuse it; the page stays still.",
  );
}

/** Browsers compile it while it arrives, which they refuse for any other type. */
export function judgeWasm(path: string, answer: HostAnswer): Finding[] {
  return judgeType(path, answer, ["application/wasm"], "Postgres is not compiled: no lesson runs.");
}

export function judgeCompression(path: string, headers: HostAnswer["headers"]): Finding[] {
  const encoding = headers.get("content-encoding");
  if (encoding !== "br")
    return [
      {
        path,
        what: `is sent ${encoding ? `as ${encoding}` : "uncompressed"}, not in Brotli`,
        consequence: "It works, slower: a first Run loads up to five times as much.",
        remedy: "Send the .br file that the build put beside each file, or turn on the host's own Brotli.",
      },
    ];
  if (/\*|accept-encoding/i.test(headers.get("vary") ?? "")) return [];
  return [
    {
      path,
      what: "is sent in Brotli without Vary",
      consequence: "A cache on the way may hand Brotli to a reader who cannot read it.",
      remedy: 'Send "Vary: Accept-Encoding" with all that is compressed.',
    },
  ];
}

/** @param types any of which will do, the one to advise first */
function judgeType(path: string, answer: HostAnswer, types: readonly string[], consequence: string): Finding[] {
  const sent = answer.headers.get("content-type") ?? "none";
  if (types.includes(sent.split(";")[0]?.trim().toLowerCase() ?? "")) return [];
  const what = `Content-Type is ${sent}, not ${types[0]}`;
  return [{ path, what, consequence, remedy: `Send "Content-Type: ${types[0]}".` }];
}

const normal = (value: string): string =>
  value
    .toLowerCase()
    .replaceAll(/\s*,\s*/g, ", ")
    .trim();
