import { useEffect, useRef, useState } from "preact/hooks";

interface AskFirstProps {
  /** What the button is called, and the group that asks. */
  readonly label: string;
  /** False lets the press through at once. */
  readonly asks: boolean;
  readonly question: string;
  readonly yes: string;
  readonly no: string;
  readonly disabled?: boolean;
  readonly onYes: () => void;
}

/** A button whose press is asked about where something would be lost; the focus goes along and comes back. */
export function AskFirst({ label, asks, question, yes, no, disabled = false, onYes }: AskFirstProps) {
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (asking) first.current?.focus();
    else if (asked.current) button.current?.focus();
    asked.current = asking;
  }, [asking]);
  if (!asking) {
    return (
      <button
        type="button"
        ref={button}
        aria-disabled={disabled}
        onClick={() => {
          if (disabled) return;
          if (asks) setAsking(true);
          else onYes();
        }}
      >
        {label}
      </button>
    );
  }
  return (
    <fieldset
      class="confirm"
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key === "Escape") setAsking(false);
      }}
    >
      <span>{question}</span>
      <button
        type="button"
        class="primary"
        ref={first}
        onClick={() => {
          setAsking(false);
          onYes();
        }}
      >
        {yes}
      </button>
      <button type="button" onClick={() => setAsking(false)}>
        {no}
      </button>
    </fieldset>
  );
}
