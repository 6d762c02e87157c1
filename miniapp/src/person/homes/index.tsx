import { useState } from "react";
import { MyHomesDocument } from "../../gql/generated/person";
import { useRead } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { Button, CallButton } from "../../ui/button";
import { Page } from "../../ui/page";
import { Empty, Loaded } from "../../ui/states";
import { Text, Title } from "../../ui/text";
import { type Home, homesByTime } from "../view";
import { ClaimForm } from "./claim-form";
import { HomeCard } from "./home-card";
import { words } from "./words";

function Adding({ isFirst }: { isFirst: boolean }) {
  const t = useWords(words);
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <ClaimForm onClose={() => setOpen(false)} />;
  return (
    <Button look={isFirst ? "main" : "plain"} icon="home" isWide onPress={() => setOpen(true)}>
      {t("add")}
    </Button>
  );
}

function Homes({ homes }: { homes: readonly Home[] }) {
  const t = useWords(words);
  const { present, past } = homesByTime(homes);
  return (
    <>
      {present.length === 0 && <Empty title={t("none")} text={t("why")} />}
      {present.map((home) => (
        <HomeCard key={home.id} home={home} isPresent />
      ))}
      <Adding isFirst={present.length === 0} />
      {present.length > 0 && <Text isSoft>{t("why")}</Text>}
      {past.length > 0 && <Title>{t("past")}</Title>}
      {past.map((home) => (
        <HomeCard key={home.id} home={home} isPresent={false} />
      ))}
      <CallButton phone="12345" isWide>
        {t("hotline")}
      </CallButton>
    </>
  );
}

function Mine() {
  const query = useRead(MyHomesDocument, {});
  return <Loaded query={query}>{({ me }) => <Homes homes={me.residences} />}</Loaded>;
}

/** One's homes: claiming one, and ending it. */
export default function HomesPage() {
  const t = useWords(words);
  return (
    <Page title={t("title")} isPrivate>
      <Mine />
    </Page>
  );
}
