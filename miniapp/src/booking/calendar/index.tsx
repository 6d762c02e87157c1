import { useState } from "react";
import {
  MakeCalendarFeedDocument,
  MyCalendarsDocument,
  type MyCalendarsQuery,
  RevokeCalendarFeedDocument,
} from "../../gql/generated/booking";
import { useRead } from "../../gql/use-read";
import { useWrite } from "../../gql/use-write";
import { whenText } from "../../i18n/when";
import { useWords } from "../../i18n/words";
import { apiAddress } from "../../platform/api-address";
import { copy } from "../../platform/clipboard";
import { Box } from "../../platform/elements";
import { useDisplay } from "../../session/display";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Said } from "../../ui/form";
import { Page } from "../../ui/page";
import { Loaded } from "../../ui/states";
import { Text, Title } from "../../ui/text";
import { tell } from "../../ui/toast";
import "../booking.css";
import { words } from "../own-words";

type Feed = MyCalendarsQuery["myCalendarFeeds"]["edges"][number]["node"];

/** Nobody may have more (schema.graphql, `makeCalendarFeed`): one page shows all. */
const MOST = 10;

/** Told this once: it is shown until the page is left. */
function Address({ url }: { url: string }) {
  const t = useWords(words);
  const copyIt = async () => tell(t((await copy(url)) ? "copied" : "notCopied"));
  return (
    <Box live="polite">
      <Text isStrong>{t("calendarSecret")}</Text>
      <Box className="booking-address">
        <Text>{url}</Text>
      </Box>
      <Button look="main" isWide onPress={() => void copyIt()}>
        {t("copyAddress")}
      </Button>
    </Box>
  );
}

function Make() {
  const t = useWords(words);
  const [url, setUrl] = useState<string | null>(null);
  const { send, isSending, refusal, failure } = useWrite(MakeCalendarFeedDocument, {
    isKeyed: false,
    refreshes: ["MyCalendars"],
    onDone: ({ makeCalendarFeed: { path } }) => path && setUrl(apiAddress(path)),
  });
  return (
    <Card isAccent>
      <Title>{t("calendar")}</Title>
      <Text>{t("calendarText")}</Text>
      <Said refusal={refusal} failure={failure} fields={[]} />
      {url ? (
        <Address url={url} />
      ) : (
        <Button look="main" isWide isBusy={isSending} onPress={() => send({})}>
          {t("makeCalendar")}
        </Button>
      )}
    </Card>
  );
}

function InUse({ feed: { id, label, madeAt } }: { feed: Feed }) {
  const t = useWords(words);
  const { language } = useDisplay();
  const { send, isSending, refusal, failure } = useWrite(RevokeCalendarFeedDocument, {
    refreshes: ["MyCalendars"],
    onDone: () => tell(t("revoked")),
  });
  return (
    <Card>
      <Text isStrong>{label}</Text>
      <Text isSoft isSmall>
        {t("madeAt", { when: whenText(madeAt, language) })}
      </Text>
      <Said refusal={refusal} failure={failure} fields={[]} />
      <Button isWide isBusy={isSending} onPress={() => send({ id })}>
        {t("revokeCalendar")}
      </Button>
    </Card>
  );
}

function Feeds() {
  const t = useWords(words);
  const query = useRead(MyCalendarsDocument, { first: MOST });
  return (
    <Loaded query={query}>
      {({ myCalendarFeeds: { edges } }) =>
        edges.length > 0 && (
          <>
            <Title>{t("calendars")}</Title>
            {edges.map(({ node }) => (
              <InUse key={node.id} feed={node} />
            ))}
          </>
        )
      }
    </Loaded>
  );
}

/** One's bookings in the calendar of a phone or computer, by a secret address that can be ended. */
export default function CalendarPage() {
  const t = useWords(words);
  return (
    <Page title={t("calendar")} isPrivate>
      <Make />
      <Feeds />
    </Page>
  );
}
