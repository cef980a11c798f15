import type { Method } from "./method.ts";
import { rodas3p } from "./rodas3p.ts";
import { rodas5p } from "./rodas5p.ts";
import { tsit5 } from "./tsit5.ts";

export const methods = { rodas5p, rodas3p, tsit5 } as const satisfies Record<string, Method>;

export type MethodName = keyof typeof methods;
