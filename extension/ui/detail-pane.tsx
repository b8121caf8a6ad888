import type { ComponentChildren } from 'preact';

interface DetailPaneProps {
  readonly label: string;
  readonly title: ComponentChildren;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** What is known of the selected row. */
export function DetailPane({ label, title, onClose, children }: DetailPaneProps) {
  return (
    <aside class="detail-pane" aria-label={label} tabIndex={0}>
      <h2>{title}</h2>
      <button type="button" class="tool close" aria-label="Close the details" title="Close the details" onClick={onClose}>
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <path d="M4 2.9 8 6.9l4-4L13.1 4l-4 4 4 4-1.1 1.1-4-4-4 4L2.9 12l4-4-4-4z" />
        </svg>
      </button>
      {children}
    </aside>
  );
}
