import { useEffect, useRef, useState } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { useChunk } from "../use-chunk.ts";

const loadList = () => import("./FrameworkList.tsx");

interface FrameworkMenuProps {
  readonly lesson: OpenLesson;
  readonly openPath: string | null;
}

/** What the lesson's files import, there to be read: fetched when the list is first opened. */
export function FrameworkMenu({ lesson, openPath }: FrameworkMenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLFieldSetElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { framework } = lesson.work;
  const list = useChunk(open, loadList);
  const menuId = `${lesson.slug}-framework`;

  useEffect(() => {
    if (!open) return;
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    addEventListener("pointerdown", onPress);
    return () => removeEventListener("pointerdown", onPress);
  }, [open]);

  const onKey = (event: KeyboardEvent) => {
    if (!open) return;
    if (event.key === "Escape") {
      setOpen(false);
      button.current?.focus();
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const stops = [...(root.current?.querySelectorAll("button") ?? [])];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    stops[(at + step + stops.length) % stops.length]?.focus();
  };

  return (
    <fieldset
      class="framework"
      aria-label="Framework"
      ref={root}
      onKeyDown={onKey}
      onFocusOut={(event) => {
        if (event.relatedTarget instanceof Node && !root.current?.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        type="button"
        ref={button}
        aria-expanded={open}
        aria-controls={menuId}
        title="Read the framework that the lesson's files import"
        onClick={() => {
          setOpen(!open);
          if (!open) void framework.load();
        }}
      >
        Framework
      </button>
      <div class="framework-menu" id={menuId} hidden={!open}>
        {list ? (
          <list.FrameworkList
            state={framework.state.value}
            openPath={openPath}
            onOpen={(path) => {
              lesson.showFile(path);
              setOpen(false);
              button.current?.focus();
            }}
            onRetry={() => void framework.load()}
          />
        ) : (
          <p>Loading the framework…</p>
        )}
      </div>
    </fieldset>
  );
}
