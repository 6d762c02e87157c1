import { Box, Line } from "../platform/elements";
import { Icon, type IconName } from "./icon";
import "./status-tag.css";

export type Tone = "calm" | "info" | "good" | "warn" | "bad";

const icons: Record<Tone, IconName> = {
  calm: "clock",
  info: "info",
  good: "check",
  warn: "warning",
  bad: "alarm",
};

/** How something stands: in words from the API, with a sign and a colour. Colour is never the only sign. */
export const StatusTag = ({ tone, children }: { tone: Tone; children: string }) => (
  <Box className={`ui-tag ui-tag--${tone}`}>
    <Icon name={icons[tone]} />
    <Line>{children}</Line>
  </Box>
);
