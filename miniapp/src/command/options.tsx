import { useState } from "react";
import { useWords } from "../i18n/words";
import { Button } from "../ui/button";
import { Choice } from "../ui/choice";
import { Field } from "../ui/field";
import { Text } from "../ui/text";
import { matching, type Option } from "./option";
import { words } from "./words";

/** As many as can be looked over; more are found by typing. */
const AT_ONCE = 8;

type OptionsProps = {
  label: string;
  options: readonly Option[];
  value: string | null;
  onChange: (value: string) => void;
};

function Searched({ label, options, value, onChange }: OptionsProps) {
  const t = useWords(words);
  const [typed, setTyped] = useState("");
  const found = matching(options, typed);
  return (
    <>
      <Field label={t("find")} hint={t("findHint")} value={typed} onChange={setTyped} />
      {found.length === 0 && <Text isSoft>{t("nothingFound")}</Text>}
      <Choice label={label} options={found.slice(0, AT_ONCE)} value={value} onChange={onChange} />
      {found.length > AT_ONCE && (
        <Text isSoft>{t("moreFound", { n: found.length - AT_ONCE })}</Text>
      )}
    </>
  );
}

/** One of several, however many: long lists are searched, and fold up once something is chosen. */
export function Options(props: OptionsProps) {
  const t = useWords(words);
  const { label, options, value, onChange } = props;
  const [isOpen, setOpen] = useState(false);
  const chosen = options.find((option) => option.value === value);
  if (options.length <= AT_ONCE)
    return <Choice label={label} options={options} value={value} onChange={onChange} />;
  if (chosen && !isOpen)
    return (
      <>
        <Choice label={label} options={[chosen]} value={value} onChange={onChange} />
        <Button onPress={() => setOpen(true)}>{t("chooseAnother")}</Button>
      </>
    );
  const choose = (next: string) => {
    onChange(next);
    setOpen(false);
  };
  return <Searched {...props} onChange={choose} />;
}
