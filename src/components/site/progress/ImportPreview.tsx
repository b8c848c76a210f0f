import { useState } from "preact/hooks";
import type { TextChange } from "../../../site/device/device-texts.ts";
import type { KeptTexts } from "../../../site/device/kept-kinds.ts";
import { type ImportPlan, takeFromFile } from "../../../site/device/plan-import.ts";
import { describeChanges, nameOfEntry } from "./describe-changes.ts";
import type { StepRow } from "./step-row.ts";

interface ImportPreviewProps {
  readonly plan: ImportPlan;
  readonly device: KeptTexts;
  readonly steps: readonly StepRow[];
  readonly leftOut: readonly string[];
  readonly onApply: (changes: readonly TextChange[]) => void;
  readonly onCancel: () => void;
}

/** What an import would change, before it changes anything. */
export function ImportPreview({ plan, device, steps, leftOut, onApply, onCancel }: ImportPreviewProps) {
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const changes = [
    ...plan.changes,
    ...plan.conflicts.filter(({ key }) => taken.has(key)).flatMap((conflict) => takeFromFile(conflict, device)),
  ];
  function toggle(key: string) {
    const next = new Set(taken);
    if (!next.delete(key)) next.add(key);
    setTaken(next);
  }
  const lines = describeChanges(plan.changes, steps);
  return (
    <section class="import-preview" aria-labelledby="import-title">
      <h3 id="import-title">What the file would change</h3>
      {lines.length === 0 && <p>Nothing: this device has all of it.</p>}
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {plan.conflicts.length > 0 && (
        <fieldset>
          <legend>Different on this device. Without a tick, this device's stays</legend>
          {plan.conflicts.map(({ key }) => (
            <label key={key}>
              <input type="checkbox" checked={taken.has(key)} onChange={() => toggle(key)} />
              Take the file's: {nameOfEntry(key, steps)}
            </label>
          ))}
        </fieldset>
      )}
      {leftOut.length > 0 && (
        <p>Left out, for this version of the site does not know it: {leftOut.slice(0, 10).join(", ")}</p>
      )}
      <div class="device-buttons">
        <button type="button" class="primary" disabled={changes.length === 0} onClick={() => onApply(changes)}>
          Bring it in
        </button>
        <button type="button" onClick={onCancel}>
          Leave everything as it is
        </button>
      </div>
    </section>
  );
}
