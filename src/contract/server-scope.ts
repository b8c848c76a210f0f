/** The scope of whatever runs outside any request, socket or task. */
export const serverScopeId = "server";
