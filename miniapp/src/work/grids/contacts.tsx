import { WorkGridDocument, type WorkGridQuery } from "../../gql/generated/work";
import { useRead } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { Card } from "../../ui/card";
import { Loaded } from "../../ui/states";
import { StatusTag } from "../../ui/status-tag";
import { PhoneText, Row, Stack, Text, Title } from "../../ui/text";
import { words } from "../words";
import { Person } from "../../grid/person";

type Level = WorkGridQuery["contactCard"]["levels"][number];

function LevelPart({ level: { grid, answeredBy, isVacant, contacts } }: { level: Level }) {
  const t = useWords(words);
  return (
    <Stack>
      <Text isStrong>{`${grid.levelLabel} · ${grid.name}`}</Text>
      {isVacant && (
        <Row>
          <StatusTag tone="warn">
            {answeredBy ? t("answeredBy", { name: answeredBy.name }) : t("nobodyAnswers")}
          </StatusTag>
        </Row>
      )}
      {contacts.map((contact) => (
        <Person key={`${contact.title} ${contact.displayName}`} contact={contact} />
      ))}
    </Stack>
  );
}

/** Whom to turn to, from this grid up to the street. */
export function Contacts({ gridId }: { gridId: string }) {
  const t = useWords(words);
  const query = useRead(WorkGridDocument, { gridId });
  return (
    <Card>
      <Title>{t("contacts")}</Title>
      <Loaded query={query}>
        {({ contactCard: { sentence, levels } }) => (
          <>
            <PhoneText>{sentence}</PhoneText>
            {levels.map((level) => (
              <LevelPart key={level.grid.id} level={level} />
            ))}
          </>
        )}
      </Loaded>
    </Card>
  );
}
