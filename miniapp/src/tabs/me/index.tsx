import { MeDocument, type MeQuery } from "../../gql/generated/session";
import { useRead } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { useSession } from "../../session/session";
import { LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Page } from "../../ui/page";
import { Loaded } from "../../ui/states";
import { StatusTag, type Tone } from "../../ui/status-tag";
import { Row, Text, Title } from "../../ui/text";
import { DisplayCard } from "./display";
import { IdentityCard } from "./identity";
import { SignOutCard } from "./sign-out";
import { words } from "./words";

type Home = MeQuery["me"]["residences"][number];

const tones: Record<Home["status"], Tone> = {
  CLAIMED: "calm",
  CONFIRMED: "good",
  REFUSED: "bad",
  ENDED: "calm",
};

function ProfileCard({ me }: { me: MeQuery["me"] }) {
  const t = useWords(words);
  return (
    <Card>
      <Title>{me.displayName}</Title>
      {me.phone !== null && <Text isSoft>{t("phone", { phone: me.phone })}</Text>}
      <Text isStrong>{t("homes")}</Text>
      {me.residences.length === 0 && <Text isSoft>{t("noHome")}</Text>}
      {me.residences.map(({ id, address, relationLabel, status, statusLabel }) => (
        <Row key={id} isSpread>
          <Text>{`${address} · ${relationLabel}`}</Text>
          <StatusTag tone={tones[status]}>{statusLabel}</StatusTag>
        </Row>
      ))}
    </Card>
  );
}

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
    </Page>
  );
}
