import type { ConditionName } from '../asistencia/citations.ts';
import { type Text, text } from './text.ts';

/** In which cases a clause that a transition names applies. */
export const conditionLabels = {
  isHome: text('en hogar', 'at home'),
  isLongTow: text('grúa foránea', 'long-distance tow'),
  isMarketTested: text('en hogar, si el afiliado paga algo', 'at home, where the afiliado pays'),
  isTariffTested: text(
    'grúa foránea, si el afiliado paga algo',
    'long-distance tow, where the afiliado pays',
  ),
  isObjectionReviewed: text('pedida por un afiliado molesto', 'asked for an afiliado who is upset'),
  isGoodwillReviewed: text('pedida por ser el primer servicio', 'asked for a first service'),
  isSpecialReviewed: text('pedida como caso especial', 'asked as a special case'),
  isGoodwill: text('tras la excepción de primer servicio', 'after a first-service exception'),
  isProviderAssigned: text('con proveedor asignado', 'with a provider assigned'),
} as const satisfies Record<ConditionName, Text>;
