import { Fragment } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { WorkLine } from "../work/WorkLine.tsx";
import { type EditorKind, keepEditorKind } from "./editor-kind.ts";
import { formatKeys, wayOutKeys } from "./way-out.ts";

interface EditorFootProps {
  readonly lesson: OpenLesson;
  /** Which editor is open; null while the code is only shown. */
  readonly open: EditorKind | null;
  readonly tabLeaves: boolean;
  readonly formatFailed: boolean;
  readonly onFormat: () => void;
  readonly onSwitch: (kind: EditorKind) => void;
}

/** Under the code: what becomes of the work, how the keyboard gets out of the editor, and what the editor can do. */
export function EditorFoot({ lesson, open, ...tools }: EditorFootProps) {
  return (
    <>
      <WorkLine lesson={lesson} />
      {open && <EditorTools open={open} {...tools} />}
    </>
  );
}

interface EditorToolsProps extends Omit<EditorFootProps, "lesson" | "open"> {
  readonly open: EditorKind;
}

function EditorTools({ open, tabLeaves, formatFailed, onFormat, onSwitch }: EditorToolsProps) {
  const [userAgent, setUserAgent] = useState("");
  useEffect(() => setUserAgent(navigator.userAgent), []);
  const other: EditorKind = open === "full" ? "plain" : "full";
  return (
    <>
      <p class="way-out" aria-live="polite">
        {open === "full" ? <MonacoWayOut userAgent={userAgent} tabLeaves={tabLeaves} /> : "Tab leaves the editor"}
      </p>
      <div class="editor-tools">
        {formatFailed && <span class="format-failed">The formatter could not be loaded: check the network.</span>}
        <button type="button" title={formatKeys(userAgent).join("+")} onClick={onFormat}>
          Format
        </button>
        <button
          type="button"
          onClick={() => {
            keepEditorKind(other);
            onSwitch(other);
          }}
        >
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
