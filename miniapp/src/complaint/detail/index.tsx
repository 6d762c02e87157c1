import { ComplaintDocument, type ComplaintDetailFragment } from "../../gql/generated/complaint";
import { useRead } from "../../gql/use-read";
import { whenText } from "../../i18n/when";
import { useWords } from "../../i18n/words";
import { Gallery } from "../../media/gallery";
import { useDisplay } from "../../session/display";
import { CallButton, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Page, useParams } from "../../ui/page";
import { Empty, Loaded } from "../../ui/states";
import { Tags } from "../../ui/tags";
import { Row, Text, Title } from "../../ui/text";
import { words } from "../words";
import { Actions } from "./actions";
import { Clocks } from "./clocks";
import "./index.css";
import { Timeline } from "./timeline";

export type Complaint = ComplaintDetailFragment;
type Shows = { complaint: Complaint };

/** Where it stands and what happens next, before everything else. */
function Standing({ complaint }: Shows) {
  const t = useWords(words);
  const { category, number, tags, nextStep, question, rejectReason, lead } = complaint;
  return (
    <Card isAccent>
      <Row isSpread>
        <Title>{category.name}</Title>
        <Tags tags={tags} />
      </Row>
      <Text isStrong>{t("next")}</Text>
      <Text>{nextStep}</Text>
      {lead && (
        <Text>
          {t("leadStands", { status: lead.statusLabel })}
          {lead.nextStep ?? ""}
        </Text>
      )}
      {question && <Text isStrong>{t("question", { text: question })}</Text>}
      {rejectReason && <Text>{t("rejected", { text: rejectReason })}</Text>}
      <Text isSoft isSmall>
        {t("number", { number })}
      </Text>
    </Card>
  );
}

function WhoAndWhere({ complaint }: Shows) {
  const t = useWords(words);
  const { place, holder, turn } = complaint;
  return (
    <Card>
      {turn && (
        <>
          <Title>{t("turn")}</Title>
          <Text>{[turn.name, turn.title].filter(Boolean).join(" · ")}</Text>
          {turn.phone !== null && <CallButton phone={turn.phone} />}
        </>
      )}
      {holder && (
        <>
          <Title>{t("who")}</Title>
          <Text>{[holder.name, holder.personName].filter(Boolean).join(" · ")}</Text>
        </>
      )}
      <Clocks complaint={complaint} />
      <Title>{t("where")}</Title>
      <Text>{[place.label, place.gridName].filter(Boolean).join(" · ")}</Text>
      <Text isSoft isSmall>
        {place.explanation}
      </Text>
    </Card>
  );
}

function Result({ complaint: { result, evaluation } }: Shows) {
  const t = useWords(words);
  const { language } = useDisplay();
  if (!result && !evaluation) return null;
  return (
    <Card>
      {result && (
        <>
          <Title>{t("result")}</Title>
          <Text>{result.text}</Text>
          <Gallery label={t("result")} photos={result.photos} />
          <Text isSoft isSmall>
            {t("by", { name: result.handlerName, when: whenText(result.at, language) })}
          </Text>
        </>
      )}
      {evaluation && (
        <>
          <Title>{t("evaluation")}</Title>
          <Text>{[evaluation.label, evaluation.comment].filter(Boolean).join(" · ")}</Text>
        </>
      )}
    </Card>
  );
}

function Reported({ complaint: { description, photos, submittedAt } }: Shows) {
  const t = useWords(words);
  const { language } = useDisplay();
  return (
    <Card>
      <Title>{t("content")}</Title>
      <Text>{description}</Text>
      <Gallery label={t("content")} photos={photos} />
      <Text isSoft isSmall>
        {t("reportedOn", { when: whenText(submittedAt, language) })}
      </Text>
    </Card>
  );
}

function Detail({ id }: { id: string }) {
  const t = useWords(words);
  const query = useRead(ComplaintDocument, { id });
  return (
    <Loaded query={query}>
      {({ complaint }) =>
        complaint ? (
          <>
            <Standing complaint={complaint} />
            <Actions complaint={complaint} />
            <Result complaint={complaint} />
            <WhoAndWhere complaint={complaint} />
            <Reported complaint={complaint} />
            <Timeline complaint={complaint} />
            <CallButton phone="12345" isWide>
              {t("hotline")}
            </CallButton>
          </>
        ) : (
          <Empty title={t("gone")} text={t("goneText")}>
            <LinkButton to="complaints" look="main">
              {t("toList")}
            </LinkButton>
          </Empty>
        )
      }
    </Loaded>
  );
}

/** One report of one's own: where it is, who has it, until when, what happens next. */
export default function ComplaintPage() {
  const t = useWords(words);
  const { id = "" } = useParams();
  return (
    <Page title={t("detailTitle")} isPrivate>
      <Detail id={id} />
    </Page>
  );
}
