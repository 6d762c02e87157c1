const isShown = (element: HTMLElement): boolean => element.offsetParent !== null;

/** Back to the title of the page, when something else is shown on it; keyboard and screen reader come along. */
export function toTop(): void {
  const titles = [...document.querySelectorAll<HTMLElement>("h1")].filter(isShown);
  const title = titles.at(-1);
  title?.focus({ preventScroll: true });
  for (let box: HTMLElement | null = title ?? null; box; box = box.parentElement) box.scrollTop = 0;
  window.scrollTo(0, 0);
}
