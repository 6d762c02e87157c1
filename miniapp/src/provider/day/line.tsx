import { useDidShow } from "@tarojs/taro";
import { useState } from "react";
import {
  type ReceptionLineQuery,
  ReceptionLineDocument,
  TakeNumberForGuestDocument,
} from "../../gql/generated/provider";
import { useRead } from "../../gql/use-read";
import { useWrite } from "../../gql/use-write";
import { useWords } from "../../i18n/words";
import { Box } from "../../platform/elements";
import { useEvery } from "../../platform/page-life";
import { Button } from "../../ui/button";
import { Card, LinkCard } from "../../ui/card";
import { Disclosure } from "../../ui/disclosure";
import { Field } from "../../ui/field";
import { Loaded, ProblemLine } from "../../ui/states";
import { Fields, Text, Title } from "../../ui/text";
import { tell } from "../../ui/toast";
import { CallNext, LINE_READS } from "../call-next";
import { useTime, useWho } from "../card";
import { words } from "../words";

/** Others draw numbers and call them too. */
const RENEW_MS = 30_000;

/** A number for somebody who came without a phone. */
function GiveNumber({ serviceId }: { serviceId: string }) {
  const t = useWords(words);
  const [name, setName] = useState("");
  const take = useWrite(TakeNumberForGuestDocument, {
    refreshes: LINE_READS,
    onDone: ({ takeNumber: { booking } }) => {
      setName("");
      tell(t("numberGiven", { n: booking?.ticketNumber ?? "" }));
    },
  });
  const { refusal } = take;
  return (
    <Fields>
      <Field
        label={t("guestName")}
        hint={t("guestNameHint")}
        value={name}
        onChange={setName}
        error={refusal?.message}
      />
      {take.failure && <ProblemLine failure={take.failure} />}
      <Button
        isSubmit
        isDisabled={name.trim() === ""}
        isBusy={take.isSending}
        onPress={() => take.send({ serviceId, guestName: name.trim() })}
      >
        {t("giveNumber")}
      </Button>
    </Fields>
  );
}

type Line = NonNullable<NonNullable<ReceptionLineQuery["service"]>["walkInLine"]>;
type Turns = { turns: Line["turns"] };

/** Who is at a window: until it is said what came of it, the way back to them is here. */
function AtWindows({ turns }: Turns) {
  const t = useWords(words);
  const time = useTime();
  const who = useWho();
  return turns
    .filter(({ isCalled }) => isCalled)
    .map((booking) => (
      <LinkCard key={booking.id} to="providerBooking" params={{ id: booking.id }}>
        <Text isStrong>{`${t("atWindow")} · ${time(booking, false)} · ${who(booking)}`}</Text>
        {booking.performerName !== null && (
          <Text isSoft>{t("calledBy", { name: booking.performerName })}</Text>
        )}
      </LinkCard>
    ));
}

/** Who is called next, in that order. */
function NextTurns({ turns }: Turns) {
  const t = useWords(words);
  const time = useTime();
  const who = useWho();
  const standing = turns.filter(({ isCalled }) => !isCalled);
  if (standing.length === 0) return null;
  return (
    <>
      <Text isStrong>{t("nextTurns")}</Text>
      <Box as="ol" className="provider-turns">
        {standing.map((booking) => (
          <Box as="li" key={booking.id}>
            <Text>{`${time(booking, false)} · ${who(booking)}`}</Text>
          </Box>
        ))}
      </Box>
    </>
  );
}

function LineToday({ serviceId, line }: { serviceId: string; line: Line }) {
  const t = useWords(words);
  const { drawn, waiting, turns } = line;
  return (
    <Card isAccent>
      <Title>{t("line")}</Title>
      <Box live="polite">
        <Text isStrong>{t("lineNow", { drawn, waiting })}</Text>
      </Box>
      <AtWindows turns={turns} />
      <CallNext serviceId={serviceId} />
      <NextTurns turns={turns} />
      <Disclosure label={t("withoutPhone")}>
        <GiveNumber serviceId={serviceId} />
      </Disclosure>
    </Card>
  );
}

/** The line of a reception day as it stands now; nothing for services that give out no numbers. */
export function ReceptionLine({ serviceId }: { serviceId: string }) {
  const query = useRead(ReceptionLineDocument, { id: serviceId }, { isKept: false });
  const again = () => void query.refetch({ cancelRefetch: false });
  useDidShow(again);
  useEvery(RENEW_MS, again);
  return (
    <Loaded query={query}>
      {({ service }) =>
        service?.walkInLine && <LineToday serviceId={serviceId} line={service.walkInLine} />
      }
    </Loaded>
  );
}
