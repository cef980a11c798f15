import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { type MovieOptions, movieArguments } from "../../../src/index.ts";
import { moviePictures } from "./look-writers.ts";
import { partsName, type RunFolder } from "./run-folder.ts";

/**
 * Joins the pictures of a run to a movie: MP4, or GIF where the encoder has no MP4.
 *
 * @param within  folder of one of several tissues, with a slash behind
 * @returns warnings: why there is none
 */
export async function makeMovie(folder: RunFolder, within = ""): Promise<readonly string[]> {
  let reason = "";
  for (const format of ["mp4", "gif"] as const) {
    reason = await encode(folder, format, within);
    if (reason === "") return [];
    if (reason === "ENOENT") return ["no movie: the program ffmpeg is not installed"];
  }
  return [`no movie: ffmpeg says ${reason}`];
}

/** @returns why it did not work, "" where it did */
async function encode(folder: RunFolder, format: NonNullable<MovieOptions["format"]>, within: string): Promise<string> {
  const file = `tissue.${format}`;
  const made = resolve(folder.at(partsName, file));
  const reason = await new Promise<string>((done) => {
    execFile(
      "ffmpeg",
      movieArguments(made, { format }),
      { cwd: folder.at(moviePictures, within) },
      (error, _, said) => {
        done(error ? (error.code === "ENOENT" ? "ENOENT" : (said.trim().split("\n").at(-1) ?? error.message)) : "");
      },
    );
  });
  if (reason === "") await folder.take(`${within}${file}`, made);
  return reason;
}
