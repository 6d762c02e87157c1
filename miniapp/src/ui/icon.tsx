import { Box } from "../platform/elements";
import "./icon.css";

export type IconName =
  | "back"
  | "next"
  | "home"
  | "message"
  | "person"
  | "list"
  | "phone"
  | "report"
  | "check"
  | "info"
  | "warning"
  | "clock"
  | "alarm"
  | "cross"
  | "camera"
  | "place"
  | "group"
  | "gear"
  | "tool"
  | "calendar"
  | "talk"
  | "meal"
  | "papers"
  | "headset"
  | "search"
  | "letters"
  | "leaf"
  | "megaphone"
  | "crane"
  | "road"
  | "lamp"
  | "car"
  | "shield"
  | "bag"
  | "heart"
  | "shop"
  | "question"
  | "pen"
  | "up"
  | "down";

/** A small drawing beside words. It never stands alone: screen readers do not see it. */
export const Icon = ({ name }: { name: IconName }) => (
  <Box as="span" isHidden className={`ui-icon ui-icon--${name}`} />
);
