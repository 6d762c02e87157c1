import { mealDietLabels } from "../gql/generated/labels";
import { say, useWords } from "../i18n/words";
import { useDisplay } from "../session/display";
import { Choice } from "../ui/choice";
import { Field } from "../ui/field";
import { FieldError } from "../ui/field-error";
import { Title } from "../ui/text";
import type { Diet, Draft } from "./view";
import { words } from "./words";

/* What is asked when meals are applied for, and again when something of it changes. */

type Part<Name extends keyof Draft> = {
  draft: Pick<Draft, Name>;
  change: (part: Partial<Pick<Draft, Name>>) => void;
  /** What is wrong with a field, if anything. */
  errors: (field: string) => string | null;
};

const diets = Object.keys(mealDietLabels) as Diet[];

/** What kind of food; and whether something must not be in it, which has to be answered. */
export function Food({ draft, change, errors }: Part<"diet" | "hasAllergies" | "allergies">) {
  const t = useWords(words);
  const { language } = useDisplay();
  const answer = draft.hasAllergies === null ? null : draft.hasAllergies ? "yes" : "no";
  return (
    <>
      <Title>{t("diet")}</Title>
      <Choice
        label={t("diet")}
        value={draft.diet}
        onChange={(diet) => change({ diet })}
        options={diets.map((diet) => ({ value: diet, label: say(mealDietLabels[diet], language) }))}
      />
      <Title>{t("hasAllergies")}</Title>
      <Choice
        label={t("hasAllergies")}
        value={answer}
        onChange={(one) => change({ hasAllergies: one === "yes" })}
        options={[
          { value: "yes", label: t("yes") },
          { value: "no", label: t("no") },
        ]}
      />
      <FieldError error={errors("hasAllergies")} />
      {draft.hasAllergies && (
        <Field
          label={t("which")}
          hint={t("whichHint")}
          rows={2}
          value={draft.allergies}
          onChange={(allergies) => change({ allergies })}
          error={errors("allergies")}
        />
      )}
    </>
  );
}

/** Whom to phone when nobody opens. */
export function Reach({ draft, change, errors }: Part<"phone" | "contactName" | "contactPhone">) {
  const t = useWords(words);
  return (
    <>
      <Field
        label={t("phone")}
        hint={t("phoneHint")}
        kind="phone"
        value={draft.phone}
        onChange={(phone) => change({ phone })}
        error={errors("phone")}
      />
      <Field
        label={t("contactName")}
        value={draft.contactName}
        onChange={(contactName) => change({ contactName })}
        error={errors("contactName")}
      />
      <Field
        label={t("contactPhone")}
        kind="phone"
        value={draft.contactPhone}
        onChange={(contactPhone) => change({ contactPhone })}
        error={errors("contactPhone")}
      />
    </>
  );
}
