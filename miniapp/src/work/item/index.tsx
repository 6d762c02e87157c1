import { useDidShow } from "@tarojs/taro";
import { WorkItemDocument } from "../../gql/generated/work";
import { useRead } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { Page, useParams } from "../../ui/page";
import { Loaded } from "../../ui/states";
import { Gone } from "../gone";
import type { Item } from "../view";
import "../work.css";
import { words } from "../words";
import { Actions } from "./actions";
import { Deadlines } from "./deadlines";
import { Outcome, Report, Summary } from "./facts";
import { Reporter } from "./reporter";
import { Timeline } from "./timeline";

const Whole = ({ item }: { item: Item }) => (
  <>
    <Summary item={item} />
    <Actions item={item} />
    <Report item={item} />
    <Deadlines item={item} />
    <Reporter item={item} />
    <Outcome item={item} />
    <Timeline item={item} />
  </>
);

/** One complaint with all staff may see of it, and what they may do. */
export default function WorkItemPage() {
  const t = useWords(words);
  const { id = "" } = useParams();
  const query = useRead(WorkItemDocument, { id });
  // What may be done changes by what others do: it is asked anew each time the page is seen.
  useDidShow(() => void query.refetch({ cancelRefetch: false }));
  return (
    <Page title={t("item")} isPrivate>
      <Loaded query={query}>
        {({ complaint }) => (complaint ? <Whole item={complaint} /> : <Gone />)}
      </Loaded>
    </Page>
  );
}
