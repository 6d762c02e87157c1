/*
 * Which addresses count as one place for limits. Whoever has one IPv6 address has the whole /64 around it, and one
 * IPv4 address can be written in many ways.
 */

const DOTTED = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** The eight numbers of an IPv6 address; null when the text is none. */
function groupsOf(text: string): number[] | null {
  if (!/^[\da-f:.]{2,45}$/i.test(text)) return null;
  try {
    // The URL parser knows all ways to write one, and writes it in one.
    const canonical = new URL(`http://[${text}]/`).hostname.slice(1, -1);
    const [head = "", tail] = canonical.split("::");
    const numbers = (part: string) =>
      part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16));
    if (tail === undefined) return numbers(head);
    const [first, last] = [numbers(head), numbers(tail)];
    return [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last];
  } catch {
    return null;
  }
}

/** What comes before an IPv4 address in IPv6: mapped (`::ffff:…`) and translated (`64:ff9b::…`). */
const AROUND_IPV4 = ["0:0:0:0:0:ffff", "64:ff9b:0:0:0:0"];

const hex = (groups: readonly number[]): string =>
  groups.map((group) => group.toString(16)).join(":");

function nameOfGroups(groups: readonly number[]): string {
  if (!AROUND_IPV4.includes(hex(groups.slice(0, 6)))) return `${hex(groups.slice(0, 4))}::/64`;
  const bytes = groups.slice(6).flatMap((group) => [group >> 8, group & 0xff]);
  return bytes.join(".");
}

/** Without what is no part of an address: brackets, a port, the zone of a link. */
function bare(text: string): string {
  const inside = /^\[(?<address>[^\]]*)\](?::\d+)?$/.exec(text)?.groups?.["address"];
  const withoutPort = /^(?<address>[\d.]+):\d+$/.exec(text)?.groups?.["address"];
  return (inside ?? withoutPort ?? text).replace(/%.*$/, "");
}

/** Longer than any way to write one. */
const MOST = 100;

/** The network an address belongs to, written in one way; `unknown` for what is no address. */
export function networkOf(address: string): string {
  const text = bare(address.trim().slice(0, MOST));
  if (DOTTED.test(text)) return text;
  const groups = text.includes(":") ? groupsOf(text) : null;
  return groups?.length === 8 ? nameOfGroups(groups) : "unknown";
}
