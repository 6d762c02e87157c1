import { MarkNoticeReadDocument, type NoticesQuery } from "../../gql/generated/tabs";
import { useWrite } from "../../gql/use-write";
import { whenText } from "../../i18n/when";
import { useWords } from "../../i18n/words";
import { useDisplay } from "../../session/display";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { ProblemLine } from "../../ui/states";
import { StatusTag } from "../../ui/status-tag";
import { Row, Text, Title } from "../../ui/text";
import { words } from "./words";

type Notice = NoticesQuery["notices"]["edges"][number]["node"];

/** One message. Whether it was read is said in words. */
export function NoticeCard({ notice }: { notice: Notice }) {
  const t = useWords(words);
  const { language } = useDisplay();
  const { id, title, body, at, sort, sortLabel, readAt } = notice;
  const mark = useWrite(MarkNoticeReadDocument, {
    refreshes: ["Notices", "UnreadNoticeCount"],
    isKeyed: false,
  });
  return (
    <Card>
      <Row isSpread>
        <Title>{title}</Title>
        <Row>
          {sort === "WORK" && <StatusTag tone="warn">{sortLabel}</StatusTag>}
          {readAt === null && <StatusTag tone="info">{t("unread")}</StatusTag>}
        </Row>
      </Row>
      <Text>{body}</Text>
      <Row isSpread>
        <Text isSoft isSmall>
          {whenText(at, language)}
        </Text>
        {readAt === null && (
          <Button
            look="quiet"
            isBusy={mark.isSending}
            label={`${t("markRead")} ${title}`}
            onPress={() => mark.send({ id })}
          >
            {t("markRead")}
          </Button>
        )}
      </Row>
      {mark.failure && <ProblemLine failure={mark.failure} />}
    </Card>
  );
}
