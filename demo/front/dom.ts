export function element<E extends HTMLElement = HTMLElement>(selector: string): E {
  const found = document.querySelector<E>(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}

/** The text fields of a form. */
export function formValues(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
}

/** One note as a card; each button gets itself, so that its place can show the outcome. */
export function listItem(
  title: string,
  text: string,
  date: string,
  buttons: Readonly<Record<string, (button: HTMLButtonElement) => Promise<void>>>,
  report: (work: Promise<void>) => void,
): HTMLLIElement {
  const item = document.createElement('li');
  item.className = 'card';
  const foot = document.createElement('div');
  foot.className = 'foot';
  foot.append(withText('time', date));
  for (const [label, act] of Object.entries(buttons)) {
    const button = withText('button', label);
    button.className = 'quiet';
    button.dataset.action = label.toLowerCase();
    button.addEventListener('click', () => report(act(button)));
    foot.append(button);
  }
  item.append(withText('h2', title), withText('p', text), foot);
  return item;
}

export function tableRow(cells: readonly (string | HTMLElement)[]): HTMLTableRowElement {
  const row = document.createElement('tr');
  for (const cell of cells) {
    const data = document.createElement('td');
    data.append(cell);
    row.append(data);
  }
  return row;
}

export function textItem(text: string): HTMLLIElement {
  return withText('li', text);
}

function withText<K extends keyof HTMLElementTagNameMap>(tag: K, text: string): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(tag), { textContent: text });
}
