/** Called within a frame's own callback: says how long the page was busy with it, painting included, milliseconds. */
export function whenPainted(startedAtMs: number, say: (costMs: number) => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    say(performance.now() - startedAtMs);
  };
  port2.postMessage(null);
}
