import { useRef, useState } from "preact/hooks";
import type { Result } from "../../contract/result.ts";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import type { LinkFailure } from "../../lesson/share/shared-work.ts";
import { SharePanel } from "./SharePanel.tsx";

export type ShareState =
  | { readonly kind: "making" }
  | { readonly kind: "made"; readonly address: string; readonly copied: boolean }
  | { readonly kind: "failed"; readonly failure: LinkFailure };

/** A link to the code and the run on show; it is copied, and shown for whoever may not copy. */
export function Share({ lesson }: { readonly lesson: OpenLesson }) {
  const [state, setState] = useState<ShareState | null>(null);
  const button = useRef<HTMLButtonElement>(null);

  async function make() {
    setState({ kind: "making" });
    setState(await toState(await lesson.sharing.createLink(new URL(location.href))));
  }

  return (
    <>
      <button type="button" ref={button} aria-expanded={state !== null} onClick={() => void make()}>
        Share
      </button>
      {state && (
        <SharePanel
          state={state}
          onClose={() => {
            setState(null);
            button.current?.focus();
          }}
        />
      )}
    </>
  );
}

async function toState(link: Result<string, LinkFailure>): Promise<ShareState> {
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
