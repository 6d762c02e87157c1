import type { ReactNode } from "react";
import { Box, Go } from "../platform/elements";
import type { Route, RouteParams } from "../routes";
import "./card.css";

/** Things that belong together. */
export const Card = ({
  isAccent = false,
  label,
  children,
}: {
  isAccent?: boolean;
  label?: string;
  children: ReactNode;
}) => (
  <Box
    as="section"
    className={`ui-card${isAccent ? " ui-card--accent" : ""}`}
    {...(label && { label })}
  >
    {children}
  </Box>
);

/** A card that opens a page. */
export const LinkCard = ({
  to,
  params,
  onGo,
  children,
}: {
  to: Route;
  params?: RouteParams;
  onGo?: () => void;
  children: ReactNode;
}) => (
  <Go className="ui-card ui-card--link" to={to} {...(params && { params })} {...(onGo && { onGo })}>
    {children}
  </Go>
);
