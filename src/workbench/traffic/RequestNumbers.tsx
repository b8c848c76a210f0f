import type { RequestFigures } from "../../trace/request-figures.ts";
import { countWords } from "../words/count-words.ts";
import { medianWords } from "../words/request-words.ts";

/** What came of all requests of the run. */
export function RequestNumbers({ figures }: { readonly figures: RequestFigures | null }) {
  return (
    <dl class="request-figures">
      <Figure name="answered" value={countWords(figures?.answered ?? 0)} />
      <Figure name="failed" value={countWords(figures?.failed ?? 0)} />
      <Figure name="pending" value={countWords(figures?.pending ?? 0)} />
      <Figure name="p50" value={medianWords(figures?.p50Ms ?? null)} />
    </dl>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
