import { ServiceDocument, type ServiceQuery } from "../../gql/generated/booking";
import { useRead } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { CallButton, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Page, useParams } from "../../ui/page";
import { Empty, Loaded } from "../../ui/states";
import { StatusTag } from "../../ui/status-tag";
import { Row, Text, Title } from "../../ui/text";
import { Facts } from "../facts";
import { NextFree } from "../next-free";
import { spanOf } from "../view";
import { words } from "../words";
import { WalkIns } from "./walk-ins";

type Service = NonNullable<ServiceQuery["service"]>;

function About({ service }: { service: Service }) {
  const t = useWords(words);
  const { name, modeLabel, status, statusLabel, summary, resourceNames } = service;
  return (
    <Card isAccent>
      <Row isSpread>
        <Title>{name}</Title>
        <StatusTag tone={status === "OPEN" ? "good" : "calm"}>{statusLabel}</StatusTag>
      </Row>
      <Text>{modeLabel}</Text>
      <Text>{summary}</Text>
      <Facts
        facts={[
          { label: t("who"), text: service.providerName },
          { label: t("where"), text: service.venue ?? t("atHome") },
          { label: t("rooms"), text: resourceNames.join(" · ") },
          { label: t("price"), text: service.price },
        ]}
      />
    </Card>
  );
}

/** What one should know before booking, in sentences. */
function useRules(service: Service): string[] {
  const t = useWords(words);
  const { needsApproval, needsHome, needsBirthDate, maxParty, cutoffMinutes, graceMinutes } =
    service;
  const { unit, n } = spanOf(cutoffMinutes);
  const cutoff = { days: "cutoffDays", hours: "cutoffHours", minutes: "cutoffMinutes" } as const;
  return [
    needsApproval && t("approval"),
    needsHome && t("homeOnly"),
    needsBirthDate && t("ages"),
    maxParty > 1 && t("partyMost", { n: maxParty }),
    n > 0 && t(cutoff[unit], { n }),
    graceMinutes !== null && t("grace", { n: graceMinutes }),
  ].filter((rule) => rule !== false);
}

function Rules({ service }: { service: Service }) {
  const t = useWords(words);
  const rules = useRules(service);
  if (rules.length === 0) return null;
  return (
    <Card>
      <Title>{t("rules")}</Title>
      {rules.map((rule) => (
        <Text key={rule}>{rule}</Text>
      ))}
    </Card>
  );
}

/** What was booked is still given; for anything else there are other services. */
function Retired() {
  const t = useWords(words);
  return (
    <Card>
      <Text>{t("retiredText")}</Text>
      <LinkButton to="services" look="main" isWide>
        {t("otherServices")}
      </LinkButton>
    </Card>
  );
}

function Found({ service }: { service: Service }) {
  return (
    <>
      <About service={service} />
      {service.status === "OPEN" && service.walkInLine && (
        <WalkIns serviceId={service.id} line={service.walkInLine} />
      )}
      {service.status === "OPEN" && <NextFree serviceId={service.id} />}
      {service.status === "RETIRED" && <Retired />}
      <Rules service={service} />
    </>
  );
}

/** One service: what it is, who gives it, where, for what price, by which rules, and when. Public. */
export default function ServicePage() {
  const t = useWords(words);
  const { id = "" } = useParams();
  const query = useRead(ServiceDocument, { id }, { isFresh: true });
  return (
    <Page title={t("service")}>
      <Loaded query={query}>
        {({ service }) =>
          service ? (
            <Found service={service} />
          ) : (
            <Empty title={t("goneService")} text={t("goneServiceText")}>
              <LinkButton to="services" look="main">
                {t("services")}
              </LinkButton>
            </Empty>
          )
        }
      </Loaded>
      <CallButton phone="12345" isWide>
        {t("hotline")}
      </CallButton>
    </Page>
  );
}
