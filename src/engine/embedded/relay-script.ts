/**
 * Stands between a server process and the page, in a worker of the page's own: what a learner's code posts is unpacked
 * here, which may take seconds for what took one to pack, and only a text of bounded length goes on. Text because its
 * length says what it costs before anything is read.
 */
export type RelaySetup = { readonly mostLength: number };

/** Anything else than a text: the sender is no harness. */
export const refusal = null;

export const relayScript = `
onmessage = ({ data: { mostLength }, ports: [port, beat] }) => {
  beat.onmessage = () => beat.postMessage("pong");
  onmessage = ({ data }) => port.postMessage(data);
  port.onmessage = ({ data }) => {
    if (typeof data === "string" && data.length <= mostLength) return postMessage(data);
    refuse();
  };
  port.onmessageerror = refuse;
  function refuse() {
    port.close();
    postMessage(${refusal});
  }
};
`;
