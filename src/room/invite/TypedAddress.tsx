import { toTyped } from "./invitation.ts";

/** An address as large as its place allows: its style sheet reckons from the number of its characters. */
export function TypedAddress({ url }: { readonly url: string }) {
  const { scheme, rest } = toTyped(url);
  return (
    <p class="invite-address" style={{ "--characters": rest.length + scheme.length / 2 }}>
      <span class="invite-scheme">{scheme}</span>
      {rest}
    </p>
  );
}
