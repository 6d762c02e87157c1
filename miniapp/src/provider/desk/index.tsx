import { ProviderDeskDocument } from "../../gql/generated/provider";
import { usePages } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { LinkButton } from "../../ui/button";
import { List } from "../../ui/list";
import { Page } from "../../ui/page";
import { Empty } from "../../ui/states";
import "../../work/work.css";
import { BookingCard } from "../card";
import { InPost } from "../post";
import { words } from "../words";

function Nothing() {
  const t = useWords(words);
  return (
    <Empty title={t("emptyDesk")} text={t("emptyDeskText")}>
      <LinkButton to="providerDay" look="main">
        {t("toDay")}
      </LinkButton>
    </Empty>
  );
}

function Desk() {
  const pages = usePages(ProviderDeskDocument, {}, (data) => data.bookingDesk);
  return (
    <List pages={pages} empty={<Nothing />}>
      {(booking) => <BookingCard booking={booking} hasDate />}
    </List>
  );
}

/** What waits for those who serve: to approve, to assign, to take on, or a bad rating to answer. */
export default function ProviderDeskPage() {
  const t = useWords(words);
  return (
    <Page title={t("desk")} isPrivate>
      <InPost>
        <Desk />
      </InPost>
    </Page>
  );
}
