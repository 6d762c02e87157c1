import { useState } from "react";
import { useWords } from "../../i18n/words";
import { copy } from "../../platform/clipboard";
import { useSession } from "../../session/session";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { QrCode } from "../../ui/qr-code";
import { Text, Title } from "../../ui/text";
import { tell } from "../../ui/toast";
import { words } from "../words";

/** The code by which somebody names oneself as the one who may act for them. */
export function MyCode() {
  const t = useWords(words);
  const id = useSession(({ person }) => person?.id ?? "");
  const [isShown, setShown] = useState(false);
  const copyIt = async () => tell(t((await copy(id)) ? "copied" : "notCopied"));
  return (
    <Card>
      <Title>{t("myCode")}</Title>
      <Text>{t("myCodeText")}</Text>
      {isShown ? (
        <>
          <QrCode text={id} label={t("myCodeAlt")} />
          <Text isSmall>{id}</Text>
          <Button isWide onPress={() => void copyIt()}>
            {t("copy")}
          </Button>
        </>
      ) : (
        <Button isWide onPress={() => setShown(true)}>
          {t("showCode")}
        </Button>
      )}
    </Card>
  );
}
