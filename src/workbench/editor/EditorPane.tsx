import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { filePanelId } from "../panels/FileTabs.tsx";
import { SharedBanner } from "../share/SharedBanner.tsx";
import { useChunk } from "../use-chunk.ts";
import type { Draft } from "./draft.ts";
import type { EditorEvents, EditorHandle, OpenEditor } from "./editor-handle.ts";
import { chooseEditorKind, type EditorKind } from "./editor-kind.ts";
import { inviteTo, openEditorId } from "./invitations.ts";
import type { LineRequest } from "./line-request.ts";
import { StaticCode } from "./StaticCode.tsx";
import { shownFile } from "./shown-file.ts";

interface EditorPaneProps {
  readonly lesson: OpenLesson;
  /** A new object asks anew, even for the same line. */
  readonly lineRequest: LineRequest | null;
  readonly children?: ComponentChildren;
}

type Stage =
  | { readonly kind: "static" | "failed" }
  | { readonly kind: "loading" | "open"; readonly editor: EditorKind };

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
  const { current: draft } = useRef<Draft>({ field: null, isComposing: false, steps: [], lineRequest: null });
  const [stage, setStage] = useState<Stage>({ kind: "static" });
  const [tabLeaves, setTabLeaves] = useState(false);
  const [formatFailed, setFormatFailed] = useState(false);
  const isOpen = stage.kind === "open";
  const { own } = lesson.work;
  // Those who only read have nothing to keep and need none of it.
  const foot = useChunk(
    isOpen || own.keeping.value.kind !== "nothing-to-keep" || own.putAside.value !== null,
    loadFoot,
  );
  const suited = () => chooseEditorKind(pane.current?.clientWidth ?? 0);

  /** Takes the keys from now on, before anything is fetched or drawn. */
  function beginDraft(): void {
    const { field } = draft;
    if (!field) return;
    if (field.hidden) {
      field.hidden = false;
      field.value = shownFile(lesson)?.source ?? "";
      field.setSelectionRange(0, 0);
    }
    if (draft.lineRequest?.takeFocus !== false) field.focus({ preventScroll: true });
  }
  function reveal(): void {
    const { lineRequest: request } = draft;
    draft.lineRequest = null;
    if (request) handle.current?.revealLine(request.file, request.line, request.takeFocus);
  }
  async function format(): Promise<void> {
    setFormatFailed(false);
    try {
      await handle.current?.format();
    } catch (error) {
      console.error(error);
      setFormatFailed(true);
    }
  }
  const events: EditorEvents = { onTabLeaves: setTabLeaves, onFormat: () => void format() };
  async function open(editor: EditorKind): Promise<void> {
    beginDraft();
    if (stage.kind === "loading") return;
    setStage({ kind: "loading", editor });
    try {
      const openIt = await loaders[editor]();
      if (!host.current) return;
      handle.current?.dispose();
      const opened = await openIt(host.current, lesson, events, draft);
      if (!host.current) return opened.dispose();
      handle.current = opened;
      draft.steps = [];
      setTabLeaves(editor === "plain");
      setStage({ kind: "open", editor });
      reveal();
    } catch (error) {
      console.error(error);
      setStage({ kind: "failed" });
    }
  }
  useEffect(() => () => handle.current?.dispose(), []);
  // From one editor to another, the code is drawn between them.
  useLayoutEffect(() => {
    if (stage.kind === "loading") beginDraft();
  }, [stage]);
  // Before the next key: it belongs where the reader was led.
  useLayoutEffect(() => {
    draft.lineRequest = lineRequest;
    if (isOpen) reveal();
    else if (lineRequest) void open(suited());
  }, [lineRequest]);

  return (
    <div class="editor-pane" ref={pane}>
      <SharedBanner lesson={lesson} />
      <div
        class={`editor editor-${stage.kind}${stage.kind === "loading" ? ` loading-${stage.editor}` : ""}`}
        id={filePanelId(lesson.slug)}
        role="tabpanel"
        aria-label={lesson.activeFile.value}
      >
        {stage.kind !== "open" && (
          <StaticCode
            lesson={lesson}
            stage={stage.kind}
            draft={draft}
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
            formatFailed={formatFailed}
            onFormat={() => void format()}
            onSwitch={(editor) => void open(editor)}
          />
        )}
        {stage.kind !== "open" && (
          <label for={openEditorId} aria-hidden="true">
            {inviteTo(stage.kind, shownFile(lesson)?.editable === true)}
          </label>
        )}
      </div>
    </div>
  );
}
