import { Box, Line } from "../platform/elements";
import "./field.css";
import { Icon } from "./icon";

type FieldErrorProps = {
  error: string | null | undefined;
  /** For the input it describes. */
  id?: string;
  /** Whether it may break in on what is being read out: after something was pressed. */
  isUrgent?: boolean;
};

/** What is wrong, read out as soon as it is said; nothing while all is well. */
export const FieldError = ({ error, id, isUrgent = false }: FieldErrorProps) => (
  <Box live={isUrgent ? "assertive" : "polite"} {...(id && { id })}>
    {error && (
      <Box className="ui-field__error">
        <Icon name="warning" />
        <Line>{error}</Line>
      </Box>
    )}
  </Box>
);
