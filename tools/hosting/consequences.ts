/** What does not work where a host leaves a header out; the headers themselves stand in `public/_headers` alone. */
export const consequences: Readonly<Record<string, string>> = {
  "Cross-Origin-Opener-Policy": "The page is not isolated: no WebContainer starts; lessons run on the embedded engine.",
  "Cross-Origin-Embedder-Policy":
    "The page is not isolated: no WebContainer starts; lessons run on the embedded engine.",
  "Cross-Origin-Resource-Policy":
    "Other sites may embed this one's files; an isolated frame may be refused its scripts.",
  "Content-Security-Policy": "One of the walls round a learner's code is missing: it could reach the network.",
  "Referrer-Policy": "StackBlitz cannot recognise the site, or readers' addresses are sent in full.",
  "X-Content-Type-Options": "A browser may guess a file's type and run what is no script.",
  "Cache-Control": "Files are fetched again on each visit, or an old version stays for as long as the host likes.",
};
