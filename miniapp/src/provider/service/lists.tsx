import { questionKindLabels } from "../../gql/generated/labels";
import { say, useWords } from "../../i18n/words";
import { useDisplay } from "../../session/display";
import { Choice, Switch } from "../../ui/choice";
import { Text } from "../../ui/text";
import type { ExceptionForm, Hours, OccasionForm, QuestionForm, ResourceForm } from "./form";
import { HoursField, Span } from "./hours";
import { Cell, DateCell, type Editing, Entries, NumberCell } from "./inputs";
import { words } from "./words";

/* The parts of a service that are lists: dates, occasions, questions, rooms and people. */

type HeldPartProps = { value: Hours; onChange: (value: Hours) => void };

function HeldPart({ value, onChange }: HeldPartProps) {
  const t = useWords(words);
  return <Span what={t("held")} hours={value} onChange={onChange} />;
}

type HoursPartProps = { value: readonly Hours[]; onChange: (value: readonly Hours[]) => void };

function HoursPart(props: HoursPartProps) {
  const t = useWords(words);
  return <HoursField label={t("hours")} none={t("closedThen")} {...props} />;
}

const noException: ExceptionForm = { appliesOn: "", hours: [], reason: "" };

export const Exceptions = ({ form, set, errorOf }: Editing) => (
  <Entries
    title="exceptions"
    one="exception"
    add="addException"
    error={errorOf("exceptions")}
    entries={form.exceptions}
    blank={noException}
    onChange={(exceptions) => set({ exceptions })}
  >
    {({ appliesOn, hours, reason }, change) => (
      <>
        <DateCell
          label="date"
          value={appliesOn}
          onChange={(value) => change({ appliesOn: value })}
        />
        <HoursPart value={hours} onChange={(value) => change({ hours: value })} />
        <Cell label="reason" value={reason} onChange={(value) => change({ reason: value })} />
      </>
    )}
  </Entries>
);

const noOccasion: OccasionForm = {
  heldOn: "",
  hours: { opens: "", closes: "" },
  group: "",
  capacity: "20",
};

export const Occasions = ({ form, set, errorOf }: Editing) => (
  <Entries
    title="occasions"
    one="occasion"
    add="addOccasion"
    error={errorOf("occasions")}
    entries={form.occasions}
    blank={noOccasion}
    onChange={(occasions) => set({ occasions })}
  >
    {({ heldOn, hours, group, capacity }, change) => (
      <>
        <DateCell label="date" value={heldOn} onChange={(value) => change({ heldOn: value })} />
        <HeldPart value={hours} onChange={(value) => change({ hours: value })} />
        <Cell
          label="group"
          hint="groupHint"
          value={group}
          onChange={(value) => change({ group: value })}
        />
        <NumberCell
          label="seatsOf"
          value={capacity}
          onChange={(value) => change({ capacity: value })}
        />
      </>
    )}
  </Entries>
);

const noQuestion: QuestionForm = {
  code: "",
  zh: "",
  en: "",
  kind: "STRING",
  isRequired: false,
  options: "",
  min: "",
  max: "",
};

type QuestionProps = { question: QuestionForm; change: (next: Partial<QuestionForm>) => void };

/** Which kinds of answers there are, in the words of the contract. */
function Kind({ question, change }: QuestionProps) {
  const t = useWords(words);
  const { language } = useDisplay();
  const kinds = Object.entries(questionKindLabels).map(([value, label]) => ({
    value: value as QuestionForm["kind"],
    label: say(label, language),
  }));
  return (
    <>
      <Text isStrong>{t("kind")}</Text>
      <Choice
        label={t("kind")}
        options={kinds}
        value={question.kind}
        onChange={(kind) => change({ kind })}
      />
    </>
  );
}

function Question({ question, change }: QuestionProps) {
  const t = useWords(words);
  const { code, zh, en, kind, isRequired, options, min, max } = question;
  return (
    <>
      <Cell label="askZh" value={zh} onChange={(value) => change({ zh: value })} />
      <Cell label="askEn" value={en} onChange={(value) => change({ en: value })} />
      <Cell
        label="code"
        hint="codeHint"
        value={code}
        onChange={(value) => change({ code: value })}
      />
      <Kind question={question} change={change} />
      {(kind === "SINGLE" || kind === "MULTI") && (
        <Cell
          label="options"
          hint="optionsHint"
          rows={4}
          value={options}
          onChange={(value) => change({ options: value })}
        />
      )}
      {kind === "NUMBER" && (
        <>
          <NumberCell label="min" value={min} onChange={(value) => change({ min: value })} />
          <NumberCell label="max" value={max} onChange={(value) => change({ max: value })} />
        </>
      )}
      <Switch
        label={t("isRequired")}
        isOn={isRequired}
        onChange={(isOn) => change({ isRequired: isOn })}
      />
    </>
  );
}

export const Questions = ({ form, set, errorOf }: Editing) => (
  <Entries
    title="questions"
    one="question"
    add="addQuestion"
    error={errorOf("form")}
    entries={form.questions}
    blank={noQuestion}
    onChange={(questions) => set({ questions })}
  >
    {(question, change) => <Question question={question} change={change} />}
  </Entries>
);

const noResource: ResourceForm = { key: "", zh: "", en: "" };

export const Resources = ({ form, set, errorOf }: Editing) => (
  <Entries
    title="resources"
    one="resource"
    add="addResource"
    error={errorOf("resources")}
    entries={form.resources}
    blank={noResource}
    onChange={(resources) => set({ resources })}
  >
    {({ key, zh, en }, change) => (
      <>
        <Cell label="resourceZh" value={zh} onChange={(value) => change({ zh: value })} />
        <Cell label="resourceEn" value={en} onChange={(value) => change({ en: value })} />
        <Cell label="key" hint="keyHint" value={key} onChange={(value) => change({ key: value })} />
      </>
    )}
  </Entries>
);
