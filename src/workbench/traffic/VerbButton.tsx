import type { ComponentChildren } from "preact";

interface VerbButtonProps {
  readonly able: boolean;
  readonly onPress: () => void;
  readonly children: ComponentChildren;
}

/** A button that keeps the focus when what it did cannot be done again, so that the keyboard is not lost with it. */
export function VerbButton({ able, onPress, children }: VerbButtonProps) {
  return (
    <button type="button" aria-disabled={!able} onClick={() => able && onPress()}>
      {children}
    </button>
  );
}
