import { useState } from "react";
import { Communities } from "../../address/picker";
import { ServicesDocument, type ServiceInListFragment } from "../../gql/generated/booking";
import { serviceCategoryLabels } from "../../gql/generated/labels";
import { usePages } from "../../gql/use-read";
import { useSettled } from "../../gql/use-settled";
import { say, useWords } from "../../i18n/words";
import { useDisplay } from "../../session/display";
import { useSession } from "../../session/session";
import { Button, CallButton, LinkButton } from "../../ui/button";
import { Card, LinkCard } from "../../ui/card";
import { Field } from "../../ui/field";
import { List } from "../../ui/list";
import { Page } from "../../ui/page";
import { PickList } from "../../ui/pick-list";
import { Empty, Skeleton } from "../../ui/states";
import { StatusTag } from "../../ui/status-tag";
import { Row, Text, Title } from "../../ui/text";
import { lookElsewhere, lookIn, type Place, useLookedIn } from "../use-place";
import { words } from "../words";

type Category = keyof typeof serviceCategoryLabels;
const categories = Object.keys(serviceCategoryLabels) as Category[];

function ServiceCard({ service }: { service: ServiceInListFragment }) {
  const t = useWords(words);
  const { id, name, categoryLabel, modeLabel, providerName, price, status, statusLabel } = service;
  return (
    <LinkCard to="service" params={{ id }}>
      <Row isSpread>
        <Title>{name}</Title>
        {status === "PAUSED" && <StatusTag tone="calm">{statusLabel}</StatusTag>}
      </Row>
      <Text>{[modeLabel, price].join(" · ")}</Text>
      <Text isSoft isSmall>
        {[categoryLabel, t("byProvider", { name: providerName })].join(" · ")}
      </Text>
    </LinkCard>
  );
}

type Chosen = { category: Category | null; onChoose: (category: Category | null) => void };

/** One line while it is closed, so that the services are in sight; one tap chooses. */
function Categories({ category, onChoose }: Chosen) {
  const t = useWords(words);
  const { language } = useDisplay();
  const [isOpen, setOpen] = useState(false);
  const nameOf = (one: Category) => say(serviceCategoryLabels[one], language);
  const choose = (one: Category | null) => {
    onChoose(one);
    setOpen(false);
  };
  return (
    <>
      <Button isWide icon={isOpen ? "up" : "down"} onPress={() => setOpen(!isOpen)}>
        {`${t("category")} · ${category ? nameOf(category) : t("all")}`}
      </Button>
      {isOpen && (
        <PickList
          label={t("category")}
          chosen={category ?? "all"}
          rows={[
            { id: "all", text: t("all"), category: null },
            ...categories.map((one) => ({ id: one, text: nameOf(one), category: one })),
          ]}
          onChoose={(row) => choose(row.category)}
        />
      )}
    </>
  );
}

function Nothing({ onAll }: { onAll: () => void }) {
  const t = useWords(words);
  return (
    <Empty title={t("noService")} text={t("noServiceText")}>
      <Button look="main" onPress={onAll}>
        {t("showAll")}
      </Button>
      <CallButton phone="12345" look="quiet">
        {t("hotline")}
      </CallButton>
    </Empty>
  );
}

function Offered({ place }: { place: Place }) {
  const t = useWords(words);
  const [text, setText] = useState("");
  const [category, setCategory] = useState<Category | null>(null);
  const wanted = useSettled(text).trim();
  const pages = usePages(
    ServicesDocument,
    { gridId: place.id, words: wanted || null, category },
    ({ services }) => services,
  );
  const showAll = () => {
    setText("");
    setCategory(null);
  };
  return (
    <>
      <Field label={t("search")} hint={t("searchHint")} value={text} onChange={setText} />
      <Categories category={category} onChoose={setCategory} />
      <Row isSpread>
        <Text isSoft>{t("around", { name: place.name })}</Text>
        <Button look="quiet" onPress={lookElsewhere}>
          {t("elsewhere")}
        </Button>
      </Row>
      <List pages={pages} empty={<Nothing onAll={showAll} />}>
        {(service) => <ServiceCard service={service} />}
      </List>
    </>
  );
}

function Around() {
  const place = useLookedIn();
  if (place === undefined) return <Skeleton />;
  if (place) return <Offered key={place.id} place={place} />;
  return (
    <Card>
      <Communities onChoose={lookIn} />
    </Card>
  );
}

/** What can be booked around one's home, or elsewhere. Public. */
export default function ServicesPage() {
  const t = useWords(words);
  const isSignedIn = useSession(({ person }) => person !== null);
  return (
    <Page title={t("services")}>
      {isSignedIn && (
        <LinkButton to="bookings" icon="calendar" isWide>
          {t("myBookings")}
        </LinkButton>
      )}
      <Around />
    </Page>
  );
}
