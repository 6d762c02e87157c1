import { type ComponentType, useState } from "react";
import type { ComplaintDetailFragment } from "../../gql/generated/complaint";
import { useWords } from "../../i18n/words";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Title } from "../../ui/text";
import { words } from "../words";
import { ConfirmForm } from "./confirm-form";
import { type FormProps, ReopenForm, SupplementForm, Urge, WithdrawForm } from "./forms";

type Action = ComplaintDetailFragment["allowedActions"][number];

/**
 * What a reporter fills in for each command, what matters most first. What may be done now, and what it is
 * called, says the API.
 */
const forms: Record<string, ComponentType<FormProps>> = {
  confirm: ConfirmForm,
  supplement: SupplementForm,
  reopen: ReopenForm,
  urge: Urge,
  withdraw: WithdrawForm,
};

function ActionEntry({
  action,
  id,
  isOpen,
  onToggle,
}: {
  action: Action;
  id: string;
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
}) {
  const Form = forms[action.name];
  if (!Form) return null;
  if (isOpen) return <Form id={id} label={action.label} onClose={() => onToggle(false)} />;
  const look = action.name === "confirm" ? "main" : action.name === "withdraw" ? "danger" : "plain";
  return (
    <Button look={look} isWide onPress={() => onToggle(true)}>
      {action.label}
    </Button>
  );
}

/** The buttons of `allowedActions`, and the form of the one that was pressed. */
export function Actions({
  complaint: { id, allowedActions },
}: {
  complaint: ComplaintDetailFragment;
}) {
  const t = useWords(words);
  const [open, setOpen] = useState<string | null>(null);
  // A form that ends late closes itself, not the one opened meanwhile.
  const toggle = (name: string, isOpen: boolean) =>
    setOpen((current) => (isOpen ? name : current === name ? null : current));
  const actions = Object.keys(forms).flatMap((name) =>
    allowedActions.filter((action) => action.name === name),
  );
  if (actions.length === 0) return null;
  return (
    <Card>
      <Title>{t("todo")}</Title>
      {actions.map((action) => (
        <ActionEntry
          key={action.name}
          action={action}
          id={id}
          isOpen={open === action.name}
          onToggle={(isOpen) => toggle(action.name, isOpen)}
        />
      ))}
    </Card>
  );
}
