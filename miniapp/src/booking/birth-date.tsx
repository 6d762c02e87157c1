import type { RefusalPartsFragment as Refusal } from "../gql/generated/session";
import { useWords } from "../i18n/words";
import { DateField } from "../ui/field";
import { errorIn } from "../ui/form";
import { words } from "./words";

type BirthDateProps = {
  refusal: Refusal | null;
  value: string;
  onChange: (bornOn: string) => void;
};

/** Of who it is for: only to check the age. */
export function BirthDate({ refusal, value, onChange }: BirthDateProps) {
  const t = useWords(words);
  return (
    <DateField
      kind="date"
      label={t("bornOn")}
      hint={t("bornOnHint")}
      empty={t("pick")}
      value={value}
      onChange={onChange}
      error={errorIn(refusal, "bornOn")}
    />
  );
}

/** The same where what was told at first is enough for most: asked for once the API has asked. */
export const AskedBirthDate = (props: BirthDateProps) =>
  props.value !== "" || props.refusal?.field === "bornOn" ? <BirthDate {...props} /> : null;
