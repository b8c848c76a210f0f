import { dotPitch, dotsPath } from "./geometry.ts";

const mostDots = 300;
const width = 156;

interface CrowdProps {
  readonly count: number;
  /** How many rows of dots there is room for. */
  readonly rows: number;
  readonly terse: boolean;
}

/** Those further back in the line: one dot each, then a count. */
export function Crowd({ count, rows, terse }: CrowdProps) {
  const height = rows * 10;
  const pitch = dotPitch(Math.min(count, mostDots), width, height);
  const columns = Math.floor(width / pitch);
  const dots = Math.min(count, mostDots, columns * Math.floor(height / pitch));
  return (
    <div class="crowd">
      <p>{dots === count && !terse ? `${count} more, one dot each:` : `${count} more:`}</p>
      <svg width={width} height={Math.min(height, Math.ceil(dots / columns) * pitch)} aria-hidden="true">
        <path d={dotsPath(dots, columns, pitch)} stroke-width={pitch * 0.66} class="crowd-dots" />
      </svg>
    </div>
  );
}
