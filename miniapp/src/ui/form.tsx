import type { ReactNode } from "react";
import type { RequestFailed } from "../gql/failure";
import type { RefusalPartsFragment as Refusal } from "../gql/generated/session";
import { useWords } from "../i18n/words";
import { Button, type ButtonLook } from "./button";
import { FieldError } from "./field-error";
import { ProblemLine } from "./states";
import { Row, Stack, Text } from "./text";
import { words } from "./words";

/** The message of a refusal about this field. */
export const errorIn = (refusal: Refusal | null, field: string): string | null =>
  isAbout(refusal, field) ? (refusal?.message ?? null) : null;

/** A refusal may name a part of what a field asks for: `draft.exceptions.3.reason`. */
export const isAbout = (refusal: Refusal | null, field: string): boolean =>
  refusal?.field?.split(".").includes(field) ?? false;

/** Refusals that are about no field of the form. */
export function Said({
  refusal,
  failure,
  fields,
}: {
  refusal: Refusal | null;
  failure: RequestFailed | null;
  fields: readonly string[];
}) {
  const isShown = refusal && !fields.some((field) => isAbout(refusal, field));
  return (
    <>
      <FieldError error={isShown ? refusal.message : null} isUrgent />
      {failure && <ProblemLine failure={failure} />}
    </>
  );
}

type FormFrameProps = {
  label: string;
  look?: ButtonLook;
  isBusy: boolean;
  isDisabled?: boolean;
  onSend: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** A form with its two buttons. */
export function Form({
  label,
  look = "main",
  isBusy,
  isDisabled,
  onSend,
  onClose,
  children,
}: FormFrameProps) {
  const t = useWords(words);
  return (
    <Stack>
      <Text isStrong>{label}</Text>
      {children}
      <Row>
        <Button look={look} isBusy={isBusy} isDisabled={isDisabled ?? false} onPress={onSend}>
          {label}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {t("cancel")}
        </Button>
      </Row>
    </Stack>
  );
}
