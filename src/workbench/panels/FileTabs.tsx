import type { OpenLesson } from "../../lesson/open-lesson.ts";

/** The element that the chosen tab shows. */
export const filePanelId = (slug: string): string => `${slug}-file`;

/** The lesson's files; arrow keys go from one to the next. */
export function FileTabs({ lesson }: { readonly lesson: OpenLesson }) {
  const files = lesson.files.value;
  const active = lesson.activeFile.value;
  const onKey = (event: KeyboardEvent, index: number) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = files[(index + step + files.length) % files.length];
    if (step === 0 || !next) return;
    event.preventDefault();
    lesson.showFile(next.path);
    const tabs = event.currentTarget instanceof HTMLElement ? event.currentTarget.parentElement : null;
    tabs?.querySelector<HTMLElement>(`[data-path="${CSS.escape(next.path)}"]`)?.focus();
  };
  return (
    <div class="file-tabs" role="tablist" aria-label="Files">
      {files.map((file, index) => (
        <button
          key={file.path}
          type="button"
          role="tab"
          data-path={file.path}
          aria-selected={file.path === active}
          aria-controls={filePanelId(lesson.slug)}
          tabIndex={file.path === active ? 0 : -1}
          onClick={() => lesson.showFile(file.path)}
          onKeyDown={(event) => onKey(event, index)}
        >
          {file.path}
          {file.changed && <span class="file-note"> edited</span>}
          {!file.editable && <span class="file-note"> read only</span>}
        </button>
      ))}
    </div>
  );
}
