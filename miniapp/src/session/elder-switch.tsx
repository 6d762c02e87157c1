import { UpdateProfileDocument } from "../gql/generated/session";
import { useWrite } from "../gql/use-write";
import { useWords } from "../i18n/words";
import { Button } from "../ui/button";
import { chooseDisplay, useDisplay } from "./display";
import { useSession } from "./session";
import { words } from "./words";

/** Turns the large display on or off: on this device at once, and for the account of who is signed in. */
export function useElderMode() {
  const isOn = useDisplay(({ elderMode }) => elderMode);
  const isSignedIn = useSession(({ person }) => person !== null);
  const profile = useWrite(UpdateProfileDocument);
  const choose = (elderMode: boolean) => {
    chooseDisplay({ elderMode });
    if (isSignedIn) profile.send({ elderMode });
  };
  return { isOn, choose, failure: profile.failure };
}

/** The way into the large display and out of it, in plain sight (长辈版). */
export function ElderSwitch() {
  const t = useWords(words);
  const { isOn, choose } = useElderMode();
  return (
    <Button icon="letters" onPress={() => choose(!isOn)}>
      {t(isOn ? "toStandard" : "toElder")}
    </Button>
  );
}
