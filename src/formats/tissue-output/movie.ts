import { InputError } from "../../foundation/errors.ts";

export interface MovieOptions {
  /** Pictures a second; 12 when absent. */
  readonly rate?: number;
  /** What encoders know: MP4 for films, GIF for pages that show nothing else. */
  readonly format?: "mp4" | "gif";
}

/** Name of the n-th picture of a run (n from 0), such that names sort in the order of time. */
export function pictureName(index: number, extension = "png"): string {
  return `tissue_${String(index).padStart(8, "0")}.${extension}`;
}

/**
 * Arguments for the program `ffmpeg`, in the folder where the pictures are, to join them to a movie.
 *
 * @param movie  name of the file to write
 */
export function movieArguments(movie: string, { rate = 12, format = "mp4" }: MovieOptions = {}): string[] {
  if (!(rate > 0 && rate <= 120)) throw new InputError("movie, rate", String(rate), "0 to 120 pictures a second");
  const input = ["-y", "-loglevel", "error", "-framerate", String(rate), "-i", "tissue_%08d.png"];
  // Pictures are small next to what the colour table of a GIF costs where it is made anew for each.
  const gif = [
    "-vf",
    "scale=820:-1:flags=lanczos,split[a][b];[a]palettegen[p];[b][p]paletteuse=dither=none",
    "-loop",
    "0",
  ];
  // The encoder that all players know wants even edges, and half the resolution in colour.
  const mp4 = [
    "-vf",
    "pad=ceil(iw/2)*2:ceil(ih/2)*2:color=0xFBFAF7",
    "-c:v",
    "libx264",
    "-crf",
    "18",
    "-pix_fmt",
    "yuv420p",
  ];
  const output = format === "gif" ? gif : [...mp4, "-movflags", "+faststart"];
  return [...input, ...output, movie];
}
