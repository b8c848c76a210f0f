import type { KeptKind, KeptShare } from "../../../site/device/kept-kinds.ts";
import { kindWords, sizeWords } from "./device-words.ts";

interface KeptTableProps {
  readonly shares: readonly KeptShare[];
  readonly onClear: (kind: KeptKind) => void;
}

/** What the site keeps on this device, how much of it, and a button to clear each kind. */
export function KeptTable({ shares, onClear }: KeptTableProps) {
  const shown = shares.filter(({ kind, entries }) => kind !== "other" || entries > 0);
  return (
    <table class="kept-table">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Size</th>
          <th scope="col">
            <span class="visually-hidden">Clear</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ kind, entries, bytes }) => (
          <tr key={kind}>
            <th scope="row">
              {kindWords[kind].title}
              <p>{kindWords[kind].what}</p>
            </th>
            <td>{entries === 0 ? "nothing" : sizeWords(bytes)}</td>
            <td>
              <button type="button" disabled={entries === 0} onClick={() => onClear(kind)}>
                Clear<span class="visually-hidden"> {kindWords[kind].title}</span>
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
