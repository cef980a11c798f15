import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

interface ScrollBoxProps {
  readonly label: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** What may be wider than the page scrolls in a box of its own, which the keyboard reaches when there is something to scroll. */
export function ScrollBox({ label, class: name = "", children }: ScrollBoxProps) {
  const box = useRef<HTMLElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const { current } = box;
    if (!current) return;
    const look = () =>
      setScrolls(current.scrollWidth > current.clientWidth + 1 || current.scrollHeight > current.clientHeight + 1);
    const watcher = new ResizeObserver(look);
    const watch = () => {
      watcher.disconnect();
      watcher.observe(current);
      for (const child of current.children) watcher.observe(child);
    };
    watch();
    // Figures are drawn after their box is there, and drawn anew for another width.
    const changes = new MutationObserver(watch);
    changes.observe(current, { childList: true });
    return () => {
      watcher.disconnect();
      changes.disconnect();
    };
  }, []);
  return (
    <section ref={box} class={`scroll ${name}`} aria-label={label} {...(scrolls && { tabIndex: 0 })}>
      {children}
    </section>
  );
}
