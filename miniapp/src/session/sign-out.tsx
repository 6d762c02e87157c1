import { isPassing, type RequestFailed } from "../gql/failure";
import { SignOutDocument, SignOutEverywhereDocument } from "../gql/generated/session";
import { useWrite } from "../gql/use-write";
import { useWords } from "../i18n/words";
import { end } from "./session";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { ProblemLine } from "../ui/states";
import { Text } from "../ui/text";
import { tell } from "../ui/toast";
import { words } from "./words";

/** Nobody is kept on a device they share because the server cannot be reached. */
function LeaveDevice({ onLeave }: { onLeave: () => void }) {
  const t = useWords(words);
  return (
    <>
      <Text>{t("signOutOffline")}</Text>
      <Button look="danger" isWide onPress={onLeave}>
        {t("leaveDevice")}
      </Button>
    </>
  );
}

/** Ends the session here, or everywhere. The server ends it before this device forgets it, if it can be reached. */
export function SignOutCard() {
  const t = useWords(words);
  const leave = () => {
    end();
    tell(t("signedOut"));
  };
  // Over already: what they wrote must go from the device all the same.
  const onFailed = ({ code }: RequestFailed) => {
    if (code === "UNAUTHENTICATED") leave();
  };
  const here = useWrite(SignOutDocument, { onDone: leave, onFailed });
  const everywhere = useWrite(SignOutEverywhereDocument, { onDone: leave, onFailed });
  const failure = here.failure ?? everywhere.failure;
  return (
    <Card>
      <Button isWide isBusy={here.isSending} onPress={() => here.send({})}>
        {t("signOut")}
      </Button>
      <Text isSoft>{t("signOutText")}</Text>
      <Button
        look="danger"
        isWide
        isBusy={everywhere.isSending}
        onPress={() => everywhere.send({})}
      >
        {t("signOutEverywhere")}
      </Button>
      {failure && <ProblemLine failure={failure} />}
      {failure && isPassing(failure) && <LeaveDevice onLeave={leave} />}
    </Card>
  );
}
