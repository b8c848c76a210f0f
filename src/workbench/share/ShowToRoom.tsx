import { useState } from "preact/hooks";

/** Lays a link over the page in large type and as a QR code: exactly what is on the screen, for whoever is in the room. */
export function ShowToRoom({ address }: { readonly address: string }) {
  const [hasFailed, setHasFailed] = useState(false);
  const show = async () => {
    try {
      const { openInvite } = await import("../../room/invite/open-invite.tsx");
      setHasFailed(false);
      openInvite({ title: "What is on this screen", url: address });
    } catch (error) {
      console.error(error);
      setHasFailed(true);
    }
  };
  return (
    <>
      <button type="button" onClick={() => void show()}>
        Show to the room
      </button>
      {hasFailed && <p role="status">It could not be loaded. Check the network, then press again.</p>}
    </>
  );
}
