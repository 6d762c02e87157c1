import { ManagedServicesDocument, ProviderDeskDocument } from "../gql/generated/provider";
import { useRead } from "../gql/use-read";
import { useWords } from "../i18n/words";
import { LinkButton } from "../ui/button";
import { Row } from "../ui/text";
import { words } from "./words";

/** Ways to the bookings and services of a post. Each is offered to who may read it: the API refuses others. */
export function ProviderLinks() {
  const t = useWords(words);
  const desk = useRead(ProviderDeskDocument, { first: 1 });
  const services = useRead(ManagedServicesDocument, { first: 1 });
  if (!desk.data && !services.data) return null;
  const isWaiting = (desk.data?.bookingDesk.edges.length ?? 0) > 0;
  return (
    <Row>
      {desk.data && (
        <>
          <LinkButton to="providerDay" icon="calendar">
            {t("toDay")}
          </LinkButton>
          <LinkButton to="providerDesk" icon="list" look={isWaiting ? "main" : "plain"}>
            {t("toDesk")}
          </LinkButton>
        </>
      )}
      {services.data && (
        <LinkButton to="providerServices" icon="gear">
          {t("toServices")}
        </LinkButton>
      )}
    </Row>
  );
}
