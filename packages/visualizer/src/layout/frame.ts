/** The heights that all parts of the picture share, from its top. */
export interface Frame {
  margin: number;
  regionTop: number;
  cardsTop: number;
  regionPadding: number;
  regionBottom: number;
  closureTop: number;
  closureBottom: number;
}
