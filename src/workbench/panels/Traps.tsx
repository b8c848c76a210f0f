import type { SprungTrap } from "../../lesson/checking/check-runs.ts";

/** A tempting mend, met by its name. */
export function Traps({ traps }: { readonly traps: readonly SprungTrap[] }) {
  return traps.map(({ id, title, text }) => (
    <aside key={id} class="trap" aria-label={title}>
      <h4>{title}</h4>
      <p>{text}</p>
    </aside>
  ));
}
