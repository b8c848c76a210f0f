import { maxMessageLength } from "../../contract/flow-control.ts";
import { watchHeartbeat } from "../heartbeat.ts";
import { isPageHidden } from "../page-database.ts";
import type { Port } from "../server-process.ts";
import { type RelaySetup, refusal, relayScript } from "./relay-script.ts";

/** Channels whose near end never shows the page more than a text of bounded length. */
export interface RelayFactory {
  /** Starts a relay's thread ahead of its channel. */
  prepare(): void;
  createChannel(): { readonly near: Port; readonly far: MessagePort };
  dispose(): void;
}

export function createRelayFactory(): RelayFactory {
  let scriptUrl = "";
  let spare: Worker | null = null;
  const inUse = new Set<Port>();

  function start(): Worker {
    scriptUrl ||= URL.createObjectURL(new Blob([relayScript], { type: "text/javascript" }));
    return new Worker(scriptUrl, { name: "relay" });
  }

  return {
    prepare() {
      spare ??= start();
    },
    createChannel() {
      const relay = spare ?? start();
      spare = null;
      const { port1, port2 } = new MessageChannel();
      const beats = new MessageChannel();
      const setup: RelaySetup = { mostLength: maxMessageLength };
      relay.postMessage(setup, [port1, beats.port2]);
      const refuse = () => near.onmessage?.({ data: refusal });
      // It may be unpacking for longer than anybody waits, or have died of it.
      const watch = watchHeartbeat(beats.port1 as Port, isPageHidden, { silent: refuse, flooded: refuse });
      const near: Port = {
        postMessage: (message) => relay.postMessage(message),
        onmessage: null,
        close() {
          watch.stop();
          beats.port1.close();
          relay.terminate();
          inUse.delete(near);
        },
      };
      relay.onmessage = ({ data }) => near.onmessage?.({ data });
      inUse.add(near);
      return { near, far: port2 };
    },
    dispose() {
      spare?.terminate();
      spare = null;
      for (const near of inUse) near.close();
      URL.revokeObjectURL(scriptUrl);
      scriptUrl = "";
    },
  };
}
