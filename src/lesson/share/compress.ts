import { fail, ok, type Result } from "../../contract/result.ts";

/** With a checksum, unlike `deflate-raw`: a link that lost or changed a character must not show other code. */
const format = "deflate";

export async function compress(text: string): Promise<Uint8Array> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream(format));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

export type InflateFailure = "broken" | "too-large";

/** Unpacks at most `mostBytes`: what would be more is given up while it comes, however small it was packed. */
export async function decompress(
  bytes: Uint8Array<ArrayBuffer>,
  mostBytes: number,
): Promise<Result<string, InflateFailure>> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format)).getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return ok(text + decoder.decode());
      length += value.length;
      if (length > mostBytes) return fail("too-large");
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    // Cut off, changed on its way, or no UTF-8: the stream says so by throwing.
    return fail("broken");
  } finally {
    reader.cancel().catch(() => undefined);
  }
}
