import { MyMealsDocument } from "../../gql/generated/meal";
import { usePages } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { LinkButton } from "../../ui/button";
import { List } from "../../ui/list";
import { Page } from "../../ui/page";
import { Empty } from "../../ui/states";
import "../meal.css";
import { endedLast } from "../view";
import { words } from "../words";
import { MealsCard } from "./meals-card";

function Mine() {
  const t = useWords(words);
  const read = usePages(MyMealsDocument, {}, ({ myMealSubscriptions }) => myMealSubscriptions);
  const pages = { ...read, data: read.data && endedLast(read.data) };
  return (
    <>
      <List pages={pages} empty={<Empty title={t("none")} text={t("noneText")} />}>
        {(meals) => <MealsCard meals={meals} />}
      </List>
      <LinkButton
        to="mealApply"
        look={pages.data?.length === 0 ? "main" : "plain"}
        icon="meal"
        isWide
      >
        {t("apply")}
      </LinkButton>
    </>
  );
}

/** One's own meals and those ordered for others: the coming days, each to be skipped in one tap. */
export default function MealsPage() {
  const t = useWords(words);
  return (
    <Page title={t("title")} isPrivate>
      <Mine />
    </Page>
  );
}
