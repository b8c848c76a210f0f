/** Puts a plan's times on the room's own clock; the time of its beginning stands in the address, to be kept or sent. */

/** @param begin as a time field says it: `09:30`. @returns minutes since midnight, null where it is no time */
export function parseBegin(begin: string | null): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(begin ?? "") ?? [];
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/** Past midnight a day begins anew: `1:05`. */
export function toClock(startMinutes: number, beginMinutes: number): string {
  const minutes = (beginMinutes + startMinutes) % (24 * 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/** @param form holds the time field; shown here, for it does nothing without scripts */
export function mountBeginTime(form: HTMLFormElement, cells: readonly HTMLElement[]): void {
  const field = form.querySelector<HTMLInputElement>("input[name=begin]");
  if (!field) return;
  const show = () => {
    const begin = parseBegin(field.value);
    for (const cell of cells) cell.textContent = toClock(Number(cell.dataset.startMinutes), begin ?? 0);
  };
  const address = new URL(location.href);
  const kept = address.searchParams.get("begin");
  if (parseBegin(kept) !== null) field.value = kept ?? "";
  form.hidden = false;
  show();
  field.addEventListener("input", () => {
    show();
    if (parseBegin(field.value) === null) address.searchParams.delete("begin");
    else address.searchParams.set("begin", field.value);
    history.replaceState(history.state, "", address);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
}
