import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';

const freshMilliseconds = 600_000;
const retryMilliseconds = 10_000;
/** So many fetches for unknown kids at once, and one more with each interval. */
const unknownAtOnce = 5;
const unknownMilliseconds = 5_000;

/**
 * The key set of an identity provider. The last good one stays in use while the provider is away.
 * An unknown kid fetches it at once, as after a rotation; but not for every forged one.
 */
export function createKeySet(url: URL): JWTVerifyGetKey {
  const never = Number.POSITIVE_INFINITY;
  const keys = createRemoteJWKSet(url, {
    timeoutDuration: 5_000,
    cacheMaxAge: never,
    cooldownDuration: never,
  });
  let refreshAt = 0;
  let left = unknownAtOnce;
  let countedAt = Date.now();

  function mayFetch(): boolean {
    const now = Date.now();
    left = Math.min(unknownAtOnce, left + (now - countedAt) / unknownMilliseconds);
    countedAt = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  }

  return async (header, token) => {
    const now = Date.now();
    if (keys.jwks() !== undefined && now >= refreshAt) {
      refreshAt = now + retryMilliseconds;
      void keys.reload().then(
        () => {
          refreshAt = Date.now() + freshMilliseconds;
        },
        // The keys at hand stay good, and the next token after a while tries again.
        () => {},
      );
    }
    try {
      return await keys(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || !mayFetch()) throw error;
      await keys.reload();
      return keys(header, token);
    }
  };
}
