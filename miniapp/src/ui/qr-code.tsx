import codeOf from "qrcode-generator";
import { Box, Picture } from "../platform/elements";
import "./qr-code.css";

const CELL = 4;
/** Cells of white around it, without which readers do not find it (ISO/IEC 18004). */
const QUIET = 4;

/** The code as a picture: as large as the text needs, with the least redundancy, on a clean screen. */
function pictureOf(text: string): string {
  const code = codeOf(0, "L");
  code.addData(text);
  code.make();
  return code.createDataURL(CELL, QUIET * CELL);
}

/** A text for a camera to read: dark on white, in the dark as well. */
export const QrCode = ({ text, label }: { text: string; label: string }) => (
  <Box className="ui-qr">
    <Picture className="ui-qr__picture" src={pictureOf(text)} alt={label} />
  </Box>
);
