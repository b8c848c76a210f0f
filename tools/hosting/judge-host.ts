/** Judges what a host answers against `public/_headers`; pure but for the `ask` that it is given. */
import type { HeaderRule } from "../serve/headers-file.ts";
import type { Ask, Finding, HostAnswer } from "./finding.ts";
import { judgeCompression, judgeHeaders, judgePage, judgeScript, judgeWasm } from "./judge-answer.ts";

const missingPage = "/no-such-page-of-watertight/";

/**
 * Asks for the first page, one of its scripts, Postgres, the service worker and a page that is none.
 * @param base the folder of the host at which the site is looked for, `""` or `/x`
 */
export async function judgeHost(ask: Ask, rules: readonly HeaderRule[], base: string): Promise<Finding[]> {
  const home = await ask("/");
  if (home.status !== 200) return [notThere("/", home, "Nothing can be read.")];
  const findings = [...judgeHeaders("/", home, rules), ...judgePage("/", home)];

  const [, builtFor, script] = /"([^"\s]*)(\/_astro\/[\w.-]+\.js)"/.exec(home.text) ?? [];
  if (script === undefined || builtFor !== base) return [...findings, otherSite(builtFor, base)];
  const judgeFile = async (path: string, judge: (path: string, answer: HostAnswer) => Finding[]) => {
    const answer = await ask(path, "headers");
    if (answer.status !== 200) return [notThere(path, answer, "A part of the site is missing on the host.")];
    return [...judgeHeaders(path, answer, rules), ...judge(path, answer)];
  };
  const withCompression = (judge: typeof judgeScript) => (path: string, answer: HostAnswer) => [
    ...judge(path, answer),
    ...judgeCompression(path, answer.headers),
  ];
  findings.push(...(await judgeFile(script, withCompression(judgeScript))));

  // It lists what sandboxes run on, by the names that this build gave.
  const listed = await ask("/offline.json");
  const wasm = /(\/_astro\/[\w.-]+\.wasm)"/.exec(listed.text)?.[1];
  if (listed.status === 200 && wasm) findings.push(...(await judgeFile(wasm, withCompression(judgeWasm))));
  else findings.push(notThere("/offline.json", listed, "The whole course cannot be kept for offline use."));
  findings.push(...(await judgeFile("/sw.js", judgeScript)));

  const missing = await ask(missingPage);
  if (missing.status !== 404)
    findings.push({
      path: missingPage,
      what: `answers ${missing.status}, not 404`,
      consequence: "An old link shows a wrong page, and a missing file is taken for a script.",
      remedy: "Answer what is not there with status 404 and the page 404.html.",
    });
  findings.push(...judgeHeaders(missingPage, missing, rules));
  return findings;
}

const notThere = (path: string, { status }: HostAnswer, consequence: string): Finding => ({
  path,
  what: status === 200 ? "does not hold what the build wrote" : `answers ${status}, not 200`,
  consequence,
  remedy: "Put all that dist/ holds where this address leads, and leave its names as they are.",
});

const otherSite = (builtFor: string | undefined, base: string): Finding => ({
  path: "/",
  what: builtFor === undefined ? "names no script below /_astro/" : `is built for ${builtFor}/ and stands in ${base}/`,
  consequence:
    builtFor === undefined ? "This is no build of the site." : "No style, script or link leads where it should.",
  remedy: `Build it by ${base ? `BASE_PATH=${base} ` : ""}npm run build, and put dist/ there.`,
});
