import { useEffect, useState } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { noLinkWords } from "../words/share-words.ts";
import { copyLink, type ShareState } from "./make-link.ts";
import { ShowToRoom } from "./ShowToRoom.tsx";

interface SharePanelProps {
  readonly lesson: OpenLesson;
  readonly onClose: () => void;
}

/** The link as a field to copy from, and what was done with it. */
export function SharePanel({ lesson, onClose }: SharePanelProps) {
  const [state, setState] = useState<ShareState>({ kind: "making" });
  useEffect(() => {
    let closed = false;
    void lesson.sharing
      .createLink(new URL(location.href))
      .then(copyLink)
      .then((made) => {
        if (!closed) setState(made);
      });
    return () => {
      closed = true;
    };
  }, [lesson]);
  return (
    <section
      class="share-panel"
      aria-label="Share"
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      {state.kind === "made" && (
        <label>
          Link to this code and run
          <input
            type="text"
            readOnly
            value={state.address}
            ref={(field) => field?.select()}
            onFocus={(event) => event.currentTarget.select()}
          />
        </label>
      )}
      <p role="status">{tell(state)}</p>
      {state.kind === "made" && <ShowToRoom address={state.address} />}
      <button type="button" onClick={onClose}>
        Close
      </button>
    </section>
  );
}

function tell(state: ShareState): string {
  switch (state.kind) {
    case "making":
      return "Making the link…";
    case "made": {
      const length = `${state.address.length.toLocaleString("en")} characters`;
      return state.copied
        ? `Copied, ${length}.`
        : `Not copied: the browser refused. Copy it from the field, ${length}.`;
    }
    case "failed": {
      const { what, remedy } = noLinkWords(state.failure);
      return `${what} ${remedy}`;
    }
  }
}
