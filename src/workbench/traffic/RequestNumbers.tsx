import type { LoadReport } from "../../trace/load-report.ts";
import { countWords } from "../words/count-words.ts";
import { loadWords, medianWords } from "../words/traffic-words.ts";

const count = (value: number | undefined): string => countWords(value ?? 0);

/** What came of requests at a rate. */
export function LoadFigures({ report }: { readonly report: LoadReport | null }) {
  return (
    <>
      <dl class="load-figures">
        <Figure name="answered" value={count(report?.answered)} />
        <Figure name="failed" value={count(report?.failed)} />
        <Figure name="pending" value={count(report?.pending)} />
        <Figure name="p50" value={medianWords(report?.p50Ms ?? null)} />
      </dl>
      <p class="load-note">{report ? loadWords(report) : ""}</p>
    </>
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
