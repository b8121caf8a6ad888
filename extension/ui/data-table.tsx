import { defaultRangeExtractor } from '@tanstack/virtual-core';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { useVirtualizer } from './use-virtualizer.ts';

export interface Column<Row> {
  readonly title: string;
  /** A track of a CSS grid: `64px`, `minmax(120px, 2fr)`. */
  readonly width: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** What the rows are sorted by when the head is pressed. */
  readonly sortBy: (row: Row) => string | number;
  readonly hint?: (row: Row) => string | undefined;
  readonly isNumber?: boolean;
}

interface DataTableProps<Row> {
  /** What the rows are, for those who hear the table. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly selected: string | undefined;
  readonly onSelect: (key: string | undefined) => void;
}

/** Pixels; the style sheet says the same. */
const rowHeight = 22;

interface Order {
  readonly column: number;
  readonly isDescending: boolean;
}

/** A table of any length: only the rows in sight are in the document. It is one stop of the Tab key; arrows move the selection. */
export function DataTable<Row>({ label, columns, rows, keyOf, selected, onSelect }: DataTableProps<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const [order, setOrder] = useState<Order>();
  const sorted = useMemo(() => sortedRows(rows, columns, order), [rows, columns, order]);
  const active = selected === undefined ? -1 : sorted.findIndex((row) => keyOf(row) === selected);
  const virtualizer = useVirtualizer({
    count: sorted.length,
    estimateSize: () => rowHeight,
    getScrollElement: () => scroller.current,
    scrollMargin: rowHeight,
    scrollPaddingStart: rowHeight,
    // The selected row stays in the document, because the table names it as its active descendant.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return active < 0 || shown.includes(active) ? shown : [...shown, active].toSorted((a, b) => a - b);
    },
  });
  useEffect(() => {
    if (active >= 0) virtualizer.scrollToIndex(active, { align: 'auto' });
  }, [virtualizer, active]);

  function moveSelection(event: KeyboardEvent) {
    if (scroller.current === null || event.target !== scroller.current) return;
    if (event.key === 'Escape' && selected !== undefined) return onSelect(undefined);
    const page = Math.max(1, Math.floor((scroller.current.clientHeight - rowHeight) / rowHeight) - 1);
    const target = { ArrowDown: active + 1, ArrowUp: active < 0 ? 0 : active - 1, PageDown: active + page, PageUp: active - page, Home: 0, End: sorted.length - 1 }[event.key];
    const row = target === undefined ? undefined : sorted[Math.min(Math.max(target, 0), sorted.length - 1)];
    if (row === undefined) return;
    event.preventDefault();
    onSelect(keyOf(row));
  }

  return (
    <div
      class="data-table"
      role="grid"
      aria-label={label}
      aria-rowcount={sorted.length + 1}
      aria-activedescendant={active < 0 ? undefined : `${id}-${active}`}
      tabIndex={0}
      ref={scroller}
      onKeyDown={moveSelection}
      style={{ '--tracks': columns.map(({ width }) => width).join(' ') }}
    >
      <div class="data-head" role="row" aria-rowindex={1}>
        {columns.map(({ title, isNumber }, index) => (
          <div role="columnheader" class={isNumber ? 'number' : undefined} aria-sort={order?.column !== index ? undefined : order.isDescending ? 'descending' : 'ascending'}>
            <button type="button" class="sorter" onClick={() => setOrder(nextOrder(order, index))}>
              {title}
              {order?.column === index ? <span aria-hidden="true">{order.isDescending ? ' ▾' : ' ▴'}</span> : null}
            </button>
          </div>
        ))}
      </div>
      <div class="data-body" role="rowgroup" style={{ height: `${virtualizer.getTotalSize()}px` }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = sorted[index];
          if (row === undefined) return null;
          return (
            <div
              key={keyOf(row)}
              id={`${id}-${index}`}
              class={index % 2 === 0 ? 'data-row' : 'data-row odd'}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={index === active}
              style={{ transform: `translateY(${start - rowHeight}px)` }}
              onClick={() => onSelect(index === active ? undefined : keyOf(row))}
            >
              {columns.map(({ cell, hint, isNumber }, column) => (
                <div role={column === 0 ? 'rowheader' : 'gridcell'} class={isNumber ? 'number' : undefined} title={hint?.(row)} onMouseEnter={({ currentTarget }) => hintAtCut(currentTarget, hint?.(row))}>
                  {cell(row)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** A cell that is too narrow for its words says them when it is pointed at, before what else there is to say of it. */
function hintAtCut(cell: HTMLElement, hint = ''): void {
  const words = cell.scrollWidth > cell.clientWidth ? cell.innerText : '';
  cell.title = words === '' || hint.includes(words) ? hint : [words, hint].join('\n').trim();
}

function nextOrder(order: Order | undefined, column: number): Order | undefined {
  if (order?.column !== column) return { column, isDescending: false };
  return order.isDescending ? undefined : { column, isDescending: true };
}

/** The rows as they came until a head is pressed. */
function sortedRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], order: Order | undefined): readonly Row[] {
  const sortBy = order === undefined ? undefined : columns[order.column]?.sortBy;
  if (order === undefined || sortBy === undefined) return rows;
  const direction = order.isDescending ? -1 : 1;
  return rows.toSorted((a, b) => direction * compared(sortBy(a), sortBy(b)));
}

function compared(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
}
