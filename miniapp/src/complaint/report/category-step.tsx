import { useState } from "react";
import { ComplaintCategoriesDocument } from "../../gql/generated/complaint";
import { useRead } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { Action, Box, Line } from "../../platform/elements";
import { Button, CallButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Field } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { Loaded } from "../../ui/states";
import { Text, Title } from "../../ui/text";
import {
  type Category,
  type CategoryGroup,
  groupCategories,
  isEmergency,
  searchCategories,
} from "../view";
import { words } from "./words";

/** Before the form: whoever is in danger must not write first. */
function Emergency({ onGoOn, onOther }: { onGoOn: () => void; onOther: () => void }) {
  const t = useWords(words);
  return (
    <Card isAccent>
      <Box live="assertive">
        <Title>{t("emergency")}</Title>
        <Text>{t("notPolice")}</Text>
      </Box>
      <CallButton phone="110" look="main" isWide>
        {t("police")}
      </CallButton>
      <CallButton phone="119" look="main" isWide>
        {t("fire")}
      </CallButton>
      <CallButton phone="120" look="main" isWide>
        {t("ambulance")}
      </CallButton>
      <Button isWide onPress={onGoOn}>
        {t("goOnReporting")}
      </Button>
      <Button look="quiet" isWide onPress={onOther}>
        {t("otherCategory")}
      </Button>
    </Card>
  );
}

type Choosing = { chosen: string | null; onChoose: (category: Category) => void };

function Leaf({ category, chosen, onChoose }: Choosing & { category: Category }) {
  const isChosen = category.code === chosen;
  return (
    <Action
      className={`report-leaf${isChosen ? " report-leaf--chosen" : ""}`}
      isPressed={isChosen}
      onPress={() => onChoose(category)}
    >
      <Line className="report-leaf__name">{category.name}</Line>
      <Icon name={isChosen ? "check" : "next"} />
    </Action>
  );
}

function Group({ group, ...choosing }: Choosing & { group: CategoryGroup }) {
  return (
    <Card>
      <Title>{group.name}</Title>
      <Box as="ul" label={group.name} className="report-leaves">
        {group.categories.map((category) => (
          <Box as="li" key={category.code}>
            <Leaf category={category} {...choosing} />
          </Box>
        ))}
      </Box>
    </Card>
  );
}

function Search({ all, ...choosing }: Choosing & { all: readonly Category[] }) {
  const t = useWords(words);
  const [search, setSearch] = useState("");
  const found = searchCategories(all, search);
  return (
    <>
      <Field label={t("search")} hint={t("searchHint")} value={search} onChange={setSearch} />
      <Box live="polite">{found.length === 0 && <Text isSoft>{t("noCategory")}</Text>}</Box>
      {found.length === 0 && <Button onPress={() => setSearch("")}>{t("showAll")}</Button>}
      {groupCategories(found).map((group) => (
        <Group key={group.code} group={group} {...choosing} />
      ))}
    </>
  );
}

type StepProps = { chosen: string | null; onDone: (code: string) => void };

/** What kind of matter: one tap goes on, unless it may be an emergency. */
export function CategoryStep({ chosen, onDone }: StepProps) {
  const query = useRead(ComplaintCategoriesDocument, {});
  const [urgent, setUrgent] = useState<string | null>(null);
  if (urgent !== null)
    return <Emergency onGoOn={() => onDone(urgent)} onOther={() => setUrgent(null)} />;
  const choose = (category: Category) => {
    if (isEmergency(category)) setUrgent(category.code);
    else onDone(category.code);
  };
  return (
    <Loaded query={query}>
      {({ complaintCategories }) => (
        <Search all={complaintCategories} chosen={chosen} onChoose={choose} />
      )}
    </Loaded>
  );
}
