import { useRef, useState } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { useChunk } from "../use-chunk.ts";

interface FrameworkMenuProps {
  readonly lesson: OpenLesson;
  readonly openPath: string | null;
}

const loadList = () => import("./FrameworkList.tsx");

/** As in work.css: the list is placed before it can be measured. */
const menuWidth = 264;
const margin = 8;

/** What the lesson's files import, there to be read: fetched when the list is first opened. */
export function FrameworkMenu({ lesson, openPath }: FrameworkMenuProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const list = useChunk(open, loadList);
  const { framework } = lesson.work;
  const menuId = `${lesson.slug}-framework`;

  // In the top layer no panel cuts it off; there it stands on the page, under its button.
  const place = () => {
    const rect = button.current?.getBoundingClientRect();
    if (!menu.current || !rect) return;
    const left = Math.max(margin, Math.min(rect.left, innerWidth - menuWidth - margin));
    menu.current.style.left = `${left + scrollX}px`;
    menu.current.style.top = `${rect.bottom + scrollY + 4}px`;
  };
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (!open || step === 0) return;
    event.preventDefault();
    const stops = [...(menu.current?.querySelectorAll("button") ?? [])];
    const at = stops.findIndex((stop) => stop.matches(":focus"));
    stops[(Math.max(at, step < 0 ? 0 : -1) + step + stops.length) % stops.length]?.focus();
  };

  return (
    <fieldset
      class="framework"
      aria-label="Framework"
      onKeyDown={onKey}
      onFocusOut={(event) => {
        const { relatedTarget, currentTarget } = event;
        if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) menu.current?.hidePopover();
      }}
    >
      <button
        type="button"
        ref={button}
        popovertarget={menuId}
        aria-expanded={open}
        title="Read the framework that the lesson's files import"
      >
        Framework
      </button>
      <div
        class="framework-menu"
        id={menuId}
        ref={menu}
        popover="auto"
        onBeforeToggle={place}
        onToggle={(event) => {
          const opened = event.newState === "open";
          setOpen(opened);
          if (opened) void framework.load();
        }}
      >
        {list && (
          <list.FrameworkList
            state={framework.state.value}
            openPath={openPath}
            onOpen={(path) => {
              lesson.showFile(path);
              menu.current?.hidePopover();
              button.current?.focus();
            }}
            onRetry={() => void framework.load()}
          />
        )}
      </div>
    </fieldset>
  );
}
