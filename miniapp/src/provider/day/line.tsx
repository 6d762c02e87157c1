import { useState } from "react";
import {
  CallNextDocument,
  ReceptionLineDocument,
  TakeNumberForGuestDocument,
} from "../../gql/generated/provider";
import { useRead } from "../../gql/use-read";
import { useWrite } from "../../gql/use-write";
import { useWords } from "../../i18n/words";
import { Box, Line } from "../../platform/elements";
import { go } from "../../platform/navigate";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Field } from "../../ui/field";
import { Loaded, ProblemLine } from "../../ui/states";
import { Fields, Text, Title } from "../../ui/text";
import { tell } from "../../ui/toast";
import { words } from "../words";

const READS = ["ReceptionLine", "ProviderDay", "ProviderBooking"];
const MOST_CHARACTERS = 40;

/** Calls whoever is next, and opens their booking. */
function CallNext({ serviceId }: { serviceId: string }) {
  const t = useWords(words);
  const next = useWrite(CallNextDocument, {
    refreshes: READS,
    onDone: ({ callNext: { booking } }) => {
      if (booking) go("providerBooking", { id: booking.id });
    },
  });
  return (
    <>
      <Box live="assertive">{next.refusal && <Line>{next.refusal.message}</Line>}</Box>
      {next.failure && <ProblemLine failure={next.failure} />}
      <Button look="main" isWide isBusy={next.isSending} onPress={() => next.send({ serviceId })}>
        {t("callNext")}
      </Button>
    </>
  );
}

/** A number for somebody who came without a phone. */
function GiveNumber({ serviceId }: { serviceId: string }) {
  const t = useWords(words);
  const [name, setName] = useState("");
  const take = useWrite(TakeNumberForGuestDocument, {
    refreshes: READS,
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
        maxLength={MOST_CHARACTERS}
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

/** The line of a reception day as it stands now; nothing for services that give out no numbers. */
export function ReceptionLine({ serviceId }: { serviceId: string }) {
  const t = useWords(words);
  const query = useRead(ReceptionLineDocument, { id: serviceId }, { isKept: false });
  return (
    <Loaded query={query}>
      {({ service }) =>
        service?.walkInLine && (
          <Card isAccent>
            <Title>{t("line")}</Title>
            <Box live="polite">
              <Text isStrong>{t("lineNow", service.walkInLine)}</Text>
            </Box>
            <CallNext serviceId={serviceId} />
            <GiveNumber serviceId={serviceId} />
          </Card>
        )
      }
    </Loaded>
  );
}
