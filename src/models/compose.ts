import { InputError } from "../foundation/errors.ts";
import type { Model, ModelModule } from "./contract.ts";

const sections = ["states", "parameters", "formulas", "reactions", "derivatives", "events"] as const;

/**
 * Joins modules into a model.
 *
 * @throws {InputError} if two modules define the same name; names that nobody defines are found when the engine
 *   prepares the model, where formulas are parsed
 */
export function composeModel(name: string, meaning: string, modules: readonly ModelModule[]): Model {
  const joined: Record<string, Record<string, unknown>> = {};
  const origin: Record<string, string> = {};
  for (const section of sections) {
    joined[section] = {};
    for (const part of modules) {
      for (const [key, entry] of Object.entries(part[section] ?? {})) {
        const owner = section === "derivatives" ? `derivatives ${key}` : key;
        if (owner in origin) {
          throw new InputError(`${part.name}.${section}.${key}`, `a name that ${origin[owner]} defines`, "a new name");
        }
        origin[owner] = part.name;
        joined[section][key] = entry;
      }
    }
  }
  const smallPopulations = modules.flatMap((part) => part.smallPopulations ?? []);
  return { name, meaning, ...joined, smallPopulations, origin } as unknown as Model;
}
