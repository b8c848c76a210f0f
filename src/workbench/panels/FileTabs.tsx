import { useEffect, useRef } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { openFrameworkFile, type ShownFile, shownFiles } from "../editor/shown-file.ts";
import { FrameworkMenu } from "./FrameworkMenu.tsx";
import { LockMark } from "./LockMark.tsx";

/** The element that the chosen tab shows. */
export const filePanelId = (slug: string): string => `${slug}-file`;

/** Pixels of the tab before the chosen one that stay in view. */
const tabPeek = 40;

/** The lesson's files, and the framework's one that is open; arrow keys go from one to the next. */
export function FileTabs({ lesson }: { readonly lesson: OpenLesson }) {
  const files = shownFiles(lesson);
  const active = lesson.activeFile.value;
  const tabList = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // More tabs than there is room for scroll; the page itself must not.
    const tab = tabList.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (tab && tabList.current) tabList.current.scrollLeft = tab.offsetLeft - tabList.current.offsetLeft - tabPeek;
  }, [active]);
  const onKey = (event: KeyboardEvent, index: number) => {
    const next = files[nextIndex(event.key, index, files.length)];
    if (!next) return;
    event.preventDefault();
    lesson.showFile(next.path);
    const tabs = event.currentTarget instanceof HTMLElement ? event.currentTarget.parentElement : null;
    tabs?.querySelector<HTMLElement>(`[data-path="${CSS.escape(next.path)}"]`)?.focus();
  };
  return (
    <div class="file-bar">
      <div class="file-tabs" ref={tabList} role="tablist" aria-label="Files">
        {files.map((file, index) => (
          <button
            key={file.path}
            type="button"
            role="tab"
            data-path={file.path}
            aria-selected={file.path === active}
            aria-controls={filePanelId(lesson.slug)}
            tabIndex={file.path === active ? 0 : -1}
            title={file.editable ? undefined : "Read only"}
            onClick={() => lesson.showFile(file.path)}
            onKeyDown={(event) => onKey(event, index)}
          >
            <FileName file={file} />
          </button>
        ))}
      </div>
      <FrameworkMenu lesson={lesson} openPath={openFrameworkFile(lesson)?.path ?? null} />
    </div>
  );
}

function FileName({ file }: { readonly file: ShownFile }) {
  return (
    <>
      {!file.editable && <LockMark />}
      {file.path}
      {file.changed && <span class="file-note"> edited</span>}
      {!file.editable && <span class="visually-hidden"> read only</span>}
    </>
  );
}

/** Where a key leads among so many tabs; -1 for a key that leads nowhere. */
function nextIndex(key: string, index: number, count: number): number {
  switch (key) {
    case "ArrowRight":
      return (index + 1) % count;
    case "ArrowLeft":
      return (index - 1 + count) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return -1;
  }
}
