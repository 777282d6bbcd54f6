/**
 * The fields of a package.json that point to the sources of a package of ours; none while the
 * repository has no address.
 * @param {string} repository the address that people open, such as `https://github.com/owner/name`
 * @param {string} name `@conexion/` and the name of the folder
 */
export function repositoryFields(repository, name) {
  if (!repository) return {};
  const directory = name.replace('@conexion/', 'packages/');
  return {
    repository: { type: 'git', url: `git+${repository}.git`, directory },
    homepage: `${repository}/tree/HEAD/${directory}#readme`,
    bugs: { url: `${repository}/issues` },
  };
}
