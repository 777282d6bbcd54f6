/** Posts a body to a path of the API, and resolves to the answer. Throws where it is no success. */
export type Post = <T>(path: string, body: object) => Promise<T>;

/** Speaks to a service as a coordinator of the demonstration, without the page. */
export async function demoClient(url: string, user: string, name?: string): Promise<Post> {
  const post = async <T>(path: string, body: object, headers = {}): Promise<T> => {
    const answer = await fetch(`${url}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const { token } = await post<{ token: string }>('api/demo/token', { user, role: 'coordinador', name });
  return (path, body) => post(path, body, { authorization: `Bearer ${token}` });
}
