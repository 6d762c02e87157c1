import { type Language, useDisplay } from "../session/display";

/**
 * A text of the client's own, in both languages. `{name}` is filled in; `{n|day|days}` is one of both, by how
 * many there are. Labels of the domain come from the API.
 */
export type Text = { zh: string; en: string };
export type Words = Readonly<Record<string, Text>>;
export type Fill = Readonly<Record<string, string | number>>;

export function fill(text: string, values: Fill = {}): string {
  return text
    .replace(/\{(\w+)\|([^|}]*)\|([^}]*)\}/g, (_, name: string, one: string, many: string) =>
      Number(values[name]) === 1 ? one : many,
    )
    .replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export const say = (text: Text, language: Language, values?: Fill): string =>
  fill(text[language], values);

/** The texts of a page in the language of the device: `const t = useWords(words); t("title")`. */
export function useWords<W extends Words>(
  words: W,
): (key: keyof W & string, values?: Fill) => string {
  const { language } = useDisplay();
  return (key, values) => {
    const text = words[key];
    if (!text) throw new Error(`no words for ${key}`);
    return say(text, language, values);
  };
}
