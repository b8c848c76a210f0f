/**
 * `tiny`: a web framework to read in one sitting. It mirrors FastAPI where the lessons need it: path parameters,
 * generator functions as dependencies, WebSocket handlers that run as long as their socket.
 */
// biome-ignore-start lint/performance/noBarrelFile: the one list of what lessons may import as "tiny"
export { App } from "./app.ts";
// biome-ignore-end lint/performance/noBarrelFile: end of that list
export type { Dependency } from "./dependency.ts";
export type { HttpRequest } from "./http-request.ts";
export { HttpError, Reply } from "./reply.ts";
export type { RequestContext } from "./request-context.ts";
export { type Socket, WebSocketDisconnect } from "./socket.ts";
