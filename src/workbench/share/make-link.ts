import type { Result } from "../../contract/result.ts";
import type { LinkFailure } from "../../lesson/share/shared-work.ts";

export type ShareState =
  | { readonly kind: "making" }
  | { readonly kind: "made"; readonly address: string; readonly copied: boolean }
  | { readonly kind: "failed"; readonly failure: LinkFailure };

/** Copies a link as soon as it is made. */
export async function copyLink(link: Result<string, LinkFailure>): Promise<ShareState> {
  if (!link.ok) return { kind: "failed", failure: link.error };
  return { kind: "made", address: link.value, copied: await copy(link.value) };
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Refused by the reader or the browser, or no clipboard at all: the field is there to copy from.
    return false;
  }
}
