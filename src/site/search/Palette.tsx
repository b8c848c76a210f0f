import { SearchBox } from "./SearchBox.tsx";

interface PaletteProps {
  /** What is searched for at first. */
  readonly begin: string;
  readonly onClose: () => void;
}

/** What the dialog holds. */
export function Palette({ begin, onClose }: PaletteProps) {
  return (
    <div class="palette-body">
      <SearchBox begin={begin} showsAllWhenEmpty onLeave={onClose}>
        <button type="button" class="palette-close" onClick={onClose}>
          Close
        </button>
      </SearchBox>
      <p class="search-help">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> choose, <kbd>Enter</kbd> opens, <kbd>Esc</kbd> closes
        </span>
        <span>Paste a whole traceback: its telling line is searched.</span>
        <span>In the code editor Ctrl K is the editor's own: there press Search.</span>
      </p>
    </div>
  );
}
