import { useWords } from "../../i18n/words";
import { useSession } from "../../session/session";
import { SignOutCard } from "../../session/sign-out";
import { CallButton } from "../../ui/button";
import { Page } from "../../ui/page";
import { Text } from "../../ui/text";
import { ConsentCard } from "./consent-card";
import "./index.css";
import { KeptCard } from "./kept-card";
import { LooksCard } from "./looks-card";
import { MyDataCard } from "./my-data-card";
import { words } from "./words";

/** What is kept about people, and what everybody can do about it. The first half is for guests too. */
export default function PrivacyPage() {
  const t = useWords(words);
  const isSignedIn = useSession(({ person }) => person !== null);
  return (
    <Page title={t("title")}>
      <KeptCard />
      <ConsentCard />
      {isSignedIn && (
        <>
          <LooksCard />
          <MyDataCard />
          <SignOutCard />
        </>
      )}
      <Text>{t("ask")}</Text>
      <CallButton phone="12345" isWide>
        {t("hotline")}
      </CallButton>
    </Page>
  );
}
