/**
 * A machine to be drawn: its configuration as JSON text. The worker answers with the layout, or
 * null where there is none.
 */
export interface DrawRequest {
  readonly definition: string;
  readonly lang: string;
}
