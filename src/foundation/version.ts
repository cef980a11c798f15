/** The engine's version: part of every manifest. A test holds it to the package's own. */
export const version = "0.1.0";
