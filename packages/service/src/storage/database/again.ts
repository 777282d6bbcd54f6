const attempts = 10;

/** Retries a transaction that the database aborted in favour of another (`isLostRace`). */
export async function again<T>(isLostRace: (error: unknown) => boolean, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attempts || !isLostRace(error)) throw error;
    }
  }
}
