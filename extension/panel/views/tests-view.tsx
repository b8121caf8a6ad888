import { useEffect, useMemo, useState } from 'preact/hooks';
import { factsOf } from '#shared/facts/fact.ts';
import type { ProbeKind } from '#shared/facts/probe.ts';
import { probeCredentials, probeSubject, type ProbeSubject } from '#shared/probe/probe-subject.ts';
import { probeBounds } from '#shared/probe/run-probes.ts';
import { answersWords, probeQuestions } from '#shared/report/probes.ts';
import type { ProbeLeave } from '../../messages.ts';
import { printableText } from '#shared/report/printable-text.ts';
import { Said } from '../../ui/said.tsx';
import type { PanelAudit } from '../audit.ts';
import type { PanelState } from '../panel-state.ts';
import type { ProbeSession } from '../probe-session.ts';

const kinds: readonly { readonly kind: ProbeKind; readonly hint: string; readonly ofJwt?: true }[] = [
  { kind: 'after-logout', hint: 'You sign out when you are asked to; then the credential from before is sent once more.' },
  { kind: 'altered-signature', hint: 'One character of the signature is another. The claims stay as they are.', ofJwt: true },
  { kind: 'alg-none', hint: 'The signature is left out. The claims stay as they are.', ofJwt: true },
  { kind: 'expired-token', hint: 'Needs a token of this login that was recorded and has expired.', ofJwt: true },
];

/** Questions that only a request can answer. Nothing is sent before the user consented for the origin. */
export function TestsView({ state, audit }: { readonly state: PanelState; readonly audit: PanelAudit }) {
  const { tests } = state;
  const subjects = useMemo(() => subjectsIn(audit), [audit]);
  const isBusy = tests.phase.value === 'running' || tests.phase.value === 'waiting-for-logout';
  return (
    <div class="tests">
      <div class="view-head">
        <h1>Tests</h1>
        <p class="quiet">Some questions only a request can answer. Nothing is sent unless you start it here.</p>
      </div>
      {isBusy ? <Running tests={tests} /> : subjects.length === 0 ? <p>No login credential was seen on a request yet. Sign in, and let the page load something.</p> : <Order state={state} subjects={subjects} />}
      {tests.problem.value === undefined ? null : <p role="alert">{tests.problem.value}</p>}
      <Outcome tests={tests} audit={audit} />
    </div>
  );
}

interface Candidate {
  readonly origin: string;
  readonly subject: ProbeSubject;
}

const mostOrigins = 10;

/** Origins that were sent a login credential, with each that they were sent; the page's own first. */
function subjectsIn({ capture }: PanelAudit): Candidate[] {
  const { facts, target } = capture;
  const urls = [target, ...factsOf(facts, 'exchange').flatMap(({ scope, url }) => (scope === 'site' ? [url] : []))];
  const origins = new Set(urls.flatMap((url) => (URL.canParse(url) ? [new URL(url).origin] : [])));
  return [...origins].slice(0, mostOrigins).flatMap((origin) =>
    probeCredentials(facts, origin).flatMap((credential) => {
      const subject = probeSubject(facts, { origin, credential, page: target });
      return typeof subject === 'string' ? [] : [{ origin, subject }];
    }),
  );
}

