/**
 * `tiny`: a web framework to read in one sitting. It mirrors FastAPI where the lessons need it: path parameters,
 * generator functions as dependencies, WebSocket handlers that run as long as their socket.
 */
// biome-ignore-start lint/performance/noBarrelFile: the one list of what lessons may import as "tiny"
export { App, type AppOptions } from "./app.ts";
export { type Dependency, depends, type Injected } from "./dependency.ts";
export type { DependencyScope, ExitMode } from "./exit-mode.ts";
export type { HttpRequest } from "./http-request.ts";
export type { ListenOptions } from "./listen-options.ts";
export { HttpError, Reply, type ReplyInit } from "./reply.ts";
export type { RequestContext } from "./request-context.ts";
export { Session, type SessionOptions } from "./session.ts";
export { type Socket, WebSocketDisconnect } from "./socket.ts";
// biome-ignore-end lint/performance/noBarrelFile: end of that list
