/** Made by assembly/build.mjs from assembly/fields.ts. */
export const fieldsBytes =
  "AGFzbQEAAAABCAFgBH98f38AAhIBA2VudgZtZW1vcnkCAwH//wMDAgEABxICBXByb2JlAAAGbWVtb3J5AgAKNQEzAQF/A0AgAiADSARAIAAgAkEEdGoiBCAE/QAEACAB/RT98gH9CwQAIAJBAWohAgwBCwsL";