function Order({ state, subjects }: { readonly state: PanelState; readonly subjects: readonly Candidate[] }) {
  const { tests } = state;
  const [chosen, choose] = useState<ReadonlySet<ProbeKind>>(new Set<ProbeKind>(['after-logout']));
  const [wantedOrigin, setOrigin] = useState<string>();
  const [wantedCredential, setCredential] = useState<string>();
  const [address, setAddress] = useState('');
  const atOrigin = subjects.filter(({ origin }) => origin === (subjects.find((one) => one.origin === wantedOrigin) ?? subjects[0])?.origin);
  const current = atOrigin.find(({ subject }) => subject.credential.name === wantedCredential) ?? atOrigin[0];
  const leave = useLeave(tests, current?.origin, state.isGranted.value);
  if (current === undefined) return null;
  const { origin, subject } = current;
  const isJwt = subject.jwt !== undefined;
  const wanted = kinds.filter(({ kind, ofJwt }) => chosen.has(kind) && (ofJwt !== true || isJwt)).map(({ kind }) => kind);
  // Not yet known is no refusal: nothing is offered that may not be needed.
  const isAllowed = leave === undefined || (subject.credential.by === 'cookie' ? leave.cookies : leave.site);
  const problem = addressProblem(address, origin);
  const hasConsent = tests.consents.value.has(origin);

  function toggle(kind: ProbeKind, isOn: boolean) {
    choose(new Set(isOn ? [...chosen, kind] : [...chosen].filter((other) => other !== kind)));
  }

  return (
    <form
      class="test-order"
      onSubmit={(event) => {
        event.preventDefault();
        void tests.start({ origin, kinds: wanted, credential: subject.credential.name, ...(address === '' ? {} : { address }), ...(state.pageUrl.value === undefined ? {} : { page: state.pageUrl.value }) });
      }}
    >
      <fieldset>
        <legend>What to find out</legend>
        {kinds.map(({ kind, hint, ofJwt }) => (
          <label class="test-kind">
            <input type="checkbox" checked={wanted.includes(kind)} disabled={ofJwt === true && !isJwt} onChange={({ currentTarget }) => toggle(kind, currentTarget.checked)} />
            <span>
              {probeQuestions[kind]} <span class="quiet">{ofJwt === true && !isJwt ? <>Not of <Said text={subject.credential.name} />, which is no signed JWT.</> : hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>Where</legend>
        <label class="test-where">
          Origin
          <select class="field" value={origin} onChange={({ currentTarget }) => setOrigin(currentTarget.value)}>
            {[...new Set(subjects.map((candidate) => candidate.origin))].map((one) => (
              <option value={one}>{one}</option>
            ))}
          </select>
        </label>
        {atOrigin.length < 2 ? null : (
          <label class="test-where">
            Credential
            <select class="field" value={subject.credential.name} onChange={({ currentTarget }) => setCredential(currentTarget.value)}>
              {atOrigin.map((candidate) => (
                <option value={candidate.subject.credential.name}>{printableText(candidate.subject.credential.name)}</option>
              ))}
            </select>
          </label>
        )}
        <label class="test-where">
          Address (optional)
          <input class="field" type="url" value={address} placeholder={subject.addresses[0] ?? `${origin}/account`} aria-invalid={problem !== undefined} onInput={({ currentTarget }) => setAddress(currentTarget.value.trim())} />
        </label>
        {problem === undefined ? null : <p role="alert">{problem}</p>}
      </fieldset>
      <section class="consent" aria-label="What will be sent">
        <h2>What will be sent</h2>
        <ul>
          <li>
            At most {probeBounds.requests} GET requests to <b>{origin}</b>, one a second, and nothing to any other address. Redirects are not followed.
          </li>
          <li>
            They carry your own credential <b><Said text={subject.credential.name} /></b> ({subject.credential.by === 'cookie' ? 'cookie' : 'Authorization header'}): as it is, as the test alters or repeats it,
            and not at all, to compare the answers.
          </li>
          <li>The cookies and the storage of your browser stay as they are. The answers are compared and forgotten; every test is listed in the report.</li>
          <li>The service may log such requests or count them as an attack. Test only what you may test.</li>
        </ul>
        <label class="test-kind">
          <input id="tests-consent" type="checkbox" checked={hasConsent} onChange={({ currentTarget }) => tests.setConsent(origin, currentTarget.checked)} />
          <span>
            I may test {origin}, and these requests may be sent.
          </span>
        </label>
      </section>
      {isAllowed ? (
        <button type="submit" class="button primary" id="tests-start" disabled={!hasConsent || leave === undefined || wanted.length === 0 || problem !== undefined}>
          Start
        </button>
      ) : (
        <div class="offer">
          <p>
            {leave?.site === true ? 'This browser does not let an extension repeat a cookie. The command can: crumbtrail --probe.' : 'To send a request to this site, Crumbtrail needs your permission for it.'}
          </p>
          <button type="button" class="button" disabled={leave?.site === true} onClick={() => tests.askForLeave(origin)}>
            Allow for this site …
          </button>
        </div>
      )}
    </form>
  );
}

function useLeave(tests: ProbeSession, origin: string | undefined, grants: unknown): ProbeLeave | undefined {
  const [leave, setLeave] = useState<ProbeLeave>();
  useEffect(() => {
    let isCurrent = true;
    if (origin !== undefined) void tests.leaveFor(origin).then((found) => isCurrent && setLeave(found));
    return () => void (isCurrent = false);
  }, [tests, origin, grants]);
  return leave;
}

function addressProblem(address: string, origin: string): string | undefined {
  if (address === '') return undefined;
  return URL.canParse(address) && new URL(address).origin === origin ? undefined : `The address must begin with ${origin}/.`;
}

function Running({ tests }: { readonly tests: ProbeSession }) {
  const isWaiting = tests.phase.value === 'waiting-for-logout';
  return (
    <div class="offer" role="status">
      {isWaiting ? <p><b>Now sign out in the page</b>, as you would otherwise. Then the old credential is sent once more.</p> : <p>{tests.sent.value} of at most {probeBounds.requests} requests sent …</p>}
      {isWaiting ? (
        <button type="button" class="button primary" id="tests-logged-out" onClick={() => tests.loggedOut()}>
          I have signed out
        </button>
      ) : null}
      <button type="button" class="button" onClick={() => tests.stop()}>
        Stop
      </button>
    </div>
  );
}

const outcomeWords = { accepted: 'Yes', refused: 'No', unsure: 'Cannot be told' } as const;

function Outcome({ tests, audit }: { readonly tests: ProbeSession; readonly audit: PanelAudit }) {
  const run = tests.run.value;
  if (run === undefined) return null;
  const { probes = [] } = audit.report;
  return (
    <section aria-labelledby="tests-outcome">
      <h2 id="tests-outcome">Outcome: {run.sent} requests were sent</h2>
      {run.limits.map(({ what, why, remedy }) => (
        <p>
          {what} {why} {remedy}
        </p>
      ))}
      {probes.length === 0 ? null : (
        <div class="table-scroll" tabIndex={0} role="group" aria-label="Outcome of the tests">
          <table class="grid">
            <thead>
              <tr>
                <th scope="col">Question</th>
                <th scope="col">Outcome</th>
                <th scope="col">Request</th>
                <th scope="col">Answers</th>
              </tr>
            </thead>
            <tbody>
              {probes.map(({ probe, outcome, reason, method, url, name, answers }) => (
                <tr>
                  <th scope="row">{probeQuestions[probe]}</th>
                  <td>
                    <b class={`outcome-${outcome}`}>{outcomeWords[outcome]}</b> {reason}
                  </td>
                  <td>
                    {method} <Said text={url} /> with <Said text={name} />
                  </td>
                  <td>{answersWords(answers)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
