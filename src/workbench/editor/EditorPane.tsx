import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { filePanelId } from "../panels/FileTabs.tsx";
import type { EditorHandle } from "./open-editor.ts";
import { StaticCode } from "./StaticCode.tsx";

export interface LineRequest {
  readonly file: string;
  readonly line: number;
}

interface EditorPaneProps {
  readonly lesson: OpenLesson;
  /** A new object asks anew, even for the same line. */
  readonly lineRequest: LineRequest | null;
  readonly children?: ComponentChildren;
}

type Stage = "static" | "loading" | "open" | "failed";

const loadEditor = () => import("./open-editor.ts");

/** The code: static and highlighted at first; the real editor from the first click or key on. */
export function EditorPane({ lesson, lineRequest, children }: EditorPaneProps) {
  const host = useRef<HTMLDivElement>(null);
  const handle = useRef<EditorHandle | null>(null);
  const [stage, setStage] = useState<Stage>("static");

  async function open(): Promise<void> {
    if (stage === "loading" || handle.current) return;
    setStage("loading");
    try {
      const { openEditor } = await loadEditor();
      if (!host.current) return;
      handle.current = openEditor(host.current, lesson);
      setStage("open");
    } catch (error) {
      console.error(error);
      setStage("failed");
    }
  }
  useEffect(() => () => handle.current?.dispose(), []);
  useEffect(() => {
    if (stage === "open" && !lineRequest) handle.current?.focus();
  }, [stage]);
  useEffect(() => {
    if (!lineRequest) return;
    if (handle.current) handle.current.revealLine(lineRequest.file, lineRequest.line);
    else void open();
  }, [lineRequest, stage === "open"]);

  return (
    <div
      class={`editor editor-${stage}`}
      id={filePanelId(lesson.slug)}
      role="tabpanel"
      aria-label={lesson.activeFile.value}
    >
      {stage !== "open" && (
        <StaticCode lesson={lesson} stage={stage} onOpen={() => void open()} onApproach={() => void loadEditor()}>
          {children}
        </StaticCode>
      )}
      <div class="monaco-host" ref={host} hidden={stage !== "open"} />
      {stage === "open" && (
        <p class="editor-hint">
          <kbd>Ctrl</kbd>+<kbd>M</kbd> lets Tab leave the editor
        </p>
      )}
    </div>
  );
}
