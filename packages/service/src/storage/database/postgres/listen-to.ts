import pg from 'pg';

const pauseMilliseconds = 500;

/** Listens to a channel on a separate connection, and reconnects until it is ended. */
export function listenTo(url: string, channel: string, heard: () => void): () => Promise<void> {
  let client: pg.Client | undefined;
  let isEnded = false;
  let pause: NodeJS.Timeout | undefined;

  function connectAgain(): void {
    clearTimeout(pause);
    if (!isEnded) pause = setTimeout(connect, pauseMilliseconds);
  }

  async function connect(): Promise<void> {
    const connecting = new pg.Client({
      connectionString: url,
      application_name: 'conexion-listen',
      keepAlive: true,
    });
    client = connecting;
    connecting.on('notification', heard);
    connecting.on('error', connectAgain);
    connecting.on('end', connectAgain);
    try {
      await connecting.connect();
      await connecting.query(`listen ${channel}`);
      // A notification may have been missed while the connection was down.
      heard();
    } catch {
      connectAgain();
    }
  }

  void connect();
  return async () => {
    isEnded = true;
    clearTimeout(pause);
    await client?.end().catch(() => {});
  };
}
