import type { Role } from '@conexion/machines';

/** The initials of a person, in the colour of their role. */
export const Avatar = ({ name, role }: { readonly name: string; readonly role: Role }) => (
  <span className="avatar" aria-hidden="true" data-role={role}>
    {initials(name)}
  </span>
);

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
