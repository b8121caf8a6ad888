import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useVirtualizer } from './use-virtualizer.ts';

interface VirtualListProps<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** Pixels of an item that was not drawn yet. */
  readonly usualHeight: number;
  /** Index to bring into sight. */
  readonly focus?: number;
  readonly children: (item: Item) => ComponentChildren;
}

/** A list of items that open and close: measured as they are drawn, and only those in sight are in the document. */
export function VirtualList<Item>({ label, items, keyOf, usualHeight, focus = -1, children }: VirtualListProps<Item>) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    estimateSize: () => usualHeight,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
    overscan: 8,
  });
  useEffect(() => {
    if (focus > 0) virtualizer.scrollToIndex(focus, { align: 'start' });
  }, [virtualizer, focus]);
  return (
    <div class="virtual-list" ref={scroller} tabIndex={0} role="group" aria-label={label}>
      <ul style={{ height: `${virtualizer.getTotalSize()}px` }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <li key={key} data-index={index} aria-setsize={items.length} aria-posinset={index + 1} ref={virtualizer.measureElement} style={{ transform: `translateY(${start}px)` }}>
              {children(item)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
