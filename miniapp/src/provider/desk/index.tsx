import { useState } from "react";
import { ProviderDeskDocument } from "../../gql/generated/provider";
import { usePages } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { LinkButton } from "../../ui/button";
import { List } from "../../ui/list";
import { Page } from "../../ui/page";
import { Empty } from "../../ui/states";
import "../../work/work.css";
import { BookingCard } from "../card";
import { Filter } from "../filter";
import { InPost } from "../post";
import { stepsOf } from "../view";
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
  const t = useWords(words);
  const [shown, setShown] = useState<string | null>(null);
  const pages = usePages(ProviderDeskDocument, {}, (data) => data.bookingDesk);
  const steps = stepsOf(pages.data ?? []);
  // What was looked at may be done by now, and then nothing would be left in sight.
  const step = steps.some(({ id }) => id === shown) ? shown : null;
  const data = pages.data?.filter(({ stepLabel }) => step === null || stepLabel === step);
  return (
    <>
      {steps.length > 1 && (
        <Filter label={t("whichStep")} choices={steps} shown={step} onShow={setShown} />
      )}
      <List pages={{ ...pages, data }} empty={<Nothing />}>
        {(booking) => <BookingCard booking={booking} hasDate />}
      </List>
    </>
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
