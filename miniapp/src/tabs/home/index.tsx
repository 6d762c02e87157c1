import { MyGridDocument } from "../../gql/generated/tabs";
import { useRead } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { Box, Go, Line } from "../../platform/elements";
import { useHoldsPost } from "../../session/holds-post";
import { useSession } from "../../session/session";
import { CallButton, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Icon } from "../../ui/icon";
import { Page } from "../../ui/page";
import { Loaded } from "../../ui/states";
import { Text, Title } from "../../ui/text";
import { Contacts } from "./contacts";
import { entries, workEntry } from "./entries";
import "./index.css";
import { words } from "./words";

function Welcome() {
  const t = useWords(words);
  return (
    <Card isAccent>
      <Title>{t("helloGuest")}</Title>
      <Text>{t("guestText")}</Text>
      <LinkButton to="signIn" look="main" isWide>
        {t("signIn")}
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
          </Card>
        )
      }
    </Loaded>
  );
}

function Entries() {
  const t = useWords(words);
  const shown = useHoldsPost() ? [...entries, workEntry] : entries;
  return (
    <Box as="nav" label={t("services")}>
      <Box as="ul" className="home-entries">
        {shown.map(({ to, icon, label }) => (
          <Box as="li" key={to}>
            <Go to={to} className="home-entry">
              <Box className="home-entry__icon">
                <Icon name={icon} />
              </Box>
              <Line>{t(label)}</Line>
            </Go>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** The first page: what can be done here, and whom to turn to. */
export default function Home() {
  const t = useWords(words);
  const person = useSession((session) => session.person);
  return (
    <Page title={t("title")} tab="home">
      {person ? <Text isStrong>{t("hello", { name: person.displayName })}</Text> : <Welcome />}
      <Entries />
      {person && <MyGrid />}
      <CallButton phone="12345" isWide>
        {t("hotline")}
      </CallButton>
    </Page>
  );
}
