import type { ComponentChildren } from 'preact';
import { countWords } from '../../ui/quantities.ts';
import { Said } from '../../ui/said.tsx';
import type { SourceSession } from '../source-session.ts';

/** What stands in the view while there is no result. */
export function SourceNotice({ source }: { readonly source: SourceSession }) {
  const { done, total } = source.progress.value;
  switch (source.stage.value) {
    case 'unavailable':
      return (
        <Notice title="This browser does not hand scripts to extensions">
          <p>Firefox has no way to read what its debugger holds, and Crumbtrail fetches nothing by itself. Lint the code where it is written instead, with the ESLint plugin or the command.</p>
        </Notice>
      );
    case 'failed':
      return (
        <Notice title="The scripts could not be read" role="alert">
          <p class="value">
            <Said text={source.problem.value} />
          </p>
          <button type="button" class="button primary" onClick={() => void source.start()}>
            Try again
          </button>
        </Notice>
      );
    case 'linting':
      return (
        <Notice title="Linting the page's scripts …">
          <p>
            {done.toLocaleString('en')} of {countWords(total, 'file')}
          </p>
          <progress aria-label="Files linted" value={done} max={Math.max(1, total)} />
        </Notice>
      );
    default:
      return (
        <Notice title="Reading the page's scripts …">
          <p>As DevTools holds them, with the originals of their source maps.</p>
        </Notice>
      );
  }
}

function Notice({ title, role, children }: { readonly title: string; readonly role?: 'alert'; readonly children: ComponentChildren }) {
  return (
    <div class="notice" role={role}>
      <h1>{title}</h1>
      {children}
    </div>
  );
}
