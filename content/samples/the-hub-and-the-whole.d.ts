type Peer = import("../../sandboxes/the-hub-and-the-whole/starter/peer.ts").Peer;
type Room = import("../../sandboxes/the-hub-and-the-whole/starter/hub.ts").Room;
declare const lock: import("../../sandboxes/the-hub-and-the-whole/starter/lock.ts").Lock;
declare const rooms: Map<string, Room>;
declare const create: (name: string) => Promise<Room>;
