import type { ComponentChildren } from "preact";
import { useCallback, useContext, useId, useMemo, useRef, useState } from "preact/hooks";
import type { PoolSnapshot } from "../../trace/pool-snapshot.ts";
import { useChunk } from "../use-chunk.ts";
import { Bank } from "./Bank.tsx";
import { Cells } from "./Cells.tsx";
import { ConnectionsTable } from "./ConnectionsTable.tsx";
import { chooseLayout, type GaugeLayout } from "./choose-layout.ts";
import { Deck } from "./Deck.tsx";
import { bankHeight, frameOf } from "./lane-frame.ts";
import { LaneSelectionContext } from "./lane-selection.ts";
import { laneAfterKey } from "./move-between-lanes.ts";
import { Numbers } from "./Numbers.tsx";
import { useLength } from "./use-length.ts";

const loadStageLayout = () => import("./stage-layout.ts");

interface PoolGaugeProps {
  readonly pool: PoolSnapshot;
  /** Shown above it where there are several pools. */
  readonly title: string | null;
  /** Null where the pool is a picture of one that is not there yet. */
  readonly tableName: string | null;
  /** Stands beside "Show as table". */
  readonly children?: ComponentChildren;
}

/** One pool: its numbers, its picture, its table. */
export function PoolGauge({ pool, title, tableName, children }: PoolGaugeProps) {
  const host = useRef<HTMLDivElement>(null);
  const stageRoom = useRef<HTMLDivElement>(null);
  const width = useLength(host, "width", 860);
  // None but on a stage, whose style sheet says how high the pool may stand there.
  const room = useLength(stageRoom, "height", 0);
  const bankLane = useRef<HTMLDivElement>(null);
  const laneInBank = useLength(bankLane, "height", 0);
  const stage = useChunk(room > 0, loadStageLayout);
  const laneCount = pool.lanes.length;
  const layout = useMemo(
    () =>
      room && stage ? stage.chooseStageLayout(laneCount, width, room) : chooseLayout(laneCount, width, laneInBank),
    [laneCount, width, laneInBank, room, stage],
  );
  const selection = useContext(LaneSelectionContext);
  const { processId, poolId } = pool;
  const selected = selection?.selected ?? null;
  const isOurs = selected?.processId === processId && selected.poolId === poolId;
  const pressed = isOurs ? selected.lane : null;
  const [tabLane, setTabLane] = useState(1);
  const [asTable, setAsTable] = useState(false);

  const press = useCallback(
    (lane: number) => {
      setTabLane(lane);
      selection?.press({ processId, poolId, lane });
    },
    [selection, processId, poolId],
  );
  const columns = layout.kind === "cells" ? layout.columns : 1;
  const onKey = useCallback(
    (event: KeyboardEvent, lane: number) => {
      if (event.key === "Enter" || event.key === " ") {
        // Native buttons press themselves.
        if (event.currentTarget instanceof SVGElement) press(lane);
        else return;
      } else {
        const next = laneAfterKey(event.key, lane, laneCount, columns);
        if (next === null) return;
        setTabLane(next);
        host.current?.querySelector<HTMLElement>(`[data-lane="${next}"]`)?.focus();
      }
      event.preventDefault();
    },
    [press, laneCount, columns],
  );
  // A press explains nothing in a picture: there the table alone is read.
  const inert = selection === null;
  const shared = { inert, pressedLane: pressed, tabLane: Math.min(tabLane, laneCount), onPress: press, onKey };
  return (
    <div class={layout.stage ? "gauge gauge-stage" : "gauge"} style={{ "--stage": layout.stage }} ref={host}>
      <div class="gauge-room" ref={stageRoom} />
      <div class="bank-lane" ref={bankLane} />
      {title && <h3 class="gauge-title">{title}</h3>}
      <Numbers pool={pool} />
      {layout.kind === "lanes" ? (
        <Lanes pool={pool} layout={layout} {...shared} />
      ) : (
        <>
          <Cells lanes={pool.lanes} height={layout.cellHeight} {...shared} />
          <Deck pool={pool} shape="strip" stage={layout.stage} />
        </>
      )}
      {pool.lanesBeyond > 0 && (
        <p class="panel-note">and {pool.lanesBeyond} more that this pool may open, beyond what a picture holds</p>
      )}
      <div class="gauge-actions">
        <button type="button" class="link" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          Show as table
        </button>
        {children}
      </div>
      {tableName !== null && <ConnectionsTable pool={pool} name={tableName} visible={asTable} />}
    </div>
  );
}

interface LanesProps {
  readonly inert: boolean;
  readonly pool: PoolSnapshot;
  readonly layout: Extract<GaugeLayout, { kind: "lanes" }>;
  readonly pressedLane: number | null;
  readonly tabLane: number;
  readonly onPress: (lane: number) => void;
  readonly onKey: (event: KeyboardEvent, lane: number) => void;
}

function Lanes({ pool, layout, inert, ...shared }: LanesProps) {
  const id = useId();
  const frame = useMemo(() => frameOf(layout), [layout]);
  const banks = Array.from({ length: layout.banks }, (_, bank) =>
    pool.lanes.slice(bank * layout.lanesPerBank, (bank + 1) * layout.lanesPerBank),
  );
  const height = bankHeight(frame, layout.lanesPerBank);
  return (
    <div class={`pool pool-deck-${layout.deck}`}>
      <Deck
        pool={pool}
        shape={layout.deck}
        stage={layout.stage}
        height={layout.deck === "side" ? Math.max(150, height) : 0}
      />
      <div class="banks" inert={inert}>
        {banks.map((lanes, bank) => (
          <Bank
            key={lanes[0]?.lane ?? bank}
            id={`${id}${bank}`}
            lanes={lanes}
            frame={frame}
            withScale={layout.banks === 1}
            {...shared}
          />
        ))}
      </div>
    </div>
  );
}
