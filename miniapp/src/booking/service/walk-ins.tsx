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

/** The line of a reception day, for whoever stands in the hall without an appointment. */
export function WalkIns({ serviceId, line }: { serviceId: string; line: Line }) {
  const t = useWords(words);
  const isSignedIn = useSession(({ person }) => person !== null);
  return (
    <Card>
      <Title>{t("walkIns")}</Title>
      <Text>{t("walkInsText")}</Text>
      <Text isStrong>{t("lineNow", { waiting: line.waiting, drawn: line.drawn })}</Text>
      {isSignedIn ? (
        <TakeNumber serviceId={serviceId} />
      ) : (
        <LinkButton to="signIn" isWide>
          {t("signInFirst")}
        </LinkButton>
      )}
    </Card>
  );
}
