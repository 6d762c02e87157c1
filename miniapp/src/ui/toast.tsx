import { create } from "zustand";
import { Box, Line } from "../platform/elements";
import "./toast.css";

/** Long enough to be read slowly. */
const SHOWN_MS = 5_000;

const useToast = create<{ text: string | null }>(() => ({ text: null }));
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says in passing that something was done. What needs an answer belongs on the page, not here. */
export function tell(text: string): void {
  clearTimeout(timer);
  useToast.setState({ text });
  timer = setTimeout(() => useToast.setState({ text: null }), SHOWN_MS);
}

/** The place where it is shown and spoken; every Page has one. */
export function Toast() {
  const { text } = useToast();
  return (
    <Box live="polite" className="ui-toast">
      {text !== null && (
        <Box className="ui-toast__words">
          <Line>{text}</Line>
        </Box>
      )}
    </Box>
  );
}
