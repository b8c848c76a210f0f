import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { filePanelId } from "../panels/FileTabs.tsx";
import { SharedBanner } from "../share/SharedBanner.tsx";
import { useChunk } from "../use-chunk.ts";
import type { EditorEvents, EditorHandle } from "./editor-handle.ts";
import { chooseEditorKind, type EditorKind, keepEditorKind } from "./editor-kind.ts";
import { invitations, openEditorId } from "./invitations.ts";
import { StaticCode } from "./StaticCode.tsx";

export interface LineRequest {
  readonly file: string;
  readonly line: number;
  /** False where whoever asks goes on from where the focus is. */
  readonly takeFocus: boolean;
}

interface EditorPaneProps {
  readonly lesson: OpenLesson;
  /** A new object asks anew, even for the same line. */
  readonly lineRequest: LineRequest | null;
  readonly children?: ComponentChildren;
}

type Stage =
  | { readonly kind: "static" | "failed" }
  | { readonly kind: "loading" | "open"; readonly editor: EditorKind };

type OpenEditor = (host: HTMLElement, lesson: OpenLesson, events: EditorEvents) => EditorHandle;

const loaders: Record<EditorKind, () => Promise<OpenEditor>> = {
  full: async () => (await import("./open-editor.ts")).openEditor,
  plain: async () => (await import("./plain/open-plain-editor.tsx")).openPlainEditor,
};

const loadFoot = () => import("./EditorFoot.tsx");

/** The code: static and highlighted at first; an editor from the first click or key on. */
export function EditorPane({ lesson, lineRequest, children }: EditorPaneProps) {
  const host = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const handle = useRef<EditorHandle | null>(null);
  const [stage, setStage] = useState<Stage>({ kind: "static" });
  const [tabLeaves, setTabLeaves] = useState(false);
  const isOpen = stage.kind === "open";
  const { own } = lesson.work;
  // Those who only read have nothing to keep and need none of it.
  const foot = useChunk(
    isOpen || own.keeping.value.kind !== "nothing-to-keep" || own.putAside.value !== null,
    loadFoot,
  );
  const suited = () => chooseEditorKind(pane.current?.clientWidth ?? 0);

  async function open(editor: EditorKind): Promise<void> {
    if (stage.kind === "loading") return;
    setStage({ kind: "loading", editor });
    try {
      const openIt = await loaders[editor]();
      if (!host.current) return;
      handle.current?.dispose();
      handle.current = openIt(host.current, lesson, { onTabLeaves: setTabLeaves });
      setTabLeaves(editor === "plain");
      setStage({ kind: "open", editor });
    } catch (error) {
      console.error(error);
      setStage({ kind: "failed" });
    }
  }
  const reveal = ({ file, line, takeFocus }: LineRequest) => handle.current?.revealLine(file, line, takeFocus);
  useEffect(() => () => handle.current?.dispose(), []);
  useEffect(() => {
    if (!isOpen) return;
    if (lineRequest) reveal(lineRequest);
    else handle.current?.focus();
  }, [stage]);
  useEffect(() => {
    if (!lineRequest) return;
    if (isOpen) reveal(lineRequest);
    else void open(suited());
  }, [lineRequest]);

  return (
    <div class="editor-pane" ref={pane}>
      <SharedBanner lesson={lesson} />
      <div
        class={`editor editor-${stage.kind}`}
        id={filePanelId(lesson.slug)}
        role="tabpanel"
        aria-label={lesson.activeFile.value}
      >
        {stage.kind !== "open" && (
          <StaticCode
            lesson={lesson}
            stage={stage.kind}
            onOpen={() => void open(suited())}
            onApproach={() => void loaders[suited()]().catch(() => undefined)}
          >
            {children}
          </StaticCode>
        )}
        <div class="editor-host" ref={host} hidden={!isOpen} />
      </div>
      <div class="editor-foot">
        {foot && (
          <foot.EditorFoot
            lesson={lesson}
            open={stage.kind === "open" ? stage.editor : null}
            tabLeaves={tabLeaves}
            onFormat={async () => {
              if (!handle.current) throw new Error("Format without an editor");
              await handle.current.format();
            }}
            onSwitch={(editor) => {
              keepEditorKind(editor);
              void open(editor);
            }}
          />
        )}
        {stage.kind !== "open" && (
          <label for={openEditorId} aria-hidden="true">
            {invitations[stage.kind]}
          </label>
        )}
      </div>
    </div>
  );
}
