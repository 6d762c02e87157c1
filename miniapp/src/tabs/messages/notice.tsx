import type { ReactNode } from "react";
import { whenText } from "../../i18n/when";
import { useWords } from "../../i18n/words";
import { Box, Go } from "../../platform/elements";
import { useDisplay } from "../../session/display";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Disclosure } from "../../ui/disclosure";
import { ProblemLine } from "../../ui/states";
import { StatusTag } from "../../ui/status-tag";
import { Row, Stack, Text, Title } from "../../ui/text";
import { useMatter } from "../use-notices";
import type { Destination, Matter, Notice } from "../view";
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

function Earlier({ notice: { title, body, at } }: { notice: Notice }) {
  const { language } = useDisplay();
  return (
    <Stack>
      <Text isStrong>{title}</Text>
      <Text>{body}</Text>
      <Text isSoft isSmall>
        {whenText(at, language)}
      </Text>
    </Stack>
  );
}

/** What was told of one matter: the latest in sight, the rest when asked for. Whether it was read is said in words. */
export function MatterCard({ matter, seenAt }: { matter: Matter; seenAt: string }) {
  const t = useWords(words);
  const { language } = useDisplay();
  const { newest, older, unread } = matter;
  const { title, body, at, sort, sortLabel } = newest;
  const { destination, markRead, isMarking, failure } = useMatter(matter, seenAt);
  return (
    <Card>
      <Opener destination={destination} onOpen={markRead}>
        <Row isSpread>
          <Title>{title}</Title>
          <Row>
            {sort === "WORK" && <StatusTag tone="warn">{sortLabel}</StatusTag>}
            {unread > 0 && (
              <StatusTag tone="info">
                {unread === 1 ? t("unread") : t("unreadOf", { n: unread })}
              </StatusTag>
            )}
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
      {older.length > 0 && (
        <Disclosure label={t("earlier", { n: older.length })}>
          {older.map((notice) => (
            <Earlier key={notice.id} notice={notice} />
          ))}
        </Disclosure>
      )}
      {unread > 0 && (
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
