import { useDidShow } from "@tarojs/taro";
import { ProviderBookingDocument } from "../../gql/generated/provider";
import { useRead } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { Card } from "../../ui/card";
import { Page, useParams } from "../../ui/page";
import { Loaded } from "../../ui/states";
import { Text } from "../../ui/text";
import "../../work/work.css";
import { CallNext } from "../call-next";
import { Gone } from "../gone";
import { UnsentCheckIns } from "../unsent";
import type { Item } from "../view";
import { words } from "../words";
import { Actions } from "./actions";
import { Outcome, Person, Summary } from "./facts";
import { Timeline } from "./timeline";

/** Whoever has done with one calls the next from where they are. */
function NextInLine({ booking: { serviceId, stage, walkInLine } }: { booking: Item }) {
  const t = useWords(words);
  if (!walkInLine || stage === "CHECKED_IN") return null;
  return (
    <Card>
      <Text isStrong>
        {walkInLine.waiting > 0 ? t("waitingNow", walkInLine) : t("nobodyWaiting")}
      </Text>
      <CallNext serviceId={serviceId} isInPlace />
    </Card>
  );
}

const Whole = ({ booking }: { booking: Item }) => (
  <>
    <Summary booking={booking} />
    <Actions booking={booking} />
    <NextInLine booking={booking} />
    <Person booking={booking} />
    <Outcome booking={booking} />
    <Timeline booking={booking} />
  </>
);

/** One booking with all that those who serve may see of it, and what they may do. */
export default function ProviderBookingPage() {
  const t = useWords(words);
  const { id = "" } = useParams();
  const query = useRead(ProviderBookingDocument, { id });
  // What may be done changes by what others do and with time: it is asked anew each time the page is seen.
  useDidShow(() => void query.refetch({ cancelRefetch: false }));
  return (
    <Page title={t("booking")} isPrivate>
      <UnsentCheckIns />
      <Loaded query={query}>
        {({ booking }) => (booking ? <Whole booking={booking} /> : <Gone />)}
      </Loaded>
    </Page>
  );
}
