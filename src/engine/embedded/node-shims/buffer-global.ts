/** `pg` uses `Buffer` as a global. */
export { Buffer } from "buffer";
