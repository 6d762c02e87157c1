import { useEffect, useState } from "react";
import { ReportedComplaintDocument } from "../../gql/generated/complaint";
import { useRead } from "../../gql/use-read";
import { whenText } from "../../i18n/when";
import { useWords } from "../../i18n/words";
import { Box } from "../../platform/elements";
import { useDisplay } from "../../session/display";
import { useSession } from "../../session/session";
import { Button, CallButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Field } from "../../ui/field";
import { Page } from "../../ui/page";
import { Loaded } from "../../ui/states";
import { StatusTag } from "../../ui/status-tag";
import { Row, Text, Title } from "../../ui/text";
import { forgetReceipt, type Receipt, useReceipt } from "../receipt-store";
import { receiptIn } from "../view";
import { words } from "./words";

function Found({ receipt }: { receipt: Receipt }) {
  const t = useWords(words);
  const { language } = useDisplay();
  const query = useRead(ReportedComplaintDocument, receipt, { isKept: false });
  const isFound = Boolean(query.data?.reportedComplaint);
  // From now on it is in the hands of who looked it up.
  useEffect(() => {
    if (isFound) forgetReceipt();
  }, [isFound]);
  return (
    <Box live="polite">
      <Loaded query={query}>
        {({ reportedComplaint: found }) =>
          found ? (
            <Card isAccent>
              <Row isSpread>
                <Title>{t("number", { number: found.number })}</Title>
                <StatusTag tone="info">{found.statusLabel}</StatusTag>
              </Row>
              <Text isStrong>{t("next")}</Text>
              <Text>{found.nextStep}</Text>
              <Text isSoft isSmall>
                {t("reportedOn", { when: whenText(found.submittedAt, language) })}
              </Text>
            </Card>
          ) : (
            <Card>
              <Title>{t("none")}</Title>
              <Text>{t("noneText")}</Text>
            </Card>
          )
        }
      </Loaded>
    </Box>
  );
}

function Search() {
  const t = useWords(words);
  const [kept] = useState(() => useReceipt.getState().receipt);
  const [number, setNumber] = useState(kept?.number ?? "");
  const [queryCode, setQueryCode] = useState(kept?.queryCode ?? "");
  const [asked, setAsked] = useState<Receipt | null>(kept);
  const receipt = receiptIn(number, queryCode);
  return (
    <>
      <Card>
        <Text>{t("text")}</Text>
        <Field
          label={t("numberLabel")}
          hint={t("numberHint")}
          value={number}
          onChange={setNumber}
        />
        <Field
          label={t("codeLabel")}
          hint={t("codeHint")}
          value={queryCode}
          onChange={setQueryCode}
        />
        <Button
          look="main"
          icon="search"
          isWide
          isDisabled={receipt === null}
          onPress={() => setAsked(receipt)}
        >
          {t("search")}
        </Button>
      </Card>
      {asked && <Found receipt={asked} />}
      <CallButton phone="12345" isWide>
        {t("hotline")}
      </CallButton>
    </>
  );
}

/** How a guest's report stands, for whoever has the number and the code of the receipt. */
export default function Lookup() {
  const t = useWords(words);
  const owner = useSession(({ person }) => person?.id ?? "guest");
  return (
    <Page title={t("title")}>
      <Search key={owner} />
    </Page>
  );
}
