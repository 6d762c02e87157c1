import { useState } from "react";
import { MeDocument } from "../../gql/generated/session";
import {
  ManagedServiceDocument,
  type ManagedServiceQuery,
  PauseServiceDocument,
  ResumeServiceDocument,
  RetireServiceDocument,
} from "../../gql/generated/provider";
import { useRead } from "../../gql/use-read";
import { useWrite } from "../../gql/use-write";
import { useWords } from "../../i18n/words";
import { Box } from "../../platform/elements";
import { useSession } from "../../session/session";
import { Button, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Said } from "../../ui/form";
import { Page, useParams } from "../../ui/page";
import { Empty, Loaded } from "../../ui/states";
import { StatusTag } from "../../ui/status-tag";
import { Row, Text, Title } from "../../ui/text";
import { tell } from "../../ui/toast";
import "../../work/work.css";
import { InPost } from "../post";
import "../provider.css";
import { Editor } from "./editor";
import { formOf, newForm } from "./form";
import { Hit } from "./hit";
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

/** It is over for good, so that is asked about once more. */
function Retire({ id }: { id: string }) {
  const t = useWords(words);
  const [isAsking, setAsking] = useState(false);
  const { send, isSending, refusal, failure, data } = useWrite(RetireServiceDocument, {
    isKeyed: false,
    refreshes: READS,
    onDone: ({ retireService: { service } }) => tell(service?.statusLabel ?? ""),
  });
  if (!isAsking)
    return (
      <Button look="quiet" onPress={() => setAsking(true)}>
        {t("retire")}
      </Button>
    );
  return (
    <>
      <Box live="assertive">
        <Text>{t("retireText")}</Text>
      </Box>
      <Said refusal={refusal} failure={failure} fields={[]} />
      {data && (
        <Hit
          hits={data.retireService}
          isBusy={isSending}
          canMove={false}
          onDecide={(decision) => send({ id, decision })}
        />
      )}
      <Row>
        <Button look="danger" isBusy={isSending} onPress={() => send({ id })}>
          {t("retireYes")}
        </Button>
        <Button look="quiet" onPress={() => setAsking(false)}>
          {t("retireNo")}
        </Button>
      </Row>
    </>
  );
}

/** Takes no bookings for now, or takes them again. */
function PauseOrResume({ service: { id, status } }: { service: Service }) {
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
    <>
      {isOpen && <Text isSoft>{t("pauseText")}</Text>}
      <Said refusal={refusal} failure={failure} fields={[]} />
      {isOpen && pause.data && (
        <Hit
          hits={pause.data.pauseService}
          isBusy={isSending}
          canMove={false}
          onDecide={(decision) => pause.send({ id, decision })}
        />
      )}
      <Button isBusy={isSending} onPress={() => send({ id })}>
        {t(isOpen ? "pause" : "resume")}
      </Button>
    </>
  );
}

const TONES = { OPEN: "good", PAUSED: "warn", RETIRED: "calm" } as const;

/** Whether it takes bookings, and the way to change that; what is retired stays so. */
function State({ service }: { service: Service }) {
  const { id, name, status, statusLabel } = service;
  return (
    <Card isAccent>
      <Title>{name}</Title>
      <Row>
        <StatusTag tone={TONES[status]}>{statusLabel}</StatusTag>
      </Row>
      {status !== "RETIRED" && (
        <>
          <PauseOrResume service={service} />
          <Retire id={id} />
        </>
      )}
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
            {service.status !== "RETIRED" && (
              <>
                <Week id={id} />
                <Editor id={id} initial={formOf(service.draft)} place={null} />
              </>
            )}
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
