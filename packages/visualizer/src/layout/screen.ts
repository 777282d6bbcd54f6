/** The area in which a picture must be readable: only the ratio of its sides counts. */
export interface Screen {
  width: number;
  height: number;
}

export const wideScreen: Screen = { width: 1440, height: 900 };
export const uprightScreen: Screen = { width: wideScreen.height, height: wideScreen.width };
