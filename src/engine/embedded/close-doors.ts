/**
 * Takes from a server process what no server of a lesson has: workers of its own, which no heartbeat would watch. The
 * walls against the network and the page are the frame's policy and its opaque origin, not this.
 */
const unwatched = ["Worker", "SharedWorker"];

for (const name of unwatched) Reflect.deleteProperty(globalThis, name);
