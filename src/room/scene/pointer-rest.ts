/** As long as a hand takes from the mouse to what it wants to press. */
const restMs = 4_000;

/** `html[data-pointer="moves"]` from a movement of the pointer until it rests; the controls show as long. */
export function followPointer(root: HTMLElement): () => void {
  let timer = 0;
  const rest = () => delete root.dataset.pointer;
  const move = (event: PointerEvent) => {
    // A page laid out anew beneath a still pointer moves it as well.
    if (event.movementX === 0 && event.movementY === 0 && event.type === "pointermove") return;
    root.dataset.pointer = "moves";
    clearTimeout(timer);
    timer = window.setTimeout(rest, restMs);
  };
  addEventListener("pointermove", move);
  addEventListener("pointerdown", move);
  return () => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerdown", move);
    clearTimeout(timer);
    rest();
  };
}
