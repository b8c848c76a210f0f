/** Which half of a lesson a narrow page shows. It lives in the URL, so that Back and a shared link keep it. */
export type View = "text" | "code";

const PARAMETER = "view";

/** Reads the view from a query string; anything but `code` is the text. */
export function toView(search: string): View {
  return new URLSearchParams(search).get(PARAMETER) === "code" ? "code" : "text";
}

/** The same address with another view: the text needs no parameter. Other parameters and the hash stay. */
export function withView(url: URL, view: View): URL {
  const next = new URL(url);
  if (view === "code") next.searchParams.set(PARAMETER, "code");
  else next.searchParams.delete(PARAMETER);
  return next;
}
