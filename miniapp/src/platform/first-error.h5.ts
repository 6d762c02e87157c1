/** On the screen, and not on a page that waits below it. */
const isShown = (element: HTMLElement): boolean => element.offsetParent !== null;

/** To the field: in it one can write at once. To the message where what is wrong is no single input. */
function show(error: HTMLElement): void {
  const field = error.closest<HTMLElement>(".ui-field");
  const input = field?.querySelector<HTMLElement>("[aria-invalid='true']");
  if (!input) error.tabIndex = -1;
  (input ?? error).focus({ preventScroll: true });
  (field ?? error.parentElement ?? error).scrollIntoView({ block: "center" });
}

/** To the first thing that is wrong on this page, once it has been drawn: on a long form it is out of sight. */
export function toFirstError(): void {
  setTimeout(() => {
    const errors = document.querySelectorAll<HTMLElement>(".ui-field__error");
    const first = [...errors].find(isShown);
    if (first) show(first);
  }, 50);
}
