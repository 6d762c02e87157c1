import { UpdateProfileDocument } from "../../gql/generated/session";
import { useWrite } from "../../gql/use-write";
import { useWords } from "../../i18n/words";
import { chooseDisplay, type Language, useDisplay } from "../../session/display";
import { useElderMode } from "../../session/elder-switch";
import { useSession } from "../../session/session";
import { Card } from "../../ui/card";
import { Choice, Switch } from "../../ui/choice";
import { ProblemLine } from "../../ui/states";
import { Title } from "../../ui/text";
import { words } from "./words";

const languages = [
  { value: "zh", label: "简体中文" },
  { value: "en", label: "English" },
] as const;

/** Language and size. Counts on this device at once, and for the account of who is signed in. */
export function DisplayCard() {
  const t = useWords(words);
  const { language } = useDisplay();
  const isSignedIn = useSession(({ person }) => person !== null);
  const elder = useElderMode();
  const profile = useWrite(UpdateProfileDocument);
  const chooseLanguage = (value: Language) => {
    chooseDisplay({ language: value });
    if (isSignedIn) profile.send({ language: value === "en" ? "EN" : "ZH" });
  };
  const failure = profile.failure ?? elder.failure;
  return (
    <Card>
      <Title>{t("display")}</Title>
      <Switch label={t("elder")} hint={t("elderText")} isOn={elder.isOn} onChange={elder.choose} />
      <Title>{t("language")}</Title>
      <Choice
        label={t("language")}
        options={languages}
        value={language}
        onChange={chooseLanguage}
      />
      {failure && <ProblemLine failure={failure} />}
    </Card>
  );
}
