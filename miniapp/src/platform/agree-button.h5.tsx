import { Action } from "./elements";

type AgreeButtonProps = { className: string; onAgree: () => void; children: string };

export const AgreeButton = ({ className, onAgree, children }: AgreeButtonProps) => (
  <Action className={className} onPress={onAgree}>
    {children}
  </Action>
);
