/** The list of places as a file, which search fetches when it is first opened. */
import { loadPlaces } from "../../content/places.ts";

export const GET = async (): Promise<Response> => Response.json(await loadPlaces(process.cwd()));
