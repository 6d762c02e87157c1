import { type ReactNode, useState } from "react";
import { Action, Box, Line } from "../platform/elements";
import "./disclosure.css";
import { Icon } from "./icon";

/** A line that opens to show more. */
export function Disclosure({ label, children }: { label: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Action className="ui-disclosure" isExpanded={isOpen} onPress={() => setOpen(!isOpen)}>
        <Line className="ui-disclosure__label">{label}</Line>
        <Icon name={isOpen ? "up" : "down"} />
      </Action>
      {isOpen && <Box className="ui-disclosure__more">{children}</Box>}
    </>
  );
}
