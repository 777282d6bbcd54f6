import { JSDOM } from 'jsdom';

/** An SCXML text as a document. */
export const parsed = (text: string): Document =>
  new new JSDOM('').window.DOMParser().parseFromString(text, 'application/xml');
