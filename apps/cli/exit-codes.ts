/** How the command ends: scripts may rely on these. */
export const exit = {
  done: 0,
  /** The question that was asked has the answer no: a file is wrong (`check`), a digest differs (`verify`). */
  no: 1,
  /** Wrong use: an unknown verb or option, a file that cannot be used. Nothing was written. */
  wrongUse: 2,
  /** A fault of the program itself (EX_SOFTWARE of sysexits.h). */
  fault: 70,
  /** Stopped by Ctrl-C. What was done is kept for `--resume`. */
  interrupted: 130,
} as const;
