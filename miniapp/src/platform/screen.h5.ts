/** The page draws its own title. */
export const hasOwnTitleBar = false;

/** Browsers scale text themselves, see `--px`. */
export const fontScale = (): number => 1;

/** The title of the window, and the language screen readers speak in. */
export function showTitle(title: string, language: "zh" | "en"): void {
  document.title = `${title} · ${language === "en" ? "Linge" : "邻格"}`;
  document.documentElement.lang = language === "en" ? "en" : "zh-CN";
}
