import { MeDocument } from "../../gql/generated/session";
import {
  ManagedServiceDocument,
  type ManagedServiceQuery,
  PauseServiceDocument,
  ResumeServiceDocument,
} from "../../gql/generated/provider";
import { useRead } from "../../gql/use-read";
import { useWrite } from "../../gql/use-write";
import { useWords } from "../../i18n/words";
import { Box, Line } from "../../platform/elements";
import { useSession } from "../../session/session";
import { Button, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Page, useParams } from "../../ui/page";
import { Empty, Loaded, ProblemLine } from "../../ui/states";
import { StatusTag } from "../../ui/status-tag";
import { Row, Text, Title } from "../../ui/text";
import { tell } from "../../ui/toast";
import "../../work/work.css";
import { InPost } from "../post";
import "../provider.css";
import { Editor } from "./editor";
import { formOf, newForm } from "./form";
import { Week } from "./week";
import { words } from "./words";

type Service = NonNullable<ManagedServiceQuery["service"]>;

function Gone() {
  const t = useWords(words);
  return (
    <Empty title={t("gone")} text={t("goneText")}>
      <LinkButton to="providerServices" look="main">
        {t("toServices")}
      </LinkButton>
    </Empty>
  );
}

const READS = ["ManagedServices", "ManagedService", "ServiceWeek", "Services", "Service"];

/** Whether it takes bookings, and the way to change that. */
function State({ service: { id, name, status, statusLabel } }: { service: Service }) {
  const t = useWords(words);
  const options = { isKeyed: false, refreshes: READS };
  const pause = useWrite(PauseServiceDocument, {
    ...options,
    onDone: ({ pauseService: { service } }) => tell(service?.statusLabel ?? ""),
  });
  const resume = useWrite(ResumeServiceDocument, {
    ...options,
    onDone: ({ resumeService: { service } }) => tell(service?.statusLabel ?? ""),
  });
  const isOpen = status === "OPEN";
  const { send, isSending, refusal, failure } = isOpen ? pause : resume;
  return (
    <Card isAccent>
      <Title>{name}</Title>
      <Row>
        <StatusTag tone={isOpen ? "good" : "warn"}>{statusLabel}</StatusTag>
      </Row>
      {isOpen && <Text isSoft>{t("pauseText")}</Text>}
      <Box live="assertive">{refusal && <Line>{refusal.message}</Line>}</Box>
      {failure && <ProblemLine failure={failure} />}
      <Button isBusy={isSending} onPress={() => send({ id })}>
        {t(isOpen ? "pause" : "resume")}
      </Button>
    </Card>
  );
}

function Present({ id }: { id: string }) {
  const query = useRead(ManagedServiceDocument, { id });
  return (
    <Loaded query={query}>
      {({ service }) =>
        service?.draft ? (
          <>
            <State service={service} />
            <Week id={id} />
            <Editor id={id} initial={formOf(service.draft)} place={null} />
          </>
        ) : (
          <Gone />
        )
      }
    </Loaded>
  );
}

/** A new one is offered where the post is, by the unit of the post if it has one. */
function New() {
  const actingAs = useSession((session) => session.actingAs);
  const query = useRead(MeDocument, {});
  return (
    <Loaded query={query}>
      {({ me }) => {
        const post = me.roles.find(({ id }) => id === actingAs);
        const place = post?.grid ?? null;
        const initial = newForm(place?.id ?? "", post?.unit?.id ?? null);
        return <Editor id={null} initial={initial} place={place} />;
      }}
    </Loaded>
  );
}

/** One service: whether it is open, the week residents see, and all that can be changed. */
export default function ProviderServicePage() {
  const t = useWords(words);
  const { id } = useParams();
  return (
    <Page title={t(id ? "services" : "newService")} isPrivate>
      <InPost>{id ? <Present id={id} /> : <New />}</InPost>
    </Page>
  );
}
