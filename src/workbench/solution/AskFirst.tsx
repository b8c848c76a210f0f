import { useEffect, useRef } from "preact/hooks";

interface AskFirstProps {
  readonly label: string;
  readonly question: string;
  readonly yes: string;
  readonly no: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** A question before something that one may not want; the focus is on the answer that changes nothing. */
export function AskFirst({ label, question, yes, no, onYes, onNo }: AskFirstProps) {
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => stay.current?.focus(), []);
  return (
    <fieldset
      class="confirm ask-first"
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key === "Escape") onNo();
      }}
    >
      <span>{question}</span>
      <button type="button" onClick={onYes}>
        {yes}
      </button>
      <button type="button" class="primary" ref={stay} onClick={onNo}>
        {no}
      </button>
    </fieldset>
  );
}
