import { fail, ok, type Result } from "../../contract/result.ts";
import type { SandboxBundle } from "../../contract/sandbox.ts";
import type { OpenFile } from "../workspace/open-file.ts";
import { decodeSharedWork, encodeSharedWork } from "./link-codec.ts";
import { toShareAddress } from "./share-address.ts";
import type { LinkFailure, SharedWork } from "./shared-work.ts";

/** The run that a link leads to. */
export type SharedRun = Pick<SharedWork, "scenario" | "seed" | "pace" | "momentMs">;

interface LinkContent {
  /** Slug of the sandbox. */
  readonly lesson: string;
  readonly files: readonly OpenFile[];
  readonly run: SharedRun;
}

/** The page's address with the changed files and the run in its fragment. */
export async function writeLink(page: URL, { lesson, files, run }: LinkContent): Promise<Result<string, LinkFailure>> {
  const changed = files.filter((file) => file.changed).map(({ path, source }) => ({ path, source }));
  const text = await encodeSharedWork({ lesson, files: changed, ...run });
  return text.ok ? ok(toShareAddress(page, text.value)) : text;
}

/** Reads what stands after `#s=`, and admits it where it belongs to this lesson and changes what may be changed. */
export async function readLink(
  text: string,
  { slug, editableFiles }: Pick<SandboxBundle, "slug" | "editableFiles">,
): Promise<Result<SharedWork, LinkFailure>> {
  const decoded = await decodeSharedWork(text);
  if (!decoded.ok) return decoded;
  const { lesson, files } = decoded.value;
  if (lesson !== slug) return fail({ code: "other-lesson", lesson });
  const unknown = files.find(({ path }) => !editableFiles.includes(path));
  return unknown ? fail({ code: "unknown-file", path: unknown.path }) : decoded;
}
