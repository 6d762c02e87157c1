import { useState } from "react";
import { MyDataDocument, type MyDataQuery } from "../../gql/generated/person";
import { useRead } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { copy } from "../../platform/clipboard";
import { Box, Line } from "../../platform/elements";
import { saveFile } from "../../platform/save-file";
import { useConsent } from "../../privacy/consent";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Loaded } from "../../ui/states";
import { Text, Title } from "../../ui/text";
import { tell } from "../../ui/toast";
import { words } from "./words";

type Data = MyDataQuery["myData"];

/** Enough to see what it is: a page of megabytes does not scroll. */
const SHOWN = 4_000;
const isBrowser = process.env.TARO_ENV === "h5";

function Content({ content }: { content: string }) {
  const t = useWords(words);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" onPress={() => setOpen(!isOpen)}>
        {t(isOpen ? "hide" : "see")}
      </Button>
      {isOpen && (
        <Box className="privacy-data">
          <Line className="ui-small">{content.slice(0, SHOWN)}</Line>
          {content.length > SHOWN && <Text isSoft>{t("cut")}</Text>}
        </Box>
      )}
    </>
  );
}

function Ready({ data }: { data: Data }) {
  const t = useWords(words);
  const isRefused = useConsent(({ answer }) => answer === "refused");
  const save = async () => {
    const saved = await saveFile(data);
    tell(t(saved === null ? "notSaved" : saved === "chat" ? "sent" : "saved"));
  };
  const copyAll = async () => tell(t((await copy(data.content)) ? "copied" : "notCopied"));
  return (
    <>
      <Text>{t("ready", { name: data.fileName })}</Text>
      <Button look="main" isWide onPress={() => void save()}>
        {t(isBrowser ? "save" : "send")}
      </Button>
      <Button isWide onPress={() => void copyAll()}>
        {t("copy")}
      </Button>
      {isRefused && !isBrowser && <Text>{t("needsConsent")}</Text>}
      <Content content={data.content} />
    </>
  );
}

function Made() {
  const query = useRead(MyDataDocument, {}, { isKept: false });
  return <Loaded query={query}>{({ myData }) => <Ready data={myData} />}</Loaded>;
}

/** Everything that is kept about who is signed in, as a file of theirs. Read only when asked for. */
export function MyDataCard() {
  const t = useWords(words);
  const [isAsked, setAsked] = useState(false);
  return (
    <Card>
      <Title>{t("mine")}</Title>
      <Text>{t("mineText")}</Text>
      {isAsked ? (
        <Made />
      ) : (
        <Button isWide onPress={() => setAsked(true)}>
          {t("make")}
        </Button>
      )}
    </Card>
  );
}
