import type { ReactNode } from "react";
import type { RequestFailed } from "../gql/failure";
import { useWords } from "../i18n/words";
import { Box, Line } from "../platform/elements";
import { useSession } from "../session/session";
import { Button, CallButton, LinkButton } from "./button";
import { Icon, type IconName } from "./icon";
import { Text, Title } from "./text";
import "./states.css";
import { words } from "./words";

type StateProps = {
  icon: IconName;
  title: string;
  text?: string | undefined;
  children?: ReactNode;
};

function State({ icon, title, text, children }: StateProps) {
  return (
    <Box className="ui-state">
      <Box className="ui-state__icon">
        <Icon name={icon} />
      </Box>
      <Title>{title}</Title>
      {text && <Text isSoft>{text}</Text>}
      {children}
    </Box>
  );
}

/** Nothing is here yet; `children` is the way forward. */
export const Empty = (props: Omit<StateProps, "icon">) => <State icon="info" {...props} />;

/** This is only for who is signed in. */
export function SignInFirst() {
  const t = useWords(words);
  const isOver = useSession(({ over }) => Boolean(over));
  return (
    <State
      icon="person"
      title={t(isOver ? "overTitle" : "signInTitle")}
      text={t(isOver ? "overText" : "signInText")}
    >
      <LinkButton to="signIn" look="main">
        {t("signIn")}
      </LinkButton>
    </State>
  );
}

const SKELETON_CARDS = ["first", "second", "third"];

/** Holds the place of what is being loaded. */
export function Skeleton() {
  const t = useWords(words);
  return (
    <Box live="polite" label={t("loading")} className="ui-skeleton">
      {SKELETON_CARDS.map((name) => (
        <Box key={name} isHidden className="ui-skeleton__card" />
      ))}
    </Box>
  );
}

type Said = "offline" | "timeout" | "session" | "forbidden" | "fault";

function whatToSay({ kind, code }: RequestFailed): Said {
  if (kind === "offline" || kind === "timeout") return kind;
  if (code === "UNAUTHENTICATED") return "session";
  return code === "FORBIDDEN" || code === "NOT_FOUND" ? "forbidden" : "fault";
}

/** No answer came: what happened, what to do, and whom to call. */
export function Problem({ failure, onAgain }: { failure: RequestFailed; onAgain: () => void }) {
  const t = useWords(words);
  if (failure.code === "UNAUTHENTICATED") return <SignInFirst />;
  const said = whatToSay(failure);
  return (
    <Box live="assertive">
      <State icon="warning" title={t(said)} text={t(`${said}Text`)}>
        <Button look="main" onPress={onAgain}>
          {t("again")}
        </Button>
        <CallButton phone="12345" look="quiet">
          {t("hotline")}
        </CallButton>
        {failure.requestId && (
          <Text isSoft isSmall>
            {t("quote", { id: failure.requestId })}
          </Text>
        )}
      </State>
    </Box>
  );
}

/** The same, in a line: for a command that got no answer. */
export function ProblemLine({ failure }: { failure: RequestFailed }) {
  const t = useWords(words);
  const said = whatToSay(failure);
  return (
    <>
      <Box live="assertive" className="ui-note">
        <Line>
          {failure.code === "BAD_USER_INPUT"
            ? failure.message
            : `${t(said)}${t("stop")}${t(`${said}Text`)}`}
        </Line>
      </Box>
      {said === "session" && <LinkButton to="signIn">{t("signIn")}</LinkButton>}
    </>
  );
}

type Query<Data> = {
  data: Data | undefined;
  error: Error | null;
  refetch: () => unknown;
};

/** What a read gave: a skeleton until then, and what to do when it fails. Old answers stay in sight. */
export function Loaded<Data>({
  query,
  children,
}: {
  query: Query<Data>;
  children: (data: Data) => ReactNode;
}) {
  const t = useWords(words);
  const { data, error, refetch } = query;
  if (data === undefined) {
    if (error) return <Problem failure={error as RequestFailed} onAgain={() => void refetch()} />;
    return <Skeleton />;
  }
  return (
    <>
      {error && (
        <Box live="polite" className="ui-note">
          <Line>{t("stale")}</Line>
        </Box>
      )}
      {children(data)}
    </>
  );
}
