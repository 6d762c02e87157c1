import { ManagedServicesDocument, type ManagedCardFragment } from "../../gql/generated/provider";
import { usePages } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { LinkButton } from "../../ui/button";
import { LinkCard } from "../../ui/card";
import { List } from "../../ui/list";
import { Page } from "../../ui/page";
import { Empty } from "../../ui/states";
import { StatusTag } from "../../ui/status-tag";
import { Row, Text } from "../../ui/text";
import "../../work/work.css";
import { InPost } from "../post";
import { words } from "../service/words";

const ServiceCard = ({ service }: { service: ManagedCardFragment }) => (
  <LinkCard to="providerService" params={{ id: service.id }}>
    <Row>
      <StatusTag tone={service.status === "OPEN" ? "good" : "warn"}>
        {service.statusLabel}
      </StatusTag>
    </Row>
    <Text isStrong>{service.name}</Text>
    <Text isSoft>{`${service.categoryLabel} · ${service.modeLabel}`}</Text>
    <Text isSoft isSmall>
      {service.providerName}
    </Text>
  </LinkCard>
);

function Services() {
  const t = useWords(words);
  const pages = usePages(ManagedServicesDocument, {}, (data) => data.managedServices);
  return (
    <>
      <LinkButton to="providerService" look="main" icon="pen" isWide>
        {t("newService")}
      </LinkButton>
      <List pages={pages} empty={<Empty title={t("empty")} text={t("emptyText")} />}>
        {(service) => <ServiceCard service={service} />}
      </List>
    </>
  );
}

/** The services somebody looks after in their post. */
export default function ProviderServicesPage() {
  const t = useWords(words);
  return (
    <Page title={t("services")} isPrivate>
      <InPost>
        <Services />
      </InPost>
    </Page>
  );
}
