import { Frame } from "../../command/frame";
import { useWords } from "../../i18n/words";
import { Box } from "../../platform/elements";
import { Button } from "../../ui/button";
import { DateField } from "../../ui/field";
import { Text } from "../../ui/text";
import type { Hours } from "./form";
import { words } from "./words";

type SpanProps = { what: string; hours: Hours; onChange: (hours: Hours) => void };

/** From when until when, chosen and not written: no spelling of it can be wrong. */
export function Span({ what, hours, onChange }: SpanProps) {
  const t = useWords(words);
  return (
    <Box className="provider-span">
      <DateField
        kind="time"
        label={t("from", { what })}
        empty={t("chooseTime")}
        value={hours.opens}
        onChange={(opens) => onChange({ ...hours, opens })}
      />
      <DateField
        kind="time"
        label={t("until", { what })}
        empty={t("chooseTime")}
        value={hours.closes}
        onChange={(closes) => onChange({ ...hours, closes })}
      />
    </Box>
  );
}

type HoursFieldProps = {
  label: string;
  /** What none of them means. */
  none: string;
  value: readonly Hours[];
  onChange: (value: readonly Hours[]) => void;
  error?: string | null;
};

const blank: Hours = { opens: "", closes: "" };

/** The hours of a day: as many as there are, in the order they were added. */
export function HoursField({ label, none, value, onChange, error }: HoursFieldProps) {
  const t = useWords(words);
  return (
    <Frame label={label} error={error}>
      {value.length === 0 && <Text isSoft>{none}</Text>}
      {value.map((hours, n) => {
        const what = t("span", { what: label, n: n + 1 });
        return (
          // Hours have no name of their own; they are only added at the end and taken out.
          // oxlint-disable-next-line react/no-array-index-key
          <Box key={n} className="ui-stack">
            <Span
              what={what}
              hours={hours}
              onChange={(next) => onChange(value.map((one, at) => (at === n ? next : one)))}
            />
            <Button look="quiet" onPress={() => onChange(value.filter((_, at) => at !== n))}>
              {t("remove", { what })}
            </Button>
          </Box>
        );
      })}
      <Button onPress={() => onChange([...value, blank])}>{t("addHours", { what: label })}</Button>
    </Frame>
  );
}
