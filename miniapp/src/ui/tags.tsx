import { StatusTag, type Tone } from "./status-tag";
import { Row } from "./text";

const tones = {
  CALM: "calm",
  INFO: "info",
  GOOD: "good",
  WARN: "warn",
  BAD: "bad",
} as const satisfies Record<string, Tone>;

type Tag = { tone: keyof typeof tones; label: string };

/** What the API says over an item of a list, in its order and its colours. */
export const Tags = ({ tags }: { tags: readonly Tag[] }) => (
  <Row>
    {tags.map(({ tone, label }) => (
      <StatusTag key={label} tone={tones[tone]}>
        {label}
      </StatusTag>
    ))}
  </Row>
);
