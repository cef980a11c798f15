/** What engines say when they could get no more memory: V8, SpiderMonkey, JavaScriptCore, and WebAssembly in each. */
const words =
  /out of memory|allocation failed|failed to allocate|could not allocate|allocation (size overflow|too large)|maximum memory size|memory\.grow|invalid (typed )?array (buffer )?length|not enough memory/i;

/** Whether something failed because the browser gives no more memory, and not because it was wrong. */
export function isOutOfMemory(error: unknown): boolean {
  const { name = "", message = String(error) } = error instanceof Error ? error : {};
  return words.test(message) && /^(RangeError|InternalError|RuntimeError|Error|QuotaExceededError|)$/.test(name);
}
