import { beforeEach, describe, expect, it, vi } from 'vitest';
import { loseSession, nextSession, type Session, sessionStore, setSession, signOut } from './session.ts';

const stored = new Map<string, string>();
beforeEach(() => {
  stored.clear();
  vi.stubGlobal('localStorage', {
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
  signOut();
});

const sessionOf = (user: string, token: string): Session => ({
  token,
  user,
  name: user,
  role: 'coordinador',
  signIn: 'token',
  expiresAt: null,
});
const ana = sessionOf('ana', 'first');

describe('a session whose token the service refuses', () => {
  beforeEach(() => {
    setSession(ana);
    loseSession('first');
  });

  it('is over, and what it left open is kept for it', () => {
    expect(sessionStore.get()).toMatchObject({ session: null, lost: ana });
    expect(stored.size).toBe(0);
  });

  it('goes on where the same person comes back', () => {
    const { visit } = sessionStore.get();
    setSession(sessionOf('ana', 'second'));
    expect(sessionStore.get()).toMatchObject({ session: { token: 'second' }, lost: null, visit });
  });

  it('leaves nothing to another person', () => {
    const { visit } = sessionStore.get();
    setSession(sessionOf('luis', 'second'));
    expect(sessionStore.get()).toMatchObject({ lost: null, visit: visit + 1 });
  });

  it('leaves nothing to the next one after a sign-out', () => {
    const { visit } = sessionStore.get();
    signOut();
    expect(sessionStore.get()).toEqual({ session: null, lost: null, visit: visit + 1 });
  });
});

describe('a session', () => {
  it('that follows the one of another person starts a visit', () => {
    setSession(ana);
    const { visit } = sessionStore.get();
    setSession({ ...ana, role: 'supervisor' });
    expect(sessionStore.get()).toMatchObject({ visit });
    setSession(sessionOf('luis', 'second'));
    expect(sessionStore.get()).toMatchObject({ visit: visit + 1 });
  });

  it('that is the first of the page leaves it as it is', () => {
    const { visit } = sessionStore.get();
    setSession(ana);
    expect(sessionStore.get()).toMatchObject({ visit });
  });

  it('outlives the refusal of the token that it replaced', () => {
    setSession(ana);
    setSession(sessionOf('ana', 'second'));
    loseSession('first');
    expect(sessionStore.get()).toMatchObject({ session: { token: 'second' }, lost: null });
  });

  it('is awaited by what was refused, and not the refused one', async () => {
    setSession(ana);
    const next = nextSession('first');
    loseSession('first');
    setSession(sessionOf('ana', 'second'));
    await expect(next).resolves.toBeUndefined();
  });
});
