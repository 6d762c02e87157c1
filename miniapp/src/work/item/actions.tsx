import { useWords } from "../../i18n/words";
import { Box } from "../../platform/elements";
import { LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Text, Title } from "../../ui/text";
import { forms } from "../forms";
import type { Item } from "../view";
import { words } from "../words";

type Action = Item["allowedActions"][number];

/** Staff commands have a form here; what the reporter may do is done on the reporter's own page. */
function ActionButton({ id, action: { mutation, label } }: { id: string; action: Action }) {
  const form = forms[mutation];
  if (!form)
    return (
      <LinkButton to="complaint" params={{ id }}>
        {label}
      </LinkButton>
    );
  return (
    <LinkButton to="workAct" params={{ id, mutation }} {...(form.look && { look: form.look })}>
      {label}
    </LinkButton>
  );
}

/** Exactly the buttons the API says this identity has now. */
export function Actions({ item: { id, allowedActions } }: { item: Item }) {
  const t = useWords(words);
  return (
    <Card>
      <Title>{t("actions")}</Title>
      {allowedActions.length === 0 && <Text isSoft>{t("noActions")}</Text>}
      <Box className="work-actions">
        {allowedActions.map((action) => (
          <ActionButton key={action.name} id={id} action={action} />
        ))}
      </Box>
    </Card>
  );
}
