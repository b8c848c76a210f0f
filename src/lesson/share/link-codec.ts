import { fail, ok, type Result } from "../../contract/result.ts";
import { parseBase64Url, toBase64Url } from "./base64url.ts";
import { compress, decompress } from "./compress.ts";
import {
  type LinkFailure,
  mostDecodedLength,
  mostEncodedLength,
  type SharedWork,
  sharedWorkSchema,
} from "./shared-work.ts";

const version = "1";

/**
 * What stands after `#s=` in a link: `<version>.<base64url of the compressed JSON>`.
 *
 * Fails with `too-long` rather than make a link that mail and chat programs would cut.
 */
export async function encodeSharedWork(work: SharedWork): Promise<Result<string, LinkFailure>> {
  const json = JSON.stringify(work);
  const text = `${version}.${toBase64Url(await compress(json))}`;
  if (text.length <= mostEncodedLength && json.length <= mostDecodedLength) return ok(text);
  return fail({ code: "too-long", length: text.length, most: mostEncodedLength });
}

/** Reads what stands after `#s=`, whatever it is; never throws, and never takes more memory than its limits allow. */
export async function decodeSharedWork(text: string): Promise<Result<SharedWork, LinkFailure>> {
  if (text.length > mostEncodedLength) return fail({ code: "too-long", length: text.length, most: mostEncodedLength });
  const [, told, data] = /^([^.]{1,8})\.(.*)$/s.exec(text) ?? [];
  if (told === undefined || data === undefined) return fail({ code: "broken" });
  if (told !== version) return fail({ code: "wrong-version", version: told });
  const bytes = parseBase64Url(data);
  if (!bytes) return fail({ code: "broken" });
  if (typeof DecompressionStream === "undefined") return fail({ code: "no-decompression" });
  const json = await decompress(bytes, mostDecodedLength);
  if (!json.ok)
    return fail(
      json.error === "too-large" ? { code: "unpacks-too-large", most: mostDecodedLength } : { code: "broken" },
    );
  return parseSharedWork(json.value);
}

function parseSharedWork(json: string): Result<SharedWork, LinkFailure> {
  try {
    const parsed = sharedWorkSchema.safeParse(JSON.parse(json));
    return parsed.success ? ok(parsed.data) : fail({ code: "broken" });
  } catch {
    // Not JSON: somebody made this text by hand.
    return fail({ code: "broken" });
  }
}
