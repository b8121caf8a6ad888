import { Command, Option } from 'commander';
import type { Capture } from '#shared/facts/capture.ts';
import type { TokenFact } from '#shared/facts/token.ts';
import type { SecretOrigin } from '#shared/standards/weak-secrets.ts';
import { contextFor, type AuditContext } from '../audit/context.ts';
import { judgedReport } from '../audit/judged-report.ts';
import { remark } from '../audit/outcome.ts';
import { deliver } from '../deliver.ts';
import { Failure, reasonOf } from '../failure.ts';
import { textOfInput, type Io } from '../io.ts';
import { deliveryOf, reportOptions, urlFrom, type ReportFlags } from '../options.ts';
import type { Finish } from '../program.ts';
import { decodedText } from '../token/decoded-text.ts';
import { signatureTests, type SignatureFlags, type SignatureTests } from '../token/signature-tests.ts';
import { tokenCapture } from '../token/token-capture.ts';

interface TokenFlags extends ReportFlags, SignatureFlags {
  readonly reveal?: true;
}

const maxOctets = 32 * 1024 * 1024;

/** Decodes a JWT and judges it; verifies it with a key on request. Nothing is sent anywhere, except with --discover. */
export function tokenCommand(io: Io, finish: Finish): Command {
  const command = new Command('token')
    .description('decode a JWT, explain its claims and judge it; on request verify its signature')
    .argument('<jwt>', 'the token, or - to read it from standard input, which keeps it out of the shell history');
  for (const option of [...signatureOptions(), ...reportOptions()]) command.addOption(option);
  command.addHelpText('after', '\nNothing leaves this machine, except with --discover, which says what it asks.\nThe exit code is 1 also when the signature is not verified. A guessed secret is a finding.');
  return command.action(async (jwt: string, flags: TokenFlags) => finish(await runToken(jwt, flags, io)));
}

function signatureOptions(): Option[] {
  return [
    new Option('--reveal', 'also print the values of claims that may be personal data'),
    new Option('--key <file>', 'verify with this key: JWK, JWK Set, or a public key or certificate in PEM form').conflicts(['secretEnv', 'discover']),
    new Option('--secret-env <name>', 'verify with the secret in this environment variable').conflicts('discover'),
    new Option('--secret-base64url', 'the secret is written in base64url'),
    new Option('--discover <issuer>', 'verify with the keys that this issuer publishes; asks its server').argParser(urlFrom),
    new Option('--guess-secret', 'try well-known secrets and common passwords (HS256, HS384, HS512)'),
  ];
}

async function runToken(jwt: string, flags: TokenFlags, io: Io): Promise<number> {
  if (flags.secretBase64url === true && flags.secretEnv === undefined) throw new Failure('--secret-base64url says how the secret of --secret-env is written; give both.');
  const context = await contextFor(flags, io);
  const text = jwt === '-' ? await inputOf(io) : jwt;
  if (text.trim() === '') throw new Failure(jwt === '-' ? 'Standard input is empty: there is no token to read.' : 'The token is empty. Is the variable set that should hold it?');
  const capture = tokenCapture(text, io.now());
  const { notes, guessedSecret } = await testsOf(capture.tokens[0]!, flags, context);
  const judged = guessedSecret === undefined ? capture : withGuess(capture, capture.tokens[0]!.raw, guessedSecret);
  const report = judgedReport(judged, { policy: context.policy, acceptors: [context.acceptances] });
  const outcome = {
    reports: [report],
    // The text says them at its head.
    notices: [...(flags.format === 'text' ? [] : notes.map(({ id, text: said }) => remark({ id, text: said }))), ...context.acceptances.notices().map(remark)],
  };
  const lead = [decodedText(capture.tokens, { now: io.now(), reveal: flags.reveal === true }), ...notes.map(({ text: said }) => `${said}\n`)].join('\n');
  const exitCode = await deliver(outcome, { ...deliveryOf(flags), lead }, io);
  return exitCode === 0 && flags.failOn !== 'none' && notes.some(({ isBad }) => isBad) ? 1 : exitCode;
}

async function testsOf(token: TokenFact, flags: TokenFlags, { io, progress }: AuditContext): Promise<SignatureTests> {
  try {
    return await signatureTests(token, flags, io, progress);
  } finally {
    progress.stop();
  }
}

function withGuess(capture: Capture, raw: string, guessedSecret: SecretOrigin): Capture {
  return { ...capture, facts: capture.facts.map((fact) => (fact.kind === 'token' && fact.raw === raw ? { ...fact, guessedSecret } : fact)) };
}

async function inputOf(io: Io): Promise<string> {
  try {
    return await textOfInput(io, maxOctets);
  } catch (error) {
    throw new Failure(`The token could not be read: ${reasonOf(error)}.`, { cause: error });
  }
}
