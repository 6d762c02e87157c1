import { useId } from "react";
import { Box, Label, Line, TextInput } from "../platform/elements";
import type { TextInputProps } from "../platform/element-props";
import "./field.css";
import { Icon } from "./icon";

type FieldProps = Pick<
  TextInputProps,
  "value" | "onChange" | "kind" | "maxLength" | "isDisabled" | "rows"
> & {
  label: string;
  /** What to write, in a few words. No placeholder: that goes away. */
  hint?: string;
  /** What is wrong, e.g. the message of a refusal about this field. */
  error?: string | null | undefined;
};

/** A labelled input, with what is wrong below it. `rows` makes it several lines. */
export function Field({ label, hint, error, ...input }: FieldProps) {
  const id = useId();
  const isInvalid = Boolean(error);
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
      <TextInput
        {...input}
        id={id}
        label={label}
        className={`ui-field__input${isInvalid ? " ui-field__input--wrong" : ""}`}
        isInvalid={isInvalid}
        describedBy={[hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(" ")}
      />
      <Box id={`${id}-error`} live="polite">
        {error && (
          <Box className="ui-field__error">
            <Icon name="warning" />
            <Line>{error}</Line>
          </Box>
        )}
      </Box>
    </Box>
  );
}
