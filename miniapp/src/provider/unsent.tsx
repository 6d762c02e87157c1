import { useWords } from "../i18n/words";
import { Box } from "../platform/elements";
import { useSession } from "../session/session";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { FieldError } from "../ui/field-error";
import { Text, Title } from "../ui/text";
import { type CheckIn, dropCheckIn, isMine, sendCheckIns, useCheckIns } from "./check-ins";
import { words } from "./words";

function Refused({ one }: { one: CheckIn }) {
  const t = useWords(words);
  return (
    <Card>
      <FieldError error={t("notRecorded", { reason: one.refused ?? "" })} isUrgent />
      <Button look="quiet" onPress={() => dropCheckIn(one.key)}>
        {t("noted")}
      </Button>
    </Card>
  );
}

/** Check-ins of this person that the API has not recorded: none is lost without a word. */
export function UnsentCheckIns() {
  const t = useWords(words);
  const { waiting, sending } = useCheckIns();
  const owner = useSession(({ person }) => person?.id);
  useSession(({ actingAs }) => actingAs);
  const mine = waiting.filter((one) => one.owner === owner);
  const open = mine.filter(({ refused, key }) => refused === null && key !== sending);
  const isElsewhere = open.length > 0 && !open.some(isMine);
  return (
    <>
      {mine.map((one) => one.refused !== null && <Refused key={one.key} one={one} />)}
      {open.length > 0 && (
        <Card isAccent>
          <Box live="polite">
            <Title>{`${t("waiting")} · ${open.length}`}</Title>
            <Text>{t(isElsewhere ? "waitingIdentity" : "waitingText")}</Text>
          </Box>
          {!isElsewhere && (
            <Button isBusy={sending !== null} onPress={() => void sendCheckIns()}>
              {t("sendNow")}
            </Button>
          )}
        </Card>
      )}
    </>
  );
}
