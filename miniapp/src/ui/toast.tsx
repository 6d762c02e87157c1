import { useEffect, useState } from "react";
import { create } from "zustand";
import { Box, Line } from "../platform/elements";
import "./toast.css";

/** Long enough to be read slowly. */
const SHOWN_MS = 5_000;

type Said = { text: string; turn: number };

const useToast = create<{ said: Said | null }>(() => ({ said: null }));
let timer: ReturnType<typeof setTimeout> | undefined;
let turns = 0;

/** Says in passing that something was done. What needs an answer belongs on the page, not here. */
export function tell(text: string): void {
  clearTimeout(timer);
  turns += 1;
  useToast.setState({ said: { text, turn: turns } });
  timer = setTimeout(() => useToast.setState({ said: null }), SHOWN_MS);
}

/**
 * The place where it is shown and spoken; every Page has one. A screen reader speaks what comes into a place
 * that is there already: on a page that opens with something to say, the words come a moment after it.
 */
export function Toast() {
  const { said } = useToast();
  const [isThere, setThere] = useState(false);
  useEffect(() => setThere(true), []);
  return (
    <Box live="polite" className="ui-toast">
      {isThere && said !== null && (
        <Box key={said.turn} className="ui-toast__words">
          <Line>{said.text}</Line>
        </Box>
      )}
    </Box>
  );
}
