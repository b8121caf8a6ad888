import { useState } from 'preact/hooks';
import type { GrantPurpose, PopupHost } from '../messages.ts';

interface GrantButtonProps {
  readonly host: PopupHost;
  readonly url: string;
  /** What is allowed: a site, or a host. */
  readonly site: string;
  readonly purpose?: GrantPurpose;
  /** Undefined while it is not yet known. */
  readonly isGranted: boolean | undefined;
  readonly onChange: (isGranted: boolean) => void;
}

export function GrantButton({ host, url, site, purpose, isGranted, onChange }: GrantButtonProps) {
  const [problem, setProblem] = useState<string>();
  // The browser must be asked within the click itself: nothing may be awaited before.
  function ask(question: Promise<boolean>, result: boolean) {
    setProblem(undefined);
    question.then(
      (isDone) => (isDone ? onChange(result) : setProblem('The browser did not change the permission.')),
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    );
  }
  return (
    <div class="grant">
      {isGranted === true ? (
        <p>
          Crumbtrail may {purpose === 'keys' ? 'fetch the keys of' : 'read the cookies of'} <bdi>{site}</bdi>.{' '}
          <button type="button" class="link" onClick={() => ask(host.removeGrant(url, purpose), false)}>
            Take it back
          </button>
        </p>
      ) : (
        <button type="button" class="button primary" disabled={isGranted === undefined} onClick={() => ask(host.requestGrant(url, purpose), true)}>
          Allow for {site}
        </button>
      )}
      <p role="status">{problem}</p>
    </div>
  );
}
