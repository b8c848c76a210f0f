/** Asks a host as a browser does that reads Brotli. By hand, for `fetch` hides which encoding was sent. */
import { request as plain } from "node:http";
import { request as encrypted } from "node:https";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { HostAnswer } from "./finding.ts";

const answerLimitMs = 20_000;

/** Rejects where no whole answer comes in time. Of an answer whose headers alone are wanted the rest is not read. */
export function ask(url: URL, wanted: "all" | "headers" = "all"): Promise<HostAnswer> {
  return new Promise((done, reject) => {
    const send = url.protocol === "https:" ? encrypted : plain;
    const signal = AbortSignal.timeout(answerLimitMs);
    const asked = send(url, { headers: { "Accept-Encoding": "br, gzip" }, signal }, (response) => {
      const status = response.statusCode ?? 0;
      const headers = new Map(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
      response.once("error", fail);
      if (wanted === "headers") {
        done({ status, headers, text: "" });
        response.destroy();
        return;
      }
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("end", () => {
        try {
          done({ status, headers, text: decode(Buffer.concat(chunks), headers.get("content-encoding")) });
        } catch (error) {
          fail(error);
        }
      });
    });
    const fail = (error: unknown) =>
      reject(signal.aborted ? new Error(`no answer within ${answerLimitMs / 1000} s`) : error);
    asked.once("error", fail);
    asked.end();
  });
}

function decode(body: Buffer, encoding: string | undefined): string {
  if (encoding === "br") return brotliDecompressSync(body).toString("utf8");
  return (encoding === "gzip" ? gunzipSync(body) : body).toString("utf8");
}
