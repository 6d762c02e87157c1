import { create } from "zustand";
import type { SessionPartsFragment } from "../gql/generated/session";
import { dropPhotos } from "../platform/kept-photos";
import { onKeptElsewhere } from "../platform/other-windows";
import { forget, keep, recall } from "../platform/storage";
import { withdrawConsent } from "../privacy/consent";
import { createCredentials } from "./credentials";
import { setDisplayFrom } from "./display";

/** Acting for oneself, in no office. */
export const RESIDENT = "RESIDENT";

export type Person = { id: string; displayName: string };
type Session = {
  /** Null for a guest. */
  person: Person | null;
  /** `RESIDENT` or the id of an appointment, `rol_…`: every request says in whose name it is made. */
  actingAs: string;
  /** Whose session is over without their signing out, and as what they acted: they come back as that. */
  over?: { personId: string; actingAs: string } | null;
};

const guest: Session = { person: null, actingAs: RESIDENT, over: null };

const recallSession = (): Session => recall<Session>("session") ?? guest;

/** Who uses the app, and as what. Kept on the device until they sign out or the session is over. */
export const useSession = create<Session>(recallSession);

function change(next: Session): void {
  if (next.person || next.over) keep("session", next);
  else forget("session");
  useSession.setState(next);
}

// The tokens are those of whoever signed in last, in any window: no window may take them for somebody else's.
onKeptElsewhere("session", () => {
  const kept = recallSession();
  if (kept.person?.id !== useSession.getState().person?.id) useSession.setState(kept);
});

const becomeGuest = (): void => {
  const { person, actingAs } = useSession.getState();
  change({ ...guest, over: person && { personId: person.id, actingAs } });
};

export const credentials = createCredentials(() => Date.now(), becomeGuest);

/**
 * Somebody signed in. They act for themselves until they choose otherwise; who comes back after a session that
 * was merely over goes on as what they were, with what they had written.
 */
export function begin(session: SessionPartsFragment): void {
  credentials.save(session);
  const { id, displayName, language, elderMode } = session.me;
  const { over } = useSession.getState();
  const before = over?.personId === id ? over.actingAs : RESIDENT;
  change({ person: { id, displayName }, actingAs: before, over: null });
  setDisplayFrom({ language, elderMode });
}

/** From now on every request is made in the name of this appointment, or of oneself as a resident. */
export function actAs(identity: string): void {
  change({ ...useSession.getState(), actingAs: identity });
}

/** Somebody goes on without signing in again. */
export const forgetOver = (): void => change({ ...useSession.getState(), over: null });

/**
 * Somebody signed out: who uses the device next finds nothing of theirs. A session that is merely over
 * leaves their drafts where they are, hidden, until they sign in again.
 */
export function end(): void {
  credentials.end();
  change(guest);
  forget("report");
  forget("drafts");
  forget("messages");
  withdrawConsent();
  dropPhotos();
}
