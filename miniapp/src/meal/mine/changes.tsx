import { type ComponentType, useState } from "react";
import { UpdateMealContactDocument, UpdateMealFoodDocument } from "../../gql/generated/meal";
import { useWrite } from "../../gql/use-write";
import { useWords } from "../../i18n/words";
import { Button } from "../../ui/button";
import { errorIn, Form, Said } from "../../ui/form";
import { Text } from "../../ui/text";
import { tell } from "../../ui/toast";
import { Food, Reach } from "../fields";
import { emptyDraft, foodOf, type Meals, toPhones } from "../view";
import { words } from "../words";

/* What can be told anew while meals come: each opens below its button. */

type ChangeProps = { meals: Meals; label: string; onClose: () => void };

/** What follows once something was changed. */
function useDone(onClose: () => void) {
  const t = useWords(words);
  return {
    refreshes: ["MyMeals"],
    onDone: () => {
      onClose();
      tell(t("changed"));
    },
  };
}

const foodFields = ["hasAllergies", "allergies"];

function FoodForm({ meals, label, onClose }: ChangeProps) {
  const t = useWords(words);
  const [draft, setDraft] = useState<
    Pick<typeof emptyDraft, "diet" | "hasAllergies" | "allergies">
  >(() => foodOf(meals));
  const { send, isSending, refusal, failure } = useWrite(UpdateMealFoodDocument, useDone(onClose));
  const { diet, hasAllergies, allergies } = draft;
  const change = () =>
    send({
      id: meals.id,
      diet,
      hasAllergies: hasAllergies ?? false,
      ...(hasAllergies && { allergies }),
    });
  return (
    <Form label={label} isBusy={isSending} onClose={onClose} onSend={change}>
      <Text>{t("foodText")}</Text>
      <Food
        draft={draft}
        change={(part) => setDraft((now) => ({ ...now, ...part }))}
        errors={(field) => errorIn(refusal, field)}
      />
      <Said refusal={refusal} failure={failure} fields={foodFields} />
    </Form>
  );
}

const phoneFields = ["phone", "contactName", "contactPhone"];

/** Numbers are not shown: what is left empty stays as it is. */
function PhonesForm({ meals, label, onClose }: ChangeProps) {
  const t = useWords(words);
  const [draft, setDraft] = useState(emptyDraft);
  const { send, isSending, refusal, failure } = useWrite(
    UpdateMealContactDocument,
    useDone(onClose),
  );
  return (
    <Form
      label={label}
      isBusy={isSending}
      onClose={onClose}
      onSend={() => send({ id: meals.id, ...toPhones(draft) })}
    >
      <Text>{t("phonesText")}</Text>
      <Reach
        draft={draft}
        change={(part) => setDraft((now) => ({ ...now, ...part }))}
        errors={(field) => errorIn(refusal, field)}
      />
      <Said refusal={refusal} failure={failure} fields={phoneFields} />
    </Form>
  );
}

const forms: Readonly<Record<string, ComponentType<ChangeProps>>> = {
  updateMealFood: FoodForm,
  updateMealContact: PhonesForm,
};

type EntryProps = { meals: Meals; action: Meals["allowedActions"][number] };

function Change({ meals, action: { mutation, label } }: EntryProps) {
  const [isOpen, setOpen] = useState(false);
  const Opened = forms[mutation];
  if (!Opened) return null;
  if (isOpen) return <Opened meals={meals} label={label} onClose={() => setOpen(false)} />;
  return <Button onPress={() => setOpen(true)}>{label}</Button>;
}

/** The buttons of what can be told anew, as far as the API allows it. */
export const Changes = ({ meals }: { meals: Meals }) =>
  meals.allowedActions.map((action) => (
    <Change key={action.mutation} meals={meals} action={action} />
  ));
