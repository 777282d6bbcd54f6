const attempts = 10;

/** Retries a transaction once when the database aborted it in favour of another (`isLostRace`). */
export async function again<T>(isLostRace: (error: unknown) => boolean, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attempts || !isLostRace(error)) throw error;
    }
  }
}
