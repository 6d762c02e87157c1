import { serviceCategoryLabels, serviceModeLabels } from "../../gql/generated/labels";
import { ServiceGridsDocument } from "../../gql/generated/provider";
import { useRead } from "../../gql/use-read";
import { say, useWords } from "../../i18n/words";
import { useDisplay } from "../../session/display";
import { Card } from "../../ui/card";
import { Choice } from "../../ui/choice";
import { Loaded } from "../../ui/states";
import { Text, Title } from "../../ui/text";
import { Frame } from "../../command/frame";
import { Options } from "../../command/options";
import type { ServiceForm } from "./form";
import { HoursField } from "./hours";
import { type Editing, NumberPart, SwitchPart, TextPart, type WordsKey } from "./inputs";
import { Exceptions, Occasions, Questions, Resources } from "./lists";
import { words } from "./words";

/** Where a new service can be offered: the grid of the post, and those below it. */
export type Place = { id: string; name: string } | null;

function GridPart({ form, set, errorOf, place }: Editing & { place: Place }) {
  const t = useWords(words);
  const query = useRead(ServiceGridsDocument, { parentId: place?.id ?? null });
  return (
    <Frame label={t("grid")} error={errorOf("gridId")}>
      <Loaded query={query}>
        {({ gridMap }) => {
          const below = gridMap.edges.map(({ node: { id, name, levelLabel } }) => ({
            value: id,
            label: name,
            hint: levelLabel,
          }));
          const own = place ? [{ value: place.id, label: place.name }] : [];
          return (
            <Options
              label={t("grid")}
              options={[...own, ...below]}
              value={form.gridId || null}
              onChange={(gridId) => set({ gridId })}
            />
          );
        }}
      </Loaded>
    </Frame>
  );
}

type Labels = Readonly<Record<string, { zh: string; en: string }>>;

function LabelChoice<Value extends string>({
  name,
  labels,
  value,
  onChange,
  error,
}: {
  name: "category" | "mode";
  labels: Labels;
  value: Value | null;
  onChange: (value: Value) => void;
  error: string | null;
}) {
  const t = useWords(words);
  const { language } = useDisplay();
  const options = Object.entries(labels).map(([key, label]) => ({
    value: key as Value,
    label: say(label, language),
  }));
  return (
    <Frame label={t(name)} error={error}>
      <Choice label={t(name)} options={options} value={value} onChange={onChange} />
    </Frame>
  );
}

/** It cannot change once it is offered: bookings point at it. */
function Mode(edit: Editing & { isNew: boolean }) {
  const t = useWords(words);
  const { language } = useDisplay();
  const { form, set, errorOf, isNew } = edit;
  if (!isNew && form.mode)
    return <Text>{t("modeFixed", { mode: say(serviceModeLabels[form.mode], language) })}</Text>;
  return (
    <LabelChoice<NonNullable<ServiceForm["mode"]>>
      name="mode"
      labels={serviceModeLabels}
      value={form.mode}
      onChange={(mode) => set({ mode })}
      error={errorOf("mode")}
    />
  );
}

/** What it is, in both languages. */
export function Basics({ isNew, place, ...edit }: Editing & { isNew: boolean; place: Place }) {
  const t = useWords(words);
  return (
    <Card>
      <Title>{t("basics")}</Title>
      <TextPart {...edit} name="nameZh" part="name" />
      <TextPart {...edit} name="nameEn" />
      <TextPart {...edit} name="summaryZh" part="summary" rows={3} />
      <TextPart {...edit} name="summaryEn" rows={3} />
      {isNew && <GridPart {...edit} place={place} />}
      <Mode {...edit} isNew={isNew} />
      <LabelChoice<NonNullable<ServiceForm["category"]>>
        name="category"
        labels={serviceCategoryLabels}
        value={edit.form.category}
        onChange={(category) => edit.set({ category })}
        error={edit.errorOf("category")}
      />
      <TextPart {...edit} name="venue" hint="venueHint" />
      <TextPart {...edit} name="priceZh" hint="priceHint" />
      <TextPart {...edit} name="priceEn" />
    </Card>
  );
}

const DAYS: readonly WordsKey[] = ["day1", "day2", "day3", "day4", "day5", "day6", "day7"];

function Weekly({ form, set, errorOf }: Editing) {
  const t = useWords(words);
  return (
    <>
      {DAYS.map((day, n) => (
        <HoursField
          key={day}
          label={t(day)}
          none={t("closed")}
          value={form.weekly[n] ?? []}
          onChange={(value) =>
            set({ weekly: form.weekly.map((one, at) => (at === n ? value : one)) })
          }
          error={n === 0 ? errorOf("weekly") : null}
        />
      ))}
      <HoursField
        label={t("breaks")}
        none={t("noBreak")}
        value={form.breaks}
        onChange={(breaks) => set({ breaks })}
        error={errorOf("breaks")}
      />
      <SwitchPart {...{ form, set, errorOf }} name="isClosedOnHolidays" hint="holidaysHint" />
    </>
  );
}

/** When it is open and how its time is cut into slots; an event has occasions instead of a week. */
export function Plan(edit: Editing) {
  const t = useWords(words);
  const isEvent = edit.form.mode === "EVENT";
  return (
    <Card>
      <Title>{t("plan")}</Title>
      {isEvent ? (
        <Occasions {...edit} />
      ) : (
        <>
          <Weekly {...edit} />
          <Exceptions {...edit} />
          <NumberPart {...edit} name="slotMinutes" />
          <NumberPart {...edit} name="beforeMinutes" />
          <NumberPart {...edit} name="afterMinutes" />
          <NumberPart {...edit} name="capacity" />
          {edit.form.mode === "RECEPTION" && <NumberPart {...edit} name="walkIns" />}
        </>
      )}
    </Card>
  );
}

/** What limits booking, and who may book. */
export function Rules(edit: Editing) {
  const t = useWords(words);
  return (
    <Card>
      <Title>{t("rules")}</Title>
      <NumberPart {...edit} name="leadMinutes" part="rules" />
      <NumberPart {...edit} name="windowDays" />
      <SwitchPart {...edit} name="isWindowInWorkDays" />
      <NumberPart {...edit} name="cutoffMinutes" />
      {edit.form.mode === "RECEPTION" && <NumberPart {...edit} name="graceMinutes" />}
      <NumberPart {...edit} name="maxParty" />
      <NumberPart {...edit} name="perDay" hint="noLimit" />
      <NumberPart {...edit} name="perWeek" hint="noLimit" />
      <NumberPart {...edit} name="perMonth" hint="noLimit" />
      <SwitchPart {...edit} name="needsApproval" />
      <SwitchPart {...edit} name="isUrgent" />
      {edit.form.mode === "HOME_VISIT" && <SwitchPart {...edit} name="needsCompanion" />}
      {edit.form.mode === "FACILITY" && <SwitchPart {...edit} name="isTakenWhole" />}
      <Title>{t("eligibility")}</Title>
      <SwitchPart {...edit} name="needsHome" />
      <NumberPart {...edit} name="minAge" hint="noLimit" part="eligibility" />
      <NumberPart {...edit} name="maxAge" hint="noLimit" />
    </Card>
  );
}

/** The questions whoever books is asked. */
export const FormSection = (edit: Editing) => (
  <Card>
    <Questions {...edit} />
  </Card>
);

/** What one booking takes for itself. */
export const ResourceSection = (edit: Editing) => (
  <Card>
    <Resources {...edit} />
  </Card>
);
