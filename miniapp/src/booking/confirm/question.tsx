import { Dictate } from "../../dictation/dictate";
import { useWords } from "../../i18n/words";
import { Box } from "../../platform/elements";
import { Choice, Switch } from "../../ui/choice";
import { FieldError } from "../../ui/field-error";
import { DateField, Field } from "../../ui/field";
import { Text } from "../../ui/text";
import { type Question, toggled } from "../view";
import { words } from "../words";

type QuestionProps = {
  question: Question;
  label: string;
  values: readonly string[];
  error: string | null;
  onAnswer: (values: readonly string[]) => void;
};

/** Words are several lines and may be spoken; a number is neither. */
function Written({ question, label, values, error, onAnswer }: QuestionProps) {
  const { kind, range } = question;
  const isNumber = kind === "NUMBER";
  const [text = ""] = values;
  return (
    <>
      <Field
        label={label}
        hint={range ?? undefined}
        {...(!isNumber && { rows: kind === "TEXT" ? 4 : 2 })}
        kind={isNumber ? "number" : "text"}
        value={text}
        onChange={(next) => onAnswer([next])}
        error={error}
      />
      {!isNumber && <Dictate onText={(spoken) => onAnswer([`${text}${spoken}`])} />}
    </>
  );
}

function One({ question, label, values, error, onAnswer }: QuestionProps) {
  return (
    <>
      <Text isStrong>{label}</Text>
      <Choice
        label={label}
        value={values[0] ?? null}
        onChange={(code) => onAnswer([code])}
        options={question.options.map(({ code, label: text }) => ({ value: code, label: text }))}
      />
      <FieldError error={error} />
    </>
  );
}

function Several({ question, label, values, error, onAnswer }: QuestionProps) {
  const t = useWords(words);
  return (
    <>
      <Text isStrong>{label}</Text>
      <Text isSoft isSmall>
        {t("several")}
      </Text>
      <Box className="ui-choice" label={label}>
        {question.options.map(({ code, label: text }) => (
          <Switch
            key={code}
            label={text}
            isOn={values.includes(code)}
            onChange={() => onAnswer(toggled(question, values, code))}
          />
        ))}
      </Box>
      <FieldError error={error} />
    </>
  );
}

function Moment({ label, values, error, onAnswer }: QuestionProps) {
  const t = useWords(words);
  const [date = "", time = ""] = values;
  return (
    <>
      <DateField
        kind="date"
        label={t("date", { label })}
        empty={t("pick")}
        value={date}
        onChange={(next) => onAnswer([next, time])}
      />
      <DateField
        kind="time"
        label={t("time", { label })}
        empty={t("pick")}
        value={time}
        onChange={(next) => onAnswer([date, next])}
        error={error}
      />
    </>
  );
}

const inputs = {
  STRING: Written,
  TEXT: Written,
  NUMBER: Written,
  SINGLE: One,
  MULTI: Several,
  DATE_TIME: Moment,
} as const;

/** One question of the service, with what is wrong about the answer below it. */
export function QuestionInput(props: Omit<QuestionProps, "label">) {
  const t = useWords(words);
  const { question } = props;
  const Input = inputs[question.kind];
  const label = t(question.isRequired ? "needed" : "optional", { label: question.label });
  return <Input {...props} label={label} />;
}
