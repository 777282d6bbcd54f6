const attempts = 10;

/** Does a work once more when the database gave it up in favour of another's (`isLostRace`). */
export async function again<T>(isLostRace: (error: unknown) => boolean, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attempts || !isLostRace(error)) throw error;
    }
  }
}
