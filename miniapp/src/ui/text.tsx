import type { ReactNode } from "react";
import { Box, Form, Heading, Line } from "../platform/elements";
import "./text.css";

/** Things below each other, evenly spaced. */
export const Stack = ({ children }: { children: ReactNode }) => (
  <Box className="ui-stack">{children}</Box>
);

/** Fields that are sent together, below each other. */
export const Fields = ({ children }: { children: ReactNode }) => (
  <Form className="ui-stack">{children}</Form>
);

/** Things beside each other; they wrap where there is no room. */
export const Row = ({
  children,
  isSpread = false,
}: {
  children: ReactNode;
  isSpread?: boolean;
}) => <Box className={`ui-row${isSpread ? " ui-spread" : ""}`}>{children}</Box>;

type TextProps = { isSoft?: boolean; isSmall?: boolean; isStrong?: boolean; children: ReactNode };

/** A paragraph. */
export function Text({ isSoft, isSmall, isStrong, children }: TextProps) {
  const looks = [isSoft && "ui-soft", isSmall && "ui-small", isStrong && "ui-strong"];
  const classes = ["ui-words", ...looks.filter(Boolean)];
  return (
    <Box as="p" className={classes.join(" ")}>
      <Line>{children}</Line>
    </Box>
  );
}

const PHONE = /(\d[\d-]{5,}\d)/;

/** A paragraph with phone numbers: none of them is broken at the end of a line. */
export const PhoneText = ({ children }: { children: string }) => (
  <Box as="p">
    {children.split(PHONE).map((part) => (
      <Line key={part} className={PHONE.test(part) ? "ui-unbroken" : ""}>
        {part}
      </Line>
    ))}
  </Box>
);

/** The title of a part of a page. */
export const Title = ({ children }: { children: ReactNode }) => (
  <Heading level={2} className="ui-title">
    {children}
  </Heading>
);
