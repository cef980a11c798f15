import type { Theme } from "../kit/theme.ts";

/** Colours of a figure as plain values, so that a saved file looks the same without the page. */
export interface FigureColours {
  readonly paper: string;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly accent: string;
}

export const figureColours: Readonly<Record<Theme, FigureColours>> = {
  light: { paper: "#ffffff", ink: "#11161d", quiet: "#4a525c", line: "#d9d5cb", accent: "#1a55c0" },
  dark: { paper: "#171d26", ink: "#eceae4", quiet: "#b4bac2", line: "#36404b", accent: "#8db4ff" },
};
