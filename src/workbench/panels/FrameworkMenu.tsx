import { useEffect, useRef, useState } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import type { FrameworkFile, FrameworkState } from "../../lesson/workspace/framework-files.ts";
import { LockMark } from "./LockMark.tsx";

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
        <FrameworkList
          state={framework.state.value}
          openPath={openPath}
          onOpen={(path) => {
            lesson.showFile(path);
            setOpen(false);
            button.current?.focus();
          }}
          onRetry={() => void framework.load()}
        />
      </div>
    </fieldset>
  );
}

interface FrameworkListProps {
  readonly state: FrameworkState;
  readonly openPath: string | null;
  readonly onOpen: (path: string) => void;
  readonly onRetry: () => void;
}

function FrameworkList({ state, openPath, onOpen, onRetry }: FrameworkListProps) {
  switch (state.kind) {
    case "not-loaded":
    case "loading":
      return <p>Loading the framework…</p>;
    case "failed":
      return (
        <p>
          The framework could not be loaded: check the network.{" "}
          <button type="button" onClick={onRetry}>
            Try again
          </button>
        </p>
      );
    case "loaded":
      return (
        <ul aria-label="Framework files, read only">
          {state.files.map((file: FrameworkFile) => (
            <li key={file.path}>
              <button type="button" aria-current={file.path === openPath} onClick={() => onOpen(file.path)}>
                <LockMark />
                {file.path}
              </button>
            </li>
          ))}
        </ul>
      );
  }
}
