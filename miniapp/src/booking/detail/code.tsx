import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { readAgain } from "../../gql/cache";
import { CheckInCodeDocument } from "../../gql/generated/booking";
import { useRead } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { Box } from "../../platform/elements";
import { useEvery } from "../../platform/page-life";
import { Card } from "../../ui/card";
import { Loaded } from "../../ui/states";
import { Text, Title } from "../../ui/text";
import { QrCode } from "../../ui/qr-code";
import { words } from "../own-words";

/** A code is good for thirty seconds (schema.graphql, `checkInCode`): a new one is there well before. */
const LIVES_MS = 30_000;
const RENEW_MS = 15_000;

/** The code, renewed as long as the page is looked at; null before there is one, or when it is too old. */
function useCode(id: string) {
  const cache = useQueryClient();
  const query = useRead(CheckInCodeDocument, { id }, { isKept: false });
  const { data, dataUpdatedAt, refetch } = query;
  useEvery(RENEW_MS, () => void refetch());
  const stage = data?.booking?.stage;
  useEffect(() => {
    // Somebody has scanned it: all of the page is out of date.
    if (stage && stage !== "BOOKED") void readAgain(cache, ["Booking"]);
  }, [stage]);
  const isStale = query.isError && Date.now() - dataUpdatedAt > LIVES_MS;
  return { ...query, isStale };
}

/** What is shown at the door. It renews itself; without a network one's name will do. */
export function CheckInCode({ id }: { id: string }) {
  const t = useWords(words);
  const { isStale, ...query } = useCode(id);
  return (
    <Card>
      <Title>{t("code")}</Title>
      <Loaded query={query}>
        {({ booking }) => {
          const code = booking?.checkInCode;
          if (!code) return <Text>{t("noCodeYet")}</Text>;
          if (isStale)
            return (
              <Box live="polite">
                <Text>{t("noCode")}</Text>
              </Box>
            );
          return (
            <>
              <QrCode text={code} label={t("codeAlt")} />
              <Text>{t("codeText")}</Text>
              <Text>{t("bright")}</Text>
            </>
          );
        }}
      </Loaded>
      <Text isSoft isSmall>
        {t("byName")}
      </Text>
    </Card>
  );
}
