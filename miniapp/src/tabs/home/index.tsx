import { OnItsWay } from "../../complaint/unsent";
import { MyGridDocument } from "../../gql/generated/tabs";
import { useRead } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { useDisplay } from "../../session/display";
import { ElderSwitch } from "../../session/elder-switch";
import { useHoldsPost } from "../../session/holds-post";
import { useSession } from "../../session/session";
import { CallButton, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Page } from "../../ui/page";
import { Loaded } from "../../ui/states";
import { Row, Text, Title } from "../../ui/text";
import { Contacts } from "./contacts";
import { Entries } from "./entries";
import "./index.css";
import { News } from "./news";
import { Tiles } from "./tiles";
import { words } from "./words";

function Hello() {
  const t = useWords(words);
  const person = useSession((session) => session.person);
  return (
    <Row isSpread>
      <Text isStrong>{person ? t("hello", { name: person.displayName }) : t("helloGuest")}</Text>
      <ElderSwitch />
    </Row>
  );
}

/** For who is not signed in: everything public works, and a report made without signing in is found again. */
function Welcome() {
  const t = useWords(words);
  return (
    <Card isAccent>
      <Text>{t("guestText")}</Text>
      <LinkButton to="signIn" look="main" isWide>
        {t("signIn")}
      </LinkButton>
      <LinkButton to="lookup" icon="search" isWide>
        {t("lookup")}
      </LinkButton>
    </Card>
  );
}

function MyGrid() {
  const t = useWords(words);
  const query = useRead(MyGridDocument, {});
  return (
    <Loaded query={query}>
      {({ myGrid }) =>
        myGrid.card ? (
          <Contacts card={myGrid.card} />
        ) : (
          <Card>
            <Title>{t("myGrid")}</Title>
            <Text>{myGrid.hint}</Text>
            <LinkButton to="homes" icon="home" isWide>
              {t("claimHome")}
            </LinkButton>
          </Card>
        )
      }
    </Loaded>
  );
}

function Workbench() {
  const t = useWords(words);
  if (!useHoldsPost()) return null;
  return (
    <LinkButton to="workQueue" icon="group" isWide>
      {t("workbench")}
    </LinkButton>
  );
}

/** The large display (长辈版): six tiles, and nothing that is not needed. */
function ElderHome() {
  const isSignedIn = useSession(({ person }) => person !== null);
  return (
    <>
      <Tiles />
      <Workbench />
      {isSignedIn ? <News /> : <Welcome />}
    </>
  );
}

function StandardHome() {
  const t = useWords(words);
  const isSignedIn = useSession(({ person }) => person !== null);
  return (
    <>
      <Entries />
      <Workbench />
      {isSignedIn ? (
        <>
          <MyGrid />
          <News />
        </>
      ) : (
        <Welcome />
      )}
      <CallButton phone="12345" isWide>
        {t("hotline")}
      </CallButton>
    </>
  );
}

/** The first page: what can be done here, and whom to turn to. */
export default function Home() {
  const t = useWords(words);
  const { elderMode } = useDisplay();
  return (
    <Page title={t("title")} tab="home">
      <Hello />
      <OnItsWay />
      {elderMode ? <ElderHome /> : <StandardHome />}
    </Page>
  );
}
