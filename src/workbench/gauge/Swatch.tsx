import { useId } from "preact/hooks";
import { Figure } from "./Figure.tsx";
import { HolderMark } from "./HolderMark.tsx";
import type { MarkKind } from "./StateMark.tsx";
import { hatchedStates } from "./water-texture.ts";

const [width, height] = [72, 28];

/** A piece of water with what a state puts into it; the far wall's marks stand on their own. */
export function Swatch({ kind }: { readonly kind: MarkKind | "holder-here" | "holder-gone" }) {
  const id = useId();
  if (kind === "turned-away") return <svg class="swatch" width={width} height={height} aria-hidden="true" />;
  if (kind === "holder-here" || kind === "holder-gone") {
    return (
      <svg class="swatch bank" width={width} height={height} aria-hidden="true">
        <HolderMark holder={kind === "holder-here" ? "here" : "gone"} x={48} y={height / 2} from={30} />
      </svg>
    );
  }
  return (
    <svg class={`swatch bank water-${kind} lane-${kind}`} width={width} height={height} aria-hidden="true">
      <defs>
        <pattern id={id} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V7" class="hatch" />
        </pattern>
      </defs>
      <rect width={width} height={height} rx="3" class="water" />
      {hatchedStates.has(kind) && <rect width={width} height={height} fill={`url(#${id})`} />}
      {kind === "idle" && <path d="M10 14H62M10 7V21M62 7V21" class="floor" />}
      <g transform={`translate(${width / 2} ${height / 2})`}>
        <Figure state={kind} scale={0.9} laneHeight={height} />
      </g>
    </svg>
  );
}
