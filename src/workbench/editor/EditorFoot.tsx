import { Fragment } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { EditorKind } from "./editor-kind.ts";
import { formatKeys, wayOutKeys } from "./way-out.ts";

interface EditorFootProps {
  /** Which editor is open; null while the code is only shown. */
  readonly open: EditorKind | null;
  readonly tabLeaves: boolean;
  readonly onFormat: () => Promise<void>;
  readonly onSwitch: (kind: EditorKind) => void;
}

/** Under the code: how the keyboard gets out of the editor, layout on demand, and the other editor. */
export function EditorFoot({ open, tabLeaves, onFormat, onSwitch }: EditorFootProps) {
  const [userAgent, setUserAgent] = useState("");
  const [formatFailed, setFormatFailed] = useState(false);
  useEffect(() => setUserAgent(navigator.userAgent), []);
  if (!open) return null;
  const format = async () => {
    setFormatFailed(false);
    try {
      await onFormat();
    } catch (error) {
      console.error(error);
      setFormatFailed(true);
    }
  };
  const other: EditorKind = open === "full" ? "plain" : "full";
  return (
    <>
      <p class="way-out" aria-live="polite">
        {open === "full" ? <MonacoWayOut userAgent={userAgent} tabLeaves={tabLeaves} /> : "Tab leaves the editor"}
      </p>
      <div class="editor-tools">
        {formatFailed && <span class="format-failed">The formatter could not be loaded: check the network.</span>}
        <button type="button" title={formatKeys(userAgent).join("+")} onClick={() => void format()}>
          Format
        </button>
        <button type="button" onClick={() => onSwitch(other)}>
          {`Use the ${other} editor`}
        </button>
      </div>
    </>
  );
}

function MonacoWayOut({ userAgent, tabLeaves }: { readonly userAgent: string; readonly tabLeaves: boolean }) {
  const keys = wayOutKeys(userAgent).map((key, index) => (
    <Fragment key={key}>
      {index > 0 && "+"}
      <kbd>{key}</kbd>
    </Fragment>
  ));
  return tabLeaves ? <>Tab leaves the editor; {keys} makes it indent again</> : <>{keys} lets Tab leave the editor</>;
}
