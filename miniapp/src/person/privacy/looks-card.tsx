import { LooksAtMeDocument } from "../../gql/generated/person";
import { useRead } from "../../gql/use-read";
import { whenText } from "../../i18n/when";
import { useWords } from "../../i18n/words";
import { useDisplay } from "../../session/display";
import { Card } from "../../ui/card";
import { Loaded } from "../../ui/states";
import { Stack, Text, Title } from "../../ui/text";
import { words } from "./words";

/** Who looked at one's private data lately, and what for. */
export function LooksCard() {
  const t = useWords(words);
  const { language } = useDisplay();
  const query = useRead(LooksAtMeDocument, {});
  return (
    <Card>
      <Title>{t("looks")}</Title>
      <Loaded query={query}>
        {({ me }) =>
          me.accessLog?.edges.length ? (
            me.accessLog.edges.map(({ node }) => (
              <Stack key={node.id}>
                <Text>
                  {t("look", {
                    name: node.readerName,
                    role: node.readerRoleLabel,
                    when: whenText(node.at, language),
                  })}
                </Text>
                <Text isSoft>{t("lookFor", { purpose: node.purpose })}</Text>
              </Stack>
            ))
          ) : (
            <Text>{t("looksNone")}</Text>
          )
        }
      </Loaded>
    </Card>
  );
}
