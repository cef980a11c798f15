import { canvas, outline } from "../design/palette.ts";
import type { Theme } from "../kit/theme.ts";

/** Colours of axes and grounds: the tissue's canvas, so that lines have the contrast that cells have. */
export interface PlotTheme {
  readonly ground: string;
  readonly ink: string;
  readonly quiet: string;
  readonly grid: string;
  readonly ghost: string;
}

export const plotThemes: Readonly<Record<Theme, PlotTheme>> = {
  light: { ground: canvas.light, ink: outline, quiet: "#4a525c", grid: "#e4e0d6", ghost: "#9a958a" },
  dark: { ground: canvas.dark, ink: "#eceae4", quiet: "#b4bac2", grid: "#262e38", ghost: "#76808c" },
};
