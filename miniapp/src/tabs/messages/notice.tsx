import type { ReactNode } from "react";
import { whenText } from "../../i18n/when";
import { useWords } from "../../i18n/words";
import { Box, Go } from "../../platform/elements";
import { useDisplay } from "../../session/display";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { ProblemLine } from "../../ui/states";
import { StatusTag } from "../../ui/status-tag";
import { Row, Text, Title } from "../../ui/text";
import { useNotice } from "../use-notices";
import type { Destination, Notice } from "../view";
import "./index.css";
import { words } from "./words";

type OpenerProps = { destination: Destination | null; onOpen: () => void; children: ReactNode };

/** All of it opens what it is about, when that can be shown. */
function Opener({ destination, onOpen, children }: OpenerProps) {
  if (!destination) return <Box className="notice">{children}</Box>;
  return (
    <Go className="notice" {...destination} onGo={onOpen}>
      {children}
    </Go>
  );
}

/** One message. Whether it was read is said in words. */
export function NoticeCard({ notice }: { notice: Notice }) {
  const t = useWords(words);
  const { language } = useDisplay();
  const { title, body, at, sort, sortLabel } = notice;
  const { destination, isUnread, markRead, isMarking, failure } = useNotice(notice);
  return (
    <Card>
      <Opener destination={destination} onOpen={markRead}>
        <Row isSpread>
          <Title>{title}</Title>
          <Row>
            {sort === "WORK" && <StatusTag tone="warn">{sortLabel}</StatusTag>}
            {isUnread && <StatusTag tone="info">{t("unread")}</StatusTag>}
          </Row>
        </Row>
        <Text>{body}</Text>
        <Row isSpread>
          <Text isSoft isSmall>
            {whenText(at, language)}
          </Text>
          {destination && (
            <Box as="span" className="notice__open">
              {t("open")}
            </Box>
          )}
        </Row>
      </Opener>
      {isUnread && (
        <Button
          look="quiet"
          isBusy={isMarking}
          label={`${t("markRead")} ${title}`}
          onPress={markRead}
        >
          {t("markRead")}
        </Button>
      )}
      {failure && <ProblemLine failure={failure} />}
    </Card>
  );
}
