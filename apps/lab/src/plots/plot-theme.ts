import { canvas, outline } from "../design/palette.ts";
import { systemColours } from "../design/system-colours.ts";
import type { Theme } from "../kit/theme.ts";

/** Colours of axes and grounds: the tissue's canvas, so that lines have the contrast that cells have. */
export interface PlotTheme {
  readonly ground: string;
  readonly ink: string;
  readonly quiet: string;
  readonly grid: string;
  readonly ghost: string;
  /** Along lines that are too pale for the ground. */
  readonly edge: string;
}

const plotThemes: Readonly<Record<Theme, PlotTheme>> = {
  light: { ground: canvas.light, ink: outline, quiet: "#4a525c", grid: "#e4e0d6", ghost: "#9a958a", edge: "#5d6064" },
  dark: { ground: canvas.dark, ink: "#eceae4", quiet: "#b4bac2", grid: "#262e38", ghost: "#76808c", edge: "#a3a8ad" },
};

/** The colours of now: those of the theme, unless the system forces its own. */
export function plotTheme(theme: Theme): PlotTheme {
  const forced = systemColours.peek();
  if (!forced) return plotThemes[theme];
  const { line: ground, ink } = forced;
  return { ground, ink, quiet: ink, grid: `${ink}33`, ghost: `${ink}99`, edge: ink };
}
