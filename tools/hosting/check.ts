/**
 * `npm run check:host -- URL`: says which header a host leaves out or sends wrong, what will not work because of it, and
 * what to do. Exit codes: 0 all as it should be, 1 something is not, 2 the host could not be asked.
 */
import { readFileSync } from "node:fs";
import { parseHeadersFile } from "../serve/headers-file.ts";
import { ask } from "./ask.ts";
import type { Finding } from "./finding.ts";
import { judgeHost } from "./judge-host.ts";

const template = new URL("../../public/_headers", import.meta.url);

/** One entry a fault, however many of the files asked for have it. */
function toList(findings: readonly Finding[]): string {
  const faults = Map.groupBy(findings, ({ what, remedy }) => `${what}\n${remedy}`);
  const entries = [...faults.values()].map(([first, ...others]) => {
    const { what, consequence, remedy } = first as Finding;
    const paths = [first as Finding, ...others].map(({ path }) => path).join("  ");
    return `  ${what}\n      at ${paths}\n      ${consequence}\n      ${remedy}`;
  });
  return `${entries.length} to mend\n${entries.join("\n")}`;
}

const [address = ""] = process.argv.slice(2);
if (!URL.canParse(address) || !/^https?:/.test(address)) {
  console.error("Say which address: npm run check:host -- https://lessons.example.org/folder/");
  process.exitCode = 2;
} else {
  const site = new URL(address.endsWith("/") ? address : `${address}/`);
  try {
    const findings = await judgeHost(
      (path, wanted) => ask(new URL(`.${path}`, site), wanted),
      parseHeadersFile(readFileSync(template, "utf8")),
      site.pathname.slice(0, -1),
    );
    console.log(
      findings.length === 0 ? `${site.href} sends all that the site needs.` : `${site.href}: ${toList(findings)}`,
    );
    const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(site.hostname);
    if (site.protocol === "http:" && !isLocal)
      console.log("  Over plain HTTP browsers keep nothing for offline use and isolate no page; all else works.");
    process.exitCode = findings.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(`${site.href} cannot be asked: ${error instanceof Error ? error.message : String(error)}.`);
    process.exitCode = 2;
  }
}
