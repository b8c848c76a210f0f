import type { PoolSnapshot } from "../../trace/pool-snapshot.ts";
import { wordsOf } from "../words/lane-words.ts";
import { oneLine } from "../words/shorten.ts";
import { minutesSeconds } from "../words/time-words.ts";

interface ConnectionsTableProps {
  readonly pool: PoolSnapshot;
  readonly name: string;
  /** Always in the document; only its looks depend on this. */
  readonly visible: boolean;
}

/** The same rows that the picture shows, as a table. */
export function ConnectionsTable({ pool, name, visible }: ConnectionsTableProps) {
  return (
    <div class={visible ? "connections" : "visually-hidden"}>
      <table aria-label={name}>
        <thead>
          <tr>
            {["lane", "state", "held by", "out for", "last query"].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pool.lanes.map((lane) => (
            <tr key={lane.lane}>
              <th scope="row">{lane.lane}</th>
              <td>{wordsOf(lane).full}</td>
              <td>{lane.holder ? `${lane.holder.label}${lane.holder.alive ? "" : " (gone)"}` : "nobody"}</td>
              <td>{lane.ageMs === null ? "–" : minutesSeconds(lane.ageMs)}</td>
              <td>{lane.lastSql === null ? "–" : <code>{oneLine(lane.lastSql, 60)}</code>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
