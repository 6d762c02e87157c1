import { Box } from "../platform/elements";
import { CallButton } from "../ui/button";
import { Row, Text } from "../ui/text";
import "./person.css";

type Contact = { displayName: string; title: string; officePhone: string | null };

/** Somebody in a post, one tap from a call. */
export const Person = ({ contact: { displayName, title, officePhone } }: { contact: Contact }) => (
  <Row isSpread>
    <Box className="grid-person">
      <Text>{displayName}</Text>
      <Text isSoft isSmall>
        {title}
      </Text>
    </Box>
    {officePhone !== null && <CallButton phone={officePhone}>{officePhone}</CallButton>}
  </Row>
);
