import { useWords } from "../../i18n/words";
import { Box } from "../../platform/elements";
import { Button } from "../../ui/button";
import { Switch } from "../../ui/choice";
import { DateField, Field } from "../../ui/field";
import { FieldError } from "../../ui/field-error";
import { Text } from "../../ui/text";
import { isNumber, type ServiceForm, type SwitchName, type TextName } from "./form";
import { words } from "./words";

/** The form that is being filled in: what is in it, how to change it, and what is wrong where. */
export type Editing = {
  form: ServiceForm;
  set: (change: Partial<ServiceForm>) => void;
  /** By the name of a field, or by the part of the draft the API named. */
  errorOf: (name: string) => string | null;
};

export type WordsKey = keyof typeof words;

type InputProps = Editing & {
  name: TextName;
  hint?: WordsKey;
  rows?: number;
  /** The part of the draft whose refusals belong here. */
  part?: string;
};

export function TextPart({ form, set, errorOf, name, hint, rows, part }: InputProps) {
  const t = useWords(words);
  return (
    <Field
      label={t(name)}
      {...(hint && { hint: t(hint) })}
      {...(rows && { rows })}
      value={form[name]}
      onChange={(value) => set({ [name]: value })}
      error={errorOf(name) ?? (part ? errorOf(part) : null)}
    />
  );
}

export function NumberPart({ form, set, errorOf, name, hint, part }: Omit<InputProps, "rows">) {
  const t = useWords(words);
  return (
    <Field
      label={t(name)}
      kind="code"
      {...(hint && { hint: t(hint) })}
      value={form[name]}
      onChange={(value) => set({ [name]: value })}
      error={errorOf(name) ?? (part ? errorOf(part) : null)}
    />
  );
}

export function SwitchPart({
  form,
  set,
  name,
  hint,
}: Editing & { name: SwitchName; hint?: WordsKey }) {
  const t = useWords(words);
  return (
    <Switch
      label={t(name)}
      hint={hint && t(hint)}
      isOn={form[name]}
      onChange={(isOn) => set({ [name]: isOn })}
    />
  );
}

type CellProps = {
  label: WordsKey;
  hint?: WordsKey;
  rows?: number;
  value: string;
  onChange: (value: string) => void;
};

/** One input of an entry in a list. */
export function Cell({ label, hint, rows, value, onChange }: CellProps) {
  const t = useWords(words);
  return (
    <Field
      label={t(label)}
      {...(hint && { hint: t(hint) })}
      {...(rows && { rows })}
      value={value}
      onChange={onChange}
    />
  );
}

/** A number of an entry. What is none cannot be sent, and says so at once. */
export function NumberCell({ label, value, onChange }: Omit<CellProps, "hint" | "rows">) {
  const t = useWords(words);
  return (
    <Field
      label={t(label)}
      kind="code"
      value={value}
      onChange={onChange}
      error={isNumber(value) ? null : t("number")}
    />
  );
}

/** A date of an entry, chosen and not written: no spelling of it can be wrong. */
export function DateCell({
  label,
  value,
  onChange,
}: Pick<CellProps, "label" | "value" | "onChange">) {
  const t = useWords(words);
  return (
    <DateField
      kind="date"
      label={t(label)}
      empty={t("chooseDate")}
      value={value}
      onChange={onChange}
    />
  );
}

type EntriesProps<Entry> = {
  title: WordsKey;
  one: WordsKey;
  add: WordsKey;
  error: string | null;
  entries: readonly Entry[];
  blank: Entry;
  onChange: (entries: readonly Entry[]) => void;
  children: (entry: Entry, change: (next: Partial<Entry>) => void) => React.ReactNode;
};

/** A list of entries that can be added and removed. */
export function Entries<Entry extends object>(props: EntriesProps<Entry>) {
  const t = useWords(words);
  const { title, one, add, error, entries, blank, onChange, children } = props;
  const replace = (at: number, next: Partial<Entry>) =>
    onChange(entries.map((entry, n) => (n === at ? { ...entry, ...next } : entry)));
  return (
    <Box as="section" className="ui-stack" label={t(title)}>
      <Text isStrong>{t(title)}</Text>
      <FieldError error={error} />
      {entries.map((entry, n) => {
        const name = t(one, { n: n + 1 });
        return (
          // Entries have no name of their own; they are only added at the end and taken out.
          // oxlint-disable-next-line react/no-array-index-key
          <Box as="section" className="provider-entry" label={name} key={n}>
            <Text isStrong>{name}</Text>
            {children(entry, (next) => replace(n, next))}
            <Button look="quiet" onPress={() => onChange(entries.filter((_, at) => at !== n))}>
              {t("remove", { what: name })}
            </Button>
          </Box>
        );
      })}
      <Button onPress={() => onChange([...entries, blank])}>{t(add)}</Button>
    </Box>
  );
}
