import { management, type Role, senders } from '../procedure/roles.ts';
import { type EventType, events } from './events.ts';

/** Who may send an event; while the general management reviews, only they answer the exception. */
export function rolesFor(
  type: EventType,
  { review }: { review: { level: 'supervisor' | 'gerencia' } | null },
): readonly Role[] {
  const { sender } = events[type];
  return sender === 'reviewer' && review?.level === 'gerencia' ? management : senders[sender];
}
