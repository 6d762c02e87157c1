import { type ReactNode, useId } from "react";
import { DateInput } from "../platform/date-input";
import { Box, Label, TextInput } from "../platform/elements";
import type { DateInputProps, TextInputProps } from "../platform/element-props";
import "./field.css";
import { FieldError } from "./field-error";

type Words = {
  label: string;
  /** What to write, in a few words. No placeholder: that goes away. */
  hint?: string | undefined;
  /** What is wrong, e.g. the message of a refusal about this field. */
  error?: string | null | undefined;
};

/** What every input is told about its label, its hint and its error. */
type Told = {
  id: string;
  label: string;
  className: string;
  isInvalid: boolean;
  describedBy: string;
};

function Frame({ label, hint, error, children }: Words & { children: (told: Told) => ReactNode }) {
  const id = useId();
  const isInvalid = Boolean(error);
  const className = `ui-field__input${isInvalid ? " ui-field__input--wrong" : ""}`;
  const describedBy = [hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(" ");
  return (
    <Box className="ui-field">
      <Label className="ui-field__label" htmlFor={id}>
        {label}
      </Label>
      {hint && (
        <Box id={`${id}-hint`} className="ui-small ui-soft">
          {hint}
        </Box>
      )}
      {children({ id, label, className, isInvalid, describedBy })}
      <FieldError id={`${id}-error`} error={error} />
    </Box>
  );
}

type FieldProps = Words &
  Pick<TextInputProps, "value" | "onChange" | "kind" | "isDisabled" | "rows">;

/** A labelled input, with what is wrong below it. `rows` makes it several lines. */
export const Field = ({ label, hint, error, ...input }: FieldProps) => (
  <Frame label={label} hint={hint} error={error}>
    {(told) => <TextInput {...input} {...told} />}
  </Frame>
);

type DateFieldProps = Words & Pick<DateInputProps, "value" | "onChange" | "kind" | "empty">;

/** The same for a date or a time of day. */
export const DateField = ({ label, hint, error, ...input }: DateFieldProps) => (
  <Frame label={label} hint={hint} error={error}>
    {(told) => <DateInput {...input} {...told} />}
  </Frame>
);
