import type { ShownFind } from "../../content/monday/find.ts";
import { CodeText } from "../CodeText.tsx";
import type { ItemView } from "./monday-view.ts";

interface ItemEntryProps {
  readonly item: ItemView;
  /** Null where nothing can be ticked: before the page's scripts have run, and without them. */
  readonly looked: boolean | null;
  readonly onLook: (looked: boolean) => void;
}

/** One thing to check: what to look for and how, why, and how to see that it is mended. */
export function ItemEntry({ item, looked, onLook }: ItemEntryProps) {
  return (
    <li class="monday-item" id={item.id}>
      <h3>
        <span class="monday-box" data-looked={looked === true} aria-hidden="true" />
        {looked === null ? (
          <CodeText text={item.title} />
        ) : (
          <label>
            <input type="checkbox" checked={looked} onChange={({ currentTarget }) => onLook(currentTarget.checked)} />
            <span>
              <span class="visually-hidden">Looked at: </span>
              <CodeText text={item.title} />
            </span>
          </label>
        )}
      </h3>
      <p>
        <CodeText text={item.look} />
      </p>
      {item.finds.map((find) => (
        <FindBlock key={find.text} find={find} />
      ))}
      <p>
        <b>Why</b> <CodeText text={item.why} />
      </p>
      <p>
        <b>Mended</b> <CodeText text={item.mended} />
      </p>
      {item.prove && <FindBlock find={item.prove} />}
    </li>
  );
}

function FindBlock({ find: { label, text } }: { readonly find: ShownFind }) {
  return (
    <figure class="monday-find">
      <figcaption>{label}</figcaption>
      <pre>
        <code>{text}</code>
      </pre>
    </figure>
  );
}
