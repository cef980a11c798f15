declare module "*.yaml" {
  const data: Readonly<Record<string, unknown>>;
  export default data;
}
