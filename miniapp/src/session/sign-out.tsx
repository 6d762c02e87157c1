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

/** Ends the session here, or everywhere. The server must have ended it before this device forgets it. */
export function SignOutCard() {
  const t = useWords(words);
  const onDone = () => {
    end();
    tell(t("signedOut"));
  };
  const here = useWrite(SignOutDocument, { onDone });
  const everywhere = useWrite(SignOutEverywhereDocument, { onDone });
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
    </Card>
  );
}
