import { ServedWithMealsDocument } from "../../gql/generated/meal";
import { MyAuthorisationsDocument } from "../../gql/generated/proxy";
import { useRead } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { type Leave, leavesFor } from "../../proxy/view";
import { useSession } from "../../session/session";
import { LinkButton } from "../../ui/button";
import { Choice, Switch } from "../../ui/choice";
import { FieldError } from "../../ui/field-error";
import { DateField } from "../../ui/field";
import { Text, Title } from "../../ui/text";
import { type Kitchen, toggledDay } from "../view";
import { words } from "../words";
import type { Application } from "./index";

type Part = Pick<Application, "draft" | "change" | "errors">;

const ME = "me";

/** Who has meals already or asked for them: they cannot apply again. */
export const useServed = (): readonly string[] =>
  useRead(ServedWithMealsDocument, {}, { isFresh: true }).data?.servedWithMeals ?? [];

/** Whether who is chosen has meals: then there is nothing to fill in. */
export const isServedAlready = (
  { leave }: Pick<Application["draft"], "leave">,
  me: string | undefined,
  served: readonly string[],
): boolean => served.includes(leave?.principalId ?? me ?? "");

/** Oneself, or who gave leave; and when they were born. */
export function WhoEats({ draft, change, errors }: Part) {
  const t = useWords(words);
  const me = useSession(({ person }) => person);
  const { data } = useRead(MyAuthorisationsDocument, { first: 50 });
  const leaves = leavesFor(data?.myAuthorisations.edges.map(({ node }) => node) ?? [], me?.id);
  const served = useServed();
  const ofLeave = ({ principalId, relationLabel: relation, principalName: name }: Leave) =>
    served.includes(principalId) ? t("isServed", { name }) : t("forOther", { name, relation });
  return (
    <>
      <Title>{t("forWhom")}</Title>
      <Choice
        label={t("forWhom")}
        value={draft.leave?.id ?? ME}
        onChange={(id) => change({ leave: leaves.find((leave) => leave.id === id) ?? null })}
        options={[
          { value: ME, label: t("forMe", { name: me?.displayName ?? "" }) },
          ...leaves.map((leave) => ({ value: leave.id, label: ofLeave(leave) })),
        ]}
      />
      {isServedAlready(draft, me?.id, served) && <Text isStrong>{t("servedText")}</Text>}
      <LinkButton to="proxies" look="quiet">
        {t("proxies")}
      </LinkButton>
      <DateField
        kind="date"
        label={t("bornOn")}
        hint={t("bornOnHint")}
        empty={t("pick")}
        value={draft.bornOn}
        onChange={(bornOn) => change({ bornOn })}
        error={errors("bornOn")}
      />
    </>
  );
}

/** The kitchen's days, all of them unless some are taken out. */
export function Weekdays({ draft, change, errors, kitchen }: Part & { kitchen: Kitchen }) {
  const t = useWords(words);
  const chosen = draft.weekdays ?? kitchen.weekdays;
  return (
    <>
      <Title>{t("days")}</Title>
      {kitchen.weekdays.map((day) => (
        <Switch
          key={day}
          label={t(`weekday${day}` as "weekday1")}
          isOn={chosen.includes(day)}
          onChange={() => change({ weekdays: toggledDay(chosen, day) })}
        />
      ))}
      <FieldError error={errors("weekdays")} />
    </>
  );
}
