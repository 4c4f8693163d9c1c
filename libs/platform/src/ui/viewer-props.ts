/** A found word on the page; shares (0 to 1) of the page's width and height. */
export interface Mark {
  x: number;
  y: number;
  width: number;
  height: number;
  label?: string;
}

export interface ViewerPage {
  number: number;
  imageUrl: string;
  thumbUrl?: string;
  /** The address of this same screen showing this page; works without JavaScript. */
  href: string;
  /** Pixels of the image, so that nothing jumps while it loads. */
  width?: number;
  height?: number;
  marks?: Mark[];
  /** A word under the thumbnail, `ilegible`. */
  note?: string;
}

/** How the page is looked at. */
export interface ViewState {
  /** Per cent of the width of the frame. */
  zoom: number;
  /** Degrees clockwise: 0, 90, 180 or 270. */
  turn: number;
}
