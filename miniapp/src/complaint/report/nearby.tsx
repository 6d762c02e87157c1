import {
  FollowComplaintDocument,
  NearbyComplaintsDocument,
  type NearbyComplaintsQuery,
} from "../../gql/generated/complaint";
import { useRead } from "../../gql/use-read";
import { useWrite } from "../../gql/use-write";
import { whenText } from "../../i18n/when";
import { useWords } from "../../i18n/words";
import { Box } from "../../platform/elements";
import { useDisplay } from "../../session/display";
import { useSession } from "../../session/session";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { ProblemLine } from "../../ui/states";
import { StatusTag } from "../../ui/status-tag";
import { Row, Stack, Text, Title } from "../../ui/text";
import { toLocation } from "../draft";
import { useDraft } from "../draft-store";
import { roundMetres } from "../view";
import { words } from "./words";

type Summary = NearbyComplaintsQuery["nearbyComplaints"][number];

function Neighbour({ summary, onFollowed }: { summary: Summary; onFollowed: () => void }) {
  const t = useWords(words);
  const { language } = useDisplay();
  const { id, category, gridName, metres, statusLabel, submittedAt } = summary;
  const follow = useWrite(FollowComplaintDocument, { isKeyed: false, onDone: onFollowed });
  const where =
    metres === null ? gridName : `${gridName} · ${t("metres", { m: roundMetres(metres) })}`;
  return (
    <Stack>
      <Row isSpread>
        <Text isStrong>{category.name}</Text>
        <StatusTag tone="info">{statusLabel}</StatusTag>
      </Row>
      <Text isSoft isSmall>
        {`${where} · ${whenText(submittedAt, language)}`}
      </Text>
      <Button isBusy={follow.isSending} onPress={() => follow.send({ id })}>
        {t("follow")}
      </Button>
      {follow.refusal && <Text>{follow.refusal.message}</Text>}
      {follow.failure && <ProblemLine failure={follow.failure} />}
    </Stack>
  );
}

/** Open reports of the same nearby: following one of them saves everybody work. Nothing when there are none. */
export function Nearby({ onFollowed }: { onFollowed: () => void }) {
  const t = useWords(words);
  const { category, place } = useDraft();
  const isSignedIn = useSession(({ person }) => person !== null);
  const location = place && toLocation(place);
  const isAsked = isSignedIn && location !== null && category !== null;
  const asked = { category: category ?? "", input: location ?? {} };
  // Asked anew each time: what was reported a moment ago counts.
  const { data } = useRead(NearbyComplaintsDocument, asked, { when: isAsked, isKept: false });
  const found = isAsked ? (data?.nearbyComplaints ?? []) : [];
  return (
    <Box live="polite">
      {found.length > 0 && (
        <Card isAccent>
          <Title>{t("nearby")}</Title>
          <Text>{t("nearbyText")}</Text>
          {found.map((summary) => (
            <Neighbour key={summary.id} summary={summary} onFollowed={onFollowed} />
          ))}
        </Card>
      )}
    </Box>
  );
}
