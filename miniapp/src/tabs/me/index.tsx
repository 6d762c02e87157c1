import { MeDocument } from "../../gql/generated/session";
import { useRead } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { useSession } from "../../session/session";
import { SignOutCard } from "../../session/sign-out";
import { CallButton, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Menu } from "../../ui/menu";
import { Page } from "../../ui/page";
import { Loaded } from "../../ui/states";
import { Title } from "../../ui/text";
import { DisplayCard } from "./display";
import { IdentityCard } from "./identity";
import { ProfileCard } from "./profile";
import { words } from "./words";

function Account() {
  const query = useRead(MeDocument, {});
  return (
    <Loaded query={query}>
      {({ me }) => (
        <>
          <ProfileCard me={me} />
          <IdentityCard me={me} />
        </>
      )}
    </Loaded>
  );
}

function Guest() {
  const t = useWords(words);
  return (
    <Card isAccent>
      <Title>{t("guest")}</Title>
      <LinkButton to="signIn" look="main" isWide>
        {t("signIn")}
      </LinkButton>
      <Menu
        label={t("aboutMe")}
        items={[
          { to: "lookup", icon: "search", text: t("lookup"), hint: t("lookupText") },
          { to: "privacy", icon: "shield", text: t("privacy"), hint: t("privacyText") },
        ]}
      />
    </Card>
  );
}

/** Who one is, in whose name one acts, and how the app is shown. */
export default function Me() {
  const t = useWords(words);
  const isSignedIn = useSession(({ person }) => person !== null);
  return (
    <Page title={t("title")} tab="me">
      {isSignedIn ? <Account /> : <Guest />}
      <DisplayCard />
      {isSignedIn && <SignOutCard />}
      <CallButton phone="12345" isWide>
        {t("hotline")}
      </CallButton>
    </Page>
  );
}
