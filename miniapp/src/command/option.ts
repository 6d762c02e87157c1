/** Something to choose in a form; the same shape as the options of ui/choice. */
export type Option = { value: string; label: string; hint?: string };

/** The options with these words in their label or hint, capitals or not; all of them for none. */
export function matching(options: readonly Option[], typed: string): Option[] {
  const parts = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const textOf = ({ label, hint }: Option) => `${label} ${hint ?? ""}`.toLowerCase();
  return options.filter((option) => parts.every((part) => textOf(option).includes(part)));
}
