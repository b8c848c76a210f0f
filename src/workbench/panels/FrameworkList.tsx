import type { FrameworkFile, FrameworkState } from "../../lesson/workspace/framework-files.ts";
import { LockMark } from "./LockMark.tsx";

interface FrameworkListProps {
  readonly state: FrameworkState;
  readonly openPath: string | null;
  readonly onOpen: (path: string) => void;
  readonly onRetry: () => void;
}

/** The framework's files by name, or why they are not there. */
export function FrameworkList({ state, openPath, onOpen, onRetry }: FrameworkListProps) {
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
