interface SearchFieldProps {
  /** What is filtered: `cookies`. */
  readonly of: string;
  readonly text: string;
  readonly onInput: (text: string) => void;
}

export function SearchField({ of, text, onInput }: SearchFieldProps) {
  return (
    <label>
      <span class="visually-hidden">Filter {of} by text</span>
      <input type="search" class="field" placeholder="Filter" value={text} onInput={(event) => onInput(event.currentTarget.value)} />
    </label>
  );
}
