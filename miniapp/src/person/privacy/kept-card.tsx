import { DataKeptDocument } from "../../gql/generated/person";
import { useRead } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { Box } from "../../platform/elements";
import { Card } from "../../ui/card";
import { Disclosure } from "../../ui/disclosure";
import { Loaded } from "../../ui/states";
import { Text, Title } from "../../ui/text";
import { words } from "./words";

const aspects = ["purpose", "seenBy", "keptFor", "legalBasis"] as const;

/** What is kept about people, and why: all of it in the words of the API. */
export function KeptCard() {
  const t = useWords(words);
  const query = useRead(DataKeptDocument, {});
  return (
    <Card>
      <Title>{t("kept")}</Title>
      <Text isSoft>{t("keptText")}</Text>
      <Loaded query={query}>
        {({ dataKept }) => (
          <Box as="ul" label={t("kept")}>
            {dataKept.map((kept) => (
              <Box as="li" key={kept.key}>
                <Disclosure label={kept.label}>
                  {aspects.map((aspect) => (
                    <Box key={aspect}>
                      <Text isStrong>{t(aspect)}</Text>
                      <Text>{kept[aspect]}</Text>
                    </Box>
                  ))}
                </Disclosure>
              </Box>
            ))}
          </Box>
        )}
      </Loaded>
    </Card>
  );
}
