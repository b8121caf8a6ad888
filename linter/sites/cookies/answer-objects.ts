// Cookies in the object with which a function of AWS Lambda, and of platforms that speak its words, answers.
// https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway.html, https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
import type { TSESTree } from '@typescript-eslint/types';
import type { SourceSighting } from '#shared/facts/sighting.ts';
import type { SourceFile } from '../../values/source-file.ts';
import { alternativesInProduction, propertyOf, type Value } from '../../values/value.ts';
import { cookieFactFromText, eachOf, setCookieOf } from './cookie-text-facts.ts';
import type { FoundFact } from '../found-fact.ts';
import type { SourceContext } from '../site-use.ts';
import { gateOfNeeds } from '../gate/text-gate.ts';

/** What a file must say for one to be in it. */
export const gateOfAnswers = gateOfNeeds({ names: [['statusCode']], needs: [['set-cookie', 'cookies']] });

/** `return { statusCode: 200, headers: { 'Set-Cookie': … } }`, also with `multiValueHeaders` or `cookies`. */
export function answerFacts(context: SourceContext): FoundFact[] {
  const { reader } = context;
  return reader.file.nodesOf('ObjectExpression').flatMap((node) => {
    const names = node.properties.flatMap((property) => (property.type === 'Property' ? [reader.keyOf(property)] : []));
    if (!names.includes('statusCode') || !isHandedOver(node, reader.file)) return [];
    const { line, column } = node.loc.start;
    const seen: SourceSighting = { in: 'source', file: reader.file.filename, line, column: column + 1, side: 'server', api: 'the answer', library: 'AWS Lambda' };
    return textsIn(reader.valueOf(node)).flatMap((text) => cookieFactFromText(text, { context, node: text.node, seen: at(seen, text, reader.file), byScript: false }) ?? []);
  });
}

/** A test that compares with an answer, or makes one up for a call, answers nobody. */
function isHandedOver(object: TSESTree.ObjectExpression, file: SourceFile): boolean {
  const parent = file.parentOf(object);
  if (parent?.type === 'CallExpression') return /^(?:callback|cb|done)$/.test(file.textOf(parent.callee)) && parent.arguments[1] === object;
  return parent?.type === 'ReturnStatement' || parent?.type === 'ArrowFunctionExpression' || parent?.type === 'VariableDeclarator' || parent?.type === 'ConditionalExpression';
}

function textsIn(answer: Value): readonly Value[] {
  const part = (name: string) => {
    const found = propertyOf(answer, name);
    return found.is === 'found' ? alternativesInProduction(found.property.value) : [];
  };
  return [...part('headers').flatMap(setCookieOf), ...part('multiValueHeaders').flatMap(setCookieOf), ...part('cookies').flatMap((cookies) => (cookies.kind === 'array' ? eachOf(cookies) : []))];
}

/** Where the text stands, when it stands in this file. */
function at(answer: SourceSighting, { node }: Value, file: SourceFile): SourceSighting {
  if (!file.owns(node)) return answer;
  return { ...answer, line: node.loc.start.line, column: node.loc.start.column + 1 };
}
