/** What these tests build: the site for a folder of a host, beside `dist/`, which stays as it is. */
export const folder = "/courses/watertight";
export const publicAddress = "https://training.example.org";
export const siteFolder = "generated/base-path";
