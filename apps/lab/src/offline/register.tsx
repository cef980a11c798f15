import { signal } from "@preact/signals";

const waiting = signal<ServiceWorker | undefined>(undefined);

/** Keeps the site on the device. Without service workers, or without leave to store, it works from the network. */
export function keepOffline(root: URL): void {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  navigator.serviceWorker
    .register(new URL("sw.js", root), { scope: root.pathname })
    .then((registration) => {
      const tell = (worker: ServiceWorker | null) => {
        if (worker?.state === "installed" && navigator.serviceWorker.controller) waiting.value = worker;
      };
      tell(registration.waiting);
      registration.addEventListener("updatefound", () => {
        const { installing } = registration;
        installing?.addEventListener("statechange", () => tell(installing));
      });
    })
    .catch(() => undefined);
}

/** Told when a newer build is on the device already. */
export function UpdateNotice() {
  if (!waiting.value) return null;
  const update = () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.value?.postMessage("take over");
  };
  return (
    <div class="notice row" role="status">
      <span>New version. Your run is kept.</span>
      <button type="button" onClick={update}>
        Load it
      </button>
    </div>
  );
}
