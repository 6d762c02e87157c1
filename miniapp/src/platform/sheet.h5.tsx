import { type KeyboardEvent, useEffect, useRef } from "react";
import type { SheetProps } from "./element-props";

const FOCUSABLE = "a[href], button, input, textarea";

/** The keyboard stays in the question: after the last thing comes the first. */
function stay(event: KeyboardEvent, sheet: HTMLElement): void {
  const all = [...sheet.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const [edge, other] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
  const isOutside = document.activeElement === sheet;
  if (document.activeElement !== edge && !(isOutside && event.shiftKey)) return;
  event.preventDefault();
  other?.focus();
}

/** A question in front of the page, until it is answered; Escape is a no. */
export function Sheet({ label, className, onClose, children }: SheetProps) {
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    sheet.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") onClose();
    if (event.key === "Tab" && sheet.current) stay(event, sheet.current);
  };
  return (
    <div
      ref={sheet}
      role="dialog"
      aria-modal="true"
      aria-label={label}
      tabIndex={-1}
      className={className}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}
