import type { SpheroidResult } from "./run.ts";

export function writePage(_folder: string, _result: SpheroidResult): void {}
