import { TakeNumberDocument, type ServiceQuery } from "../../gql/generated/booking";
import { useWrite } from "../../gql/use-write";
import { useWords } from "../../i18n/words";
import { go } from "../../platform/navigate";
import { useSession } from "../../session/session";
import { Button, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Said } from "../../ui/form";
import { Text, Title } from "../../ui/text";
import { words } from "../words";

type Line = NonNullable<NonNullable<ServiceQuery["service"]>["walkInLine"]>;

function TakeNumber({ serviceId }: { serviceId: string }) {
  const t = useWords(words);
  const { send, isSending, refusal, failure } = useWrite(TakeNumberDocument, {
    refreshes: ["Service", "MyBookings"],
    onDone: ({ takeNumber: { booking } }) => booking && go("booking", { id: booking.id }),
  });
  return (
    <>
      <Said refusal={refusal} failure={failure} fields={[]} />
      <Button look="main" isWide isBusy={isSending} onPress={() => send({ serviceId })}>
        {t("takeNumber")}
      </Button>
    </>
  );
}

/** Whoever has a number needs no other one, but the way to it. */
function OwnNumber({ own }: { own: NonNullable<Line["own"]> }) {
  const t = useWords(words);
  const { id, ticketNumber, aheadCount, isCalled } = own;
  const ahead = aheadCount === null ? "" : t("ahead", { n: aheadCount });
  return (
    <>
      <Text isStrong>
        {`${t("ticket", { n: ticketNumber ?? "" })}${isCalled ? t("yourTurn") : ahead}`}
      </Text>
      <LinkButton to="booking" params={{ id }} look="main" isWide>
        {t("myNumber")}
      </LinkButton>
    </>
  );
}

function Numbers({ serviceId, line }: { serviceId: string; line: Line }) {
  const t = useWords(words);
  const isSignedIn = useSession(({ person }) => person !== null);
  if (line.own) return <OwnNumber own={line.own} />;
  if (isSignedIn) return <TakeNumber serviceId={serviceId} />;
  return (
    <LinkButton to="signIn" isWide>
      {t("signInFirst")}
    </LinkButton>
  );
}

/** The line of a reception day, for whoever stands in the hall without an appointment. */
export function WalkIns({ serviceId, line }: { serviceId: string; line: Line }) {
  const t = useWords(words);
  const { waiting, drawn, numbersCalled } = line;
  const called = numbersCalled.map((n) => t("number", { n })).join(t("and"));
  return (
    <Card>
      <Title>{t("walkIns")}</Title>
      <Text>{t("walkInsText")}</Text>
      {called !== "" && <Text isStrong>{t("calledNow", { called })}</Text>}
      <Text isStrong>{t("lineNow", { waiting, drawn })}</Text>
      <Numbers serviceId={serviceId} line={line} />
    </Card>
  );
}
