import { useState } from "react";
import { ComplaintCategoriesDocument, FindCategoriesDocument } from "../../gql/generated/complaint";
import { useRead } from "../../gql/use-read";
import { useSettled } from "../../gql/use-settled";
import { useWords } from "../../i18n/words";
import { Action, Box, Line } from "../../platform/elements";
import { Button, CallButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Field } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { PickList } from "../../ui/pick-list";
import { Loaded } from "../../ui/states";
import { Text, Title } from "../../ui/text";
import { iconOfGroup } from "../group-icons";
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

const Group = ({ group, chosen, onChoose }: Choosing & { group: CategoryGroup }) => (
  <Card>
    <Title>{group.name}</Title>
    <PickList
      label={group.name}
      chosen={chosen}
      rows={group.categories.map((category) => ({
        id: category.code,
        text: category.name,
        category,
      }))}
      onChoose={({ category }) => onChoose(category)}
    />
  </Card>
);

type GroupsProps = {
  groups: readonly CategoryGroup[];
  chosen: string | null;
  onChoose: (code: string | null) => void;
};

/** The groups at a glance: one tap shows only what is in one. */
function GroupTiles({ groups, chosen, onChoose }: GroupsProps) {
  const t = useWords(words);
  return (
    <Box as="ul" label={t("groups")} className="report-groups">
      {groups.map(({ code, name }) => (
        <Box as="li" key={code}>
          <Action
            className={`report-group${code === chosen ? " report-group--chosen" : ""}`}
            isPressed={code === chosen}
            onPress={() => onChoose(code === chosen ? null : code)}
          >
            <Box className="report-group__icon">
              <Icon name={iconOfGroup(code)} />
            </Box>
            <Line>{name}</Line>
          </Action>
        </Box>
      ))}
    </Box>
  );
}

/** What fits the words best, as the API finds it; until it has answered, what has them in its name. */
function useFound(all: readonly Category[], search: string): readonly Category[] {
  const typed = search.trim();
  const wanted = useSettled(search).trim();
  const { data } = useRead(FindCategoriesDocument, { words: wanted }, { when: wanted !== "" });
  if (typed !== wanted || !data) return searchCategories(all, typed);
  return data.complaintCategories.flatMap(({ code }) => all.find((one) => one.code === code) ?? []);
}

/** What was found, the best first. */
function Found({ found, ...choosing }: Choosing & { found: readonly Category[] }) {
  const t = useWords(words);
  return (
    <Card>
      <PickList
        label={t("found")}
        chosen={choosing.chosen}
        rows={found.map((category) => ({
          id: category.code,
          text: category.name,
          category,
        }))}
        onChoose={({ category }) => choosing.onChoose(category)}
      />
    </Card>
  );
}

/** Found by words, by group, or in the whole list below. */
function Search({ all, ...choosing }: Choosing & { all: readonly Category[] }) {
  const t = useWords(words);
  const [search, setSearch] = useState("");
  const [group, setGroup] = useState<string | null>(null);
  const found = useFound(all, search);
  const shown = groupCategories(all).filter(({ code }) => group === null || code === group);
  const write = (text: string) => {
    setGroup(null);
    setSearch(text);
  };
  return (
    <>
      <Field label={t("search")} hint={t("searchHint")} value={search} onChange={write} />
      {search.trim() === "" ? (
        <>
          <GroupTiles groups={groupCategories(all)} chosen={group} onChoose={setGroup} />
          {shown.map((one) => (
            <Group key={one.code} group={one} {...choosing} />
          ))}
        </>
      ) : (
        <>
          <Box live="polite">{found.length === 0 && <Text isSoft>{t("noCategory")}</Text>}</Box>
          {found.length > 0 && <Found found={found} {...choosing} />}
        </>
      )}
      {(group !== null || search.trim() !== "") && (
        <Button onPress={() => write("")}>{t("showAll")}</Button>
      )}
    </>
  );
}

type Chosen = { category: string; categoryName: string };
type StepProps = { chosen: string | null; onDone: (chosen: Chosen) => void };

/** What kind of matter: one tap goes on, unless it may be an emergency. */
export function CategoryStep({ chosen, onDone }: StepProps) {
  const query = useRead(ComplaintCategoriesDocument, {});
  const [urgent, setUrgent] = useState<Category | null>(null);
  const take = ({ code, name }: Category) => onDone({ category: code, categoryName: name });
  if (urgent !== null)
    return <Emergency onGoOn={() => take(urgent)} onOther={() => setUrgent(null)} />;
  const choose = (category: Category) => {
    if (isEmergency(category)) setUrgent(category);
    else take(category);
  };
  return (
    <Loaded query={query}>
      {({ complaintCategories }) => (
        <Search all={complaintCategories} chosen={chosen} onChoose={choose} />
      )}
    </Loaded>
  );
}
