/** Judges what a host answers against `public/_headers`; pure but for the `ask` that it is given. */
import { inlineScriptHashes } from "../build/headers.ts";
import { type HeaderRule, headersFor } from "../serve/headers-file.ts";
import { comparePolicies, refusedHashes } from "./compare-policy.ts";
import { consequences } from "./consequences.ts";

export interface HostAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

export interface Finding {
  /** Below the site's folder. */
  readonly path: string;
  readonly what: string;
  readonly consequence: string;
}

export type Ask = (path: string) => Promise<HostAnswer>;

const missingPage = "/no-such-page-of-watertight/";

/** Asks for the first page, one of its scripts, the service worker and a page that is none. */
export async function judgeHost(ask: Ask, rules: readonly HeaderRule[]): Promise<Finding[]> {
  const home = await ask("/");
  if (home.status !== 200)
    return [{ path: "/", what: `answers ${home.status}, not 200`, consequence: "Nothing can be read." }];
  const findings = judgeHeaders("/", home, rules);
  findings.push(...judgePage(home));
  const script = /\/_astro\/[\w.-]+\.js/.exec(home.text)?.[0];
  if (script) findings.push(...judgeFile(script, await ask(script), rules, /^(?:text|application)\/javascript/));
  else
    findings.push({ path: "/", what: "names no script below /_astro/", consequence: "This is no build of the site." });
  findings.push(...judgeFile("/sw.js", await ask("/sw.js"), rules, /^(?:text|application)\/javascript/));
  const missing = await ask(missingPage);
  if (missing.status !== 404)
    findings.push({
      path: missingPage,
      what: `answers ${missing.status}, not 404`,
      consequence: "An old link shows a wrong page, and a missing file is taken for a script.",
    });
  findings.push(...judgeHeaders(missingPage, missing, rules));
  return findings;
}

function judgeHeaders(path: string, { headers }: HostAnswer, rules: readonly HeaderRule[]): Finding[] {
  return [...headersFor(rules, path)].flatMap(([name, wanted]) => {
    const sent = headers.get(name.toLowerCase());
    const consequence = consequences[name] ?? "The site was not made to work without it.";
    if (sent === undefined) return [{ path, what: `${name} is missing`, consequence }];
    if (name === "Content-Security-Policy")
      return comparePolicies(wanted, sent).map((what) => ({ path, what: `${name}: ${what}`, consequence }));
    return normal(sent) === normal(wanted)
      ? []
      : [{ path, what: `${name} is "${sent}", not "${wanted}"`, consequence }];
  });
}

function judgePage({ headers, text }: HostAnswer): Finding[] {
  const findings: Finding[] = [];
  const refused = refusedHashes(inlineScriptHashes(text), headers.get("content-security-policy") ?? "");
  if (refused.length > 0 && headers.has("content-security-policy"))
    findings.push({
      path: "/",
      what: `Content-Security-Policy refuses ${refused.length} of the page's own scripts`,
      consequence:
        "The theme flashes and panes forget their size. The host changes the page, or sends an older build's policy.",
    });
  const maxAge = /max-age=(\d+)/.exec(headers.get("cache-control") ?? "")?.[1];
  if (maxAge !== undefined && Number(maxAge) > 0)
    findings.push({
      path: "/",
      what: `Cache-Control keeps pages for ${maxAge} s`,
      consequence: "After a new version, pages ask for scripts that are gone. Send no-cache for pages.",
    });
  return [...findings, ...judgeCompression("/", headers)];
}

function judgeFile(path: string, answer: HostAnswer, rules: readonly HeaderRule[], type: RegExp): Finding[] {
  if (answer.status !== 200)
    return [
      { path, what: `answers ${answer.status}, not 200`, consequence: "A part of the site is missing on the host." },
    ];
  const sent = answer.headers.get("content-type") ?? "none";
  const findings = judgeHeaders(path, answer, rules);
  if (!type.test(sent))
    findings.push({ path, what: `Content-Type is ${sent}`, consequence: "Browsers refuse it; the page stays still." });
  return path === "/sw.js" ? findings : [...findings, ...judgeCompression(path, answer.headers)];
}

function judgeCompression(path: string, headers: HostAnswer["headers"]): Finding[] {
  if (headers.get("content-encoding") === "br") return [];
  const what = `is sent ${headers.has("content-encoding") ? `as ${headers.get("content-encoding")}` : "uncompressed"}, not in Brotli`;
  return [{ path, what, consequence: "It works, slower: a first Run loads up to five times as much." }];
}

const normal = (value: string): string =>
  value
    .toLowerCase()
    .replaceAll(/\s*,\s*/g, ", ")
    .trim();
