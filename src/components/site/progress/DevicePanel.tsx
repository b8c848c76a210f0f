import { useEffect, useState } from "preact/hooks";
import { fileNameOf, mostFileBytes, readDeviceFile, writeDeviceFile } from "../../../site/device/device-file.ts";
import { changeDevice, readDevice, type TextChange, takeBack } from "../../../site/device/device-texts.ts";
import { type KeptKind, type KeptTexts, kindOfKey, shareOut } from "../../../site/device/kept-kinds.ts";
import { type ImportPlan, planImport } from "../../../site/device/plan-import.ts";
import { saveFile } from "../../../site/device/save-file.ts";
import { progressAsideKey, progressKey } from "../../../site/progress/kept-progress.ts";
import { parseProgress } from "../../../site/progress/progress-record.ts";
import { ClearDialog } from "./ClearDialog.tsx";
import { kindWords, refusalWords, sizeWords } from "./device-words.ts";
import { ImportPreview } from "./ImportPreview.tsx";
import { KeptTable } from "./KeptTable.tsx";
import { ProgressTable } from "./ProgressTable.tsx";
import type { StepRow } from "./step-row.ts";

interface DevicePanelProps {
  readonly steps: readonly StepRow[];
}

interface Coming {
  readonly plan: ImportPlan;
  readonly leftOut: readonly string[];
}

/** What this device keeps of the course: seen, taken along, brought in, cleared. */
export function DevicePanel({ steps }: DevicePanelProps) {
  /** Undefined until it was read: the page is written at build, where there is no device. */
  const [texts, setTexts] = useState<KeptTexts | null | undefined>(undefined);
  const [said, setSaid] = useState("");
  const [undo, setUndo] = useState<readonly TextChange[] | null>(null);
  const [asked, setAsked] = useState<KeptKind | "all" | null>(null);
  const [coming, setComing] = useState<Coming | null>(null);

  useEffect(() => {
    const look = () => setTexts(readDevice());
    look();
    addEventListener("storage", look);
    return () => removeEventListener("storage", look);
  }, []);

  const kept: KeptTexts = texts ?? new Map();
  const { record, sound } = parseProgress(kept.get(progressKey) ?? null);
  const shares = shareOut(kept);
  const bytes = shares.reduce((sum, share) => sum + share.bytes, 0);
  const aside = [...kept.keys()].filter((key) => key.startsWith(progressAsideKey));

  function change(changes: readonly TextChange[], done: string, canUndo: boolean) {
    const outcome = changeDevice(changes);
    setSaid(outcome.kind === "done" ? done : refusalWords[outcome.reason]);
    if (outcome.kind === "done") setUndo(canUndo ? changes : null);
    setTexts(readDevice());
  }

  function clear(what: KeptKind | "all") {
    const changes = [...kept]
      .filter(([key]) => what === "all" || kindOfKey(key) === what)
      .map(([key, from]) => ({ key, from, to: null }));
    change(changes, `Cleared: ${what === "all" ? "everything" : kindWords[what].title.toLowerCase()}.`, true);
  }

  async function open(file: File) {
    setComing(null);
    if (file.size > mostFileBytes)
      return setSaid(
        `The file has ${sizeWords(file.size)}; this site writes none above ${sizeWords(mostFileBytes)}. Choose another.`,
      );
    let text: string;
    try {
      text = await file.text();
    } catch (error) {
      return setSaid(
        `“${file.name}” could not be read (${error instanceof Error ? error.message : String(error)}). Choose it again.`,
      );
    }
    const read = readDeviceFile(text);
    if (!read.ok) return setSaid(`${file.name}: ${read.why} Nothing was changed.`);
    setSaid("");
    setComing({ plan: planImport(readDevice() ?? new Map(), read.texts), leftOut: read.leftOut });
  }

  return (
    <>
      {texts === null && <p class="device-trouble">{refusalWords.forbidden}</p>}
      {(!sound || aside.length > 0) && (
        <p class="device-trouble">
          What was kept of your progress could not be read as a whole.{" "}
          {sound ? "It was put aside" : "It stands as it was"}, and “Save as a file” saves it too; what could be read
          counts below.
        </p>
      )}
      <div role="status" class="device-said">
        {said && <p>{said}</p>}
        {undo && (
          <button type="button" onClick={() => change(takeBack(undo), "Undone: everything is as it was.", false)}>
            Undo
          </button>
        )}
      </div>
      <div class="table device-table">
        <ProgressTable steps={steps} record={record} />
      </div>

      <h2 id="device">On this device</h2>
      <p>
        {texts === undefined
          ? "Reading what is kept."
          : bytes === 0
            ? "Nothing is kept yet."
            : `${sizeWords(bytes)} in all.`}
      </p>
      <div class="table device-table">
        <KeptTable shares={shares} onClear={setAsked} />
      </div>
      <div class="device-buttons">
        <button type="button" disabled={bytes === 0} onClick={() => setAsked("all")}>
          Clear everything
        </button>
      </div>
      {asked && (
        <ClearDialog
          what={asked === "all" ? "everything that this site keeps here" : kindWords[asked].title.toLowerCase()}
          onAnswer={(yes) => {
            setAsked(null);
            if (yes) clear(asked);
          }}
        />
      )}

      <h2 id="file">Take it along</h2>
      <p>A file holds all of the above. Brought in on another device or browser, it is joined with what is there.</p>
      <div class="device-buttons">
        <button
          type="button"
          class="primary"
          disabled={bytes === 0}
          onClick={() => saveFile(fileNameOf(new Date()), writeDeviceFile(kept, new Date()), "application/json")}
        >
          Save as a file
        </button>
        <label class="button">
          Bring in a file
          <input
            type="file"
            class="visually-hidden"
            accept=".json,application/json"
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              if (file) void open(file);
              // The same file again is a choice, too.
              currentTarget.value = "";
            }}
          />
        </label>
      </div>
      {coming && (
        <ImportPreview
          {...coming}
          device={kept}
          steps={steps}
          onCancel={() => setComing(null)}
          onApply={(changes) => {
            setComing(null);
            change(changes, "Brought in.", true);
          }}
        />
      )}
    </>
  );
}
