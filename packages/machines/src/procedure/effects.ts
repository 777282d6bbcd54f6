import { text } from './text.ts';

/** What each effect does. */
export const effectLabels = {
  openPendiente: text('Abre un pendiente', 'Opens a pendiente'),
  openAgenda: text('Abre pendientes', 'Opens pendientes'),
  settlePendientes: text('Atiende pendientes', 'Settles pendientes'),
  cancelPendientes: text('Cancela pendientes', 'Cancels pendientes'),
  notify: text('Da aviso a un superior', 'Tells a superior'),
  releaseProvider: text('Libera al proveedor', 'Releases the provider'),
} as const;
