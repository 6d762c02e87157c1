import { useState } from "react";
import { type MyGridQuery } from "../../gql/generated/tabs";
import { useWords } from "../../i18n/words";
import { Button, CallButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { PhoneText, Stack, Text, Title } from "../../ui/text";
import { firstToCall, staffedLevels } from "../../grid/contact-card";
import { Person } from "../../grid/person";
import { words } from "./words";

/** Whom to turn to: the nearest person one tap away, the others when asked for. */
export function Contacts({ card }: { card: NonNullable<MyGridQuery["myGrid"]["card"]> }) {
  const t = useWords(words);
  const [isOpen, setOpen] = useState(false);
  const first = firstToCall(card);
  return (
    <Card>
      <Title>{t("myGrid")}</Title>
      <PhoneText>{card.sentence}</PhoneText>
      {first && (
        <CallButton phone={first.officePhone} look="main" isWide>
          {t("callFirst", { name: first.displayName })}
        </CallButton>
      )}
      {isOpen &&
        staffedLevels(card).map(({ grid, contacts }) => (
          <Stack key={grid.id}>
            <Text isStrong>{`${grid.levelLabel} · ${grid.name}`}</Text>
            {contacts.map((contact) => (
              <Person key={`${contact.title}${contact.displayName}`} contact={contact} />
            ))}
          </Stack>
        ))}
      <Button look="quiet" onPress={() => setOpen(!isOpen)}>
        {t(isOpen ? "fewer" : "everybody")}
      </Button>
    </Card>
  );
}
