/** How the palette asks for the invitation of the open page: an event on the window, for it knows no training room. */
export const INVITE_EVENT = "watertight:invite";
