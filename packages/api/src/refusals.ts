import { type Bilingual, fill, type Language, type Refusal } from "./kernel/decision.ts";

/** The sentence a person reads when something is refused. The texts are loaded with the first refusal. */
export async function refusalInWords({ code, params }: Refusal): Promise<Bilingual> {
  const { refusalTexts } = await import("./refusal-texts.ts");
  const text = refusalTexts[code];
  if (!text) throw new Error(`refusal ${code} has no text`);
  return { zh: fill(text.zh, params, "zh"), en: fill(text.en, params, "en") };
}

/** The same in one language. */
export const refusalMessage = async (refusal: Refusal, language: Language): Promise<string> =>
  (await refusalInWords(refusal))[language];
