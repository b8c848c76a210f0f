import { useSignal } from "@preact/signals";
import { useLayoutEffect, useMemo } from "preact/hooks";
import type { PoolSnapshot } from "../../trace/pool-snapshot.ts";
import { useRested } from "../use-rested.ts";
import { wordsOf } from "../words/lane-words.ts";
import { oneLine } from "../words/shorten.ts";
import { minutesSeconds } from "../words/time-words.ts";
import { useTurn } from "./use-turn.ts";

interface ConnectionsTableProps {
  readonly pool: PoolSnapshot;
  readonly name: string;
  /** Always in the document; only its looks depend on this. */
  readonly visible: boolean;
}

/** Who reads a table row by row is served by it as it stood half a second ago; rows are dear to write again. */
const restMs = 500;

/** The same rows that the picture shows, as a table. */
export function ConnectionsTable({ pool: newest, name, visible }: ConnectionsTableProps) {
  const source = useSignal(newest);
  useLayoutEffect(() => {
    source.value = newest;
  }, [source, newest]);
  const pool = useTurn(useRested(source, restMs), true);
  return useMemo(() => <Rows pool={pool} name={name} visible={visible} />, [pool, name, visible]);
}

function Rows({ pool, name, visible }: ConnectionsTableProps) {
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
