/** Calls the listener when another tab wrote under `key`, and when a page comes back that could not hear of it. */
export function watchStore(key: string, listener: () => void): () => void {
  // The page is also rendered at build, where there is no window to listen to.
  if (typeof window === "undefined") return () => undefined;
  const onStorage = (event: StorageEvent) => {
    // A null key tells that everything was cleared.
    if (event.key === key || event.key === null) listener();
  };
  const onPageShow = (event: PageTransitionEvent) => {
    if (event.persisted) listener();
  };
  addEventListener("storage", onStorage);
  addEventListener("pageshow", onPageShow);
  return () => {
    removeEventListener("storage", onStorage);
    removeEventListener("pageshow", onPageShow);
  };
}
