import type { ReactNode } from "react";
import { Box } from "../platform/elements";
import { FieldError } from "../ui/field-error";
import { Text } from "../ui/text";

export type FrameProps = {
  label: string;
  hint?: string | undefined;
  error?: string | null | undefined;
};

/** A part of a form that is more than one input: its name, what to do, and what is wrong. */
export function Frame({ label, hint, error, children }: FrameProps & { children: ReactNode }) {
  return (
    <Box as="section" className="ui-stack" label={label}>
      <Text isStrong>{label}</Text>
      {hint && (
        <Text isSoft isSmall>
          {hint}
        </Text>
      )}
      {children}
      <FieldError error={error} />
    </Box>
  );
}
