import { useWords } from "../../i18n/words";
import { Box } from "../../platform/elements";
import { LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Text, Title } from "../../ui/text";
import { forms } from "../forms";
import type { Item } from "../view";
import { words } from "../words";

type Action = Item["allowedActions"][number];

/** Somebody is checked in by the code they show, or because staff know them. */
function CheckIn({ id }: { id: string }) {
  const t = useWords(words);
  return (
    <>
      <LinkButton to="providerScan" params={{ id }} icon="camera" look="main">
        {t("toScan")}
      </LinkButton>
      <LinkButton to="providerAct" params={{ id, mutation: "checkInBooking" }}>
        {t("known")}
      </LinkButton>
    </>
  );
}

function ActionButton({ id, action: { mutation, label } }: { id: string; action: Action }) {
  const look = forms[mutation]?.look;
  if (mutation === "checkInBooking") return <CheckIn id={id} />;
  return (
    <LinkButton to="providerAct" params={{ id, mutation }} {...(look && { look })}>
      {label}
    </LinkButton>
  );
}

/** Exactly the buttons the API says this identity has now; what is the resident's own has no form here. */
export function Actions({ booking: { id, allowedActions, absenceRule } }: { booking: Item }) {
  const t = useWords(words);
  const mine = allowedActions.filter(({ mutation }) => mutation in forms);
  return (
    <Card>
      <Title>{t("actions")}</Title>
      {mine.length === 0 && <Text isSoft>{t("noActions")}</Text>}
      <Box className="work-actions">
        {mine.map((action) => (
          <ActionButton key={action.mutation} id={id} action={action} />
        ))}
      </Box>
      {mine.length > 0 && absenceRule !== null && (
        <Text isSoft isSmall>
          {absenceRule}
        </Text>
      )}
    </Card>
  );
}
