import { useState } from "react";
import { ApplyForMealsDocument, MealKitchensDocument } from "../../gql/generated/meal";
import { MyGridDocument } from "../../gql/generated/tabs";
import { useRead } from "../../gql/use-read";
import { useWrite } from "../../gql/use-write";
import { useWords } from "../../i18n/words";
import { useDraft } from "../../command/use-draft";
import { useSession } from "../../session/session";
import { toFirstError } from "../../platform/first-error";
import { go } from "../../platform/navigate";
import { Button, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Choice } from "../../ui/choice";
import { errorIn, Said } from "../../ui/form";
import { Page } from "../../ui/page";
import { Empty, Loaded } from "../../ui/states";
import { Fields, Text, Title } from "../../ui/text";
import { tell } from "../../ui/toast";
import { Food, Reach } from "../fields";
import { type Draft, emptyDraft, type Kitchen, missingIn, toApplication } from "../view";
import { words } from "../words";
import { isServedAlready, useServed, Weekdays, WhoEats } from "./parts";

/** What is kept on the device until it is sent: all but the birth date, which nobody keeps. */
const { bornOn: _, ...keptDraft } = emptyDraft;

/** Refusals about these are shown at their field. */
const fields = [
  "bornOn",
  "weekdays",
  "hasAllergies",
  "allergies",
  "phone",
  "contactName",
  "contactPhone",
];

function Prices({ kitchen }: { kitchen: Kitchen }) {
  const t = useWords(words);
  return (
    <Card label={t("prices")}>
      <Text isStrong>{`${kitchen.name} · ${kitchen.unitName}`}</Text>
      <Text isSoft isSmall>
        {t("prices")}
      </Text>
      {kitchen.prices.map(({ subsidy, subsidyLabel, priceLabel }) => (
        <Text key={subsidy} isSmall>
          {t("pair", { label: subsidyLabel, text: priceLabel })}
        </Text>
      ))}
    </Card>
  );
}

function useApplication(kitchen: Kitchen) {
  const t = useWords(words);
  const { values, change: keep, done } = useDraft(`applyForMeals ${kitchen.id}`, keptDraft);
  // Used once to check the age, and not kept, on this device neither.
  const [bornOn, setBornOn] = useState("");
  const draft: Draft = { ...values, bornOn };
  const [isTried, setTried] = useState(false);
  const apply = useWrite(ApplyForMealsDocument, {
    refreshes: ["MyMeals"],
    onDone: () => {
      done();
      tell(t("sent"));
      go("meals");
    },
  });
  const missing = missingIn(draft);
  const lacks = isTried ? missing : null;
  const errors = (field: string): string | null => {
    if (lacks === "bornOn" && field === "bornOn") return t("bornOnMissing");
    if (lacks === "hasAllergies" && field === "hasAllergies") return t("answerMissing");
    return errorIn(apply.refusal, field);
  };
  return {
    draft,
    change: ({ bornOn: born, ...part }: Partial<Draft>) => {
      if (born !== undefined) setBornOn(born);
      keep(part);
    },
    errors,
    apply,
    send: () => {
      setTried(true);
      if (missing !== null) toFirstError();
      else apply.send(toApplication(draft, kitchen));
    },
  };
}

export type Application = ReturnType<typeof useApplication>;

function Form({ kitchen }: { kitchen: Kitchen }) {
  const t = useWords(words);
  const application = useApplication(kitchen);
  const { apply, draft, send } = application;
  const me = useSession(({ person }) => person?.id);
  const served = useServed();
  if (isServedAlready(draft, me, served))
    return (
      <Fields>
        <WhoEats {...application} />
        <LinkButton to="meals" look="main" isWide>
          {t("title")}
        </LinkButton>
      </Fields>
    );
  return (
    <Fields>
      <Prices kitchen={kitchen} />
      <WhoEats {...application} />
      <Weekdays {...application} kitchen={kitchen} />
      <Food {...application} />
      <Reach {...application} />
      <Said refusal={apply.refusal} failure={apply.failure} fields={fields} />
      <Button look="main" isWide isSubmit isBusy={apply.isSending} onPress={send}>
        {t("send")}
      </Button>
    </Fields>
  );
}

/** One kitchen is simply there; of several one is chosen. */
function Kitchens({ kitchens }: { kitchens: readonly Kitchen[] }) {
  const t = useWords(words);
  const [chosen, setChosen] = useState(kitchens[0]?.id ?? null);
  const kitchen = kitchens.find(({ id }) => id === chosen);
  if (!kitchen) return <Empty title={t("noKitchen")} />;
  return (
    <>
      {kitchens.length > 1 && (
        <>
          <Title>{t("kitchen")}</Title>
          <Choice
            label={t("kitchen")}
            value={chosen}
            onChange={setChosen}
            options={kitchens.map(({ id, name, unitName }) => ({
              value: id,
              label: name,
              hint: unitName,
            }))}
          />
        </>
      )}
      <Form key={kitchen.id} kitchen={kitchen} />
    </>
  );
}

function InGrid({ gridId }: { gridId: string }) {
  const query = useRead(MealKitchensDocument, { gridId });
  return <Loaded query={query}>{({ kitchens }) => <Kitchens kitchens={kitchens} />}</Loaded>;
}

function Apply() {
  const t = useWords(words);
  const query = useRead(MyGridDocument, {});
  return (
    <Loaded query={query}>
      {({ myGrid }) => {
        const gridId = myGrid.card?.levels[0]?.grid.id;
        if (gridId) return <InGrid gridId={gridId} />;
        return (
          <Empty title={t("noHome")} text={t("noHomeText")}>
            <LinkButton to="homes" look="main" icon="home">
              {t("homes")}
            </LinkButton>
          </Empty>
        );
      }}
    </Loaded>
  );
}

/** Applying for meals, for oneself or for who gave leave. */
export default function MealApplyPage() {
  const t = useWords(words);
  return (
    <Page title={t("apply")} isPrivate>
      <Apply />
    </Page>
  );
}
