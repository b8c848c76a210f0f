/**
 * `npm run check:host -- URL`: says which header a host leaves out or sends wrong, and what will not work because of it.
 * Exit codes: 0 all as it should be, 1 something is not, 2 the host could not be asked.
 */
import { readFileSync } from "node:fs";
import { request as plain } from "node:http";
import { request as encrypted } from "node:https";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { parseHeadersFile } from "../serve/headers-file.ts";
import { type Finding, type HostAnswer, judgeHost } from "./judge-host.ts";

const answerLimitMs = 20_000;
const template = new URL("../../public/_headers", import.meta.url);

/** Asked by hand, for `fetch` hides which encoding was sent. */
function ask(url: URL): Promise<HostAnswer> {
  return new Promise((done, reject) => {
    const send = url.protocol === "https:" ? encrypted : plain;
    const asked = send(url, { headers: { "Accept-Encoding": "br, gzip" }, timeout: answerLimitMs }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("error", reject);
      response.once("end", () => {
        const headers = new Map(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
        const body = Buffer.concat(chunks);
        const encoding = headers.get("content-encoding");
        const decoded = encoding === "br" ? brotliDecompressSync(body) : encoding === "gzip" ? gunzipSync(body) : body;
        done({ status: response.statusCode ?? 0, headers, text: decoded.toString("utf8") });
      });
    });
    asked.once("timeout", () => asked.destroy(new Error(`no answer within ${answerLimitMs / 1000} s`)));
    asked.once("error", reject);
    asked.end();
  });
}

function toTable(findings: readonly Finding[]): string {
  return findings.map(({ path, what, consequence }) => `  ${path}  ${what}\n      ${consequence}`).join("\n");
}

const [address = ""] = process.argv.slice(2);
if (!URL.canParse(address) || !/^https?:/.test(address)) {
  console.error("Say which address: npm run check:host -- https://lessons.example.org/folder/");
  process.exitCode = 2;
} else {
  const site = new URL(address.endsWith("/") ? address : `${address}/`);
  try {
    const findings = await judgeHost(
      (path) => ask(new URL(`.${path}`, site)),
      parseHeadersFile(readFileSync(template, "utf8")),
    );
    console.log(
      findings.length === 0
        ? `${site.href} sends all that the site needs.`
        : `${site.href}: ${findings.length} to mend\n${toTable(findings)}`,
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
