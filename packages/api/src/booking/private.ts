import type { Answer, Question } from "../catalogue/catalogue.ts";
import { answerText } from "../catalogue/form.ts";
import type { Bilingual } from "../kernel/decision.ts";
import type { Sealed } from "../kernel/sealed.ts";
import { type Keyring, seal, unseal } from "../table/seal.ts";

/* What somebody tells for a service: the answers and the address, each bound to its booking. */

/** An answer in words: the form may change, what was asked and said does not. */
export type Told = { label: Bilingual; text: Bilingual };

/** Question and answer in words, sealed; null when nothing was answered. */
export function sealAnswers(
  ring: Keyring,
  id: string,
  form: readonly Question[],
  answers: readonly Answer[],
): Sealed | null {
  const told = form.flatMap((question): Told[] => {
    const values = answers.find(({ code }) => code === question.code)?.values ?? [];
    return values.length > 0 ? [{ label: question.label, text: answerText(question, values) }] : [];
  });
  return told.length > 0 ? seal(ring, `${id}#answers`, JSON.stringify(told)) : null;
}

export const openAnswers = (ring: Keyring, id: string, sealed: Sealed | null): Told[] =>
  sealed === null ? [] : (JSON.parse(unseal(ring, `${id}#answers`, sealed)) as Told[]);

export const sealAddress = (ring: Keyring, id: string, address: string): Sealed =>
  seal(ring, `${id}#address`, address);

export const sealVisitor = (ring: Keyring, id: string, name: string): Sealed =>
  seal(ring, `${id}#visitor`, name);

export const openVisitor = (ring: Keyring, id: string, sealed: Sealed): string =>
  unseal(ring, `${id}#visitor`, sealed);

export const openAddress = (ring: Keyring, id: string, sealed: Sealed | null): string | null =>
  sealed && unseal(ring, `${id}#address`, sealed);
