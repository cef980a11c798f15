import type { ComponentChild } from "preact";
import { download, printPicture } from "../kit/save.ts";
import { figureText } from "./figure-text.ts";

interface Props {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly title: string;
  /** The figure for paper: in light, of a width of its own. */
  draw(): ComponentChild;
}

/** The figure as a file with real text. */
export function SavePicture({ name, title, draw }: Props) {
  const text = () => figureText(draw(), title);
  return (
    <>
      <button type="button" onClick={() => download(`${name}.svg`, new Blob([text()], { type: "image/svg+xml" }))}>
        Save picture (SVG)
      </button>
      <button type="button" onClick={() => printPicture(text())}>
        Save picture (PDF)
      </button>
    </>
  );
}
