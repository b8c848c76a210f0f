/** Says on the page that the browser kept the second window from opening, with an ordinary link in its place. */
export function sayBlocked(page: Document, href: string): void {
  page.querySelector(".stage-notice")?.remove();
  const notice = page.createElement("div");
  notice.className = "stage-notice";
  notice.role = "status";
  const text = page.createElement("p");
  text.textContent = "The browser did not let the second window open. This link opens the presenter view in a tab:";
  const link = page.createElement("a");
  link.href = href;
  link.target = "_blank";
  link.rel = "opener";
  link.textContent = "Presenter view";
  const close = page.createElement("button");
  close.type = "button";
  close.textContent = "Close";
  for (const element of [link, close]) element.addEventListener("click", () => notice.remove());
  notice.append(text, link, close);
  page.body.append(notice);
}
