import { Box, Line } from "../platform/elements";
import "./booking.css";

export type Fact = { label: string; text: string | null | undefined };

/** What there is to know, a line each; what is not known is left out. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <Box as="ul" className="booking-facts">
    {facts.map(
      ({ label, text }) =>
        text && (
          <Box as="li" key={label} className="booking-fact">
            <Line className="booking-fact__label">{label}</Line>
            <Line className="booking-fact__text">{text}</Line>
          </Box>
        ),
    )}
  </Box>
);
