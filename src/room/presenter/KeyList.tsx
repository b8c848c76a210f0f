import { keyWords } from "./keys.ts";

/** The keys of this window. */
export function KeyList() {
  return (
    <details class="key-list">
      <summary>Keys, and a presenter's remote</summary>
      <dl>
        {keyWords.map(([keys, does]) => (
          <div key={does}>
            <dt>
              {keys.map((key, index) => (
                <span key={key}>
                  {index > 0 && " or "}
                  <kbd>{key}</kbd>
                </span>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p>They work while this window has the focus and no field is being typed in.</p>
    </details>
  );
}
