// What a file puts into a hook after it was made: `bearer.value = data.access_token`, `setToken(data.accessToken)`.
import type { RoleGuess } from '#shared/facts/role.ts';
import { plainNode } from '../../values/plain-node.ts';
import type { Node, SourceFile, Variable } from '../../values/source-file.ts';
import { credentialIn } from '../secrets/credential-expression.ts';
import type { SourceContext } from '../site-use.ts';

/** Uses of the variable that are looked at. */
const maxUses = 40;

/** The role of the first credential that is written. */
export function roleWrittenLater(hook: Node, context: SourceContext): RoleGuess | undefined {
  const { file } = context.reader;
  const declarator = file.parentOf(hook);
  if (declarator?.type !== 'VariableDeclarator') return undefined;
  const { id } = declarator;
  // `const [token, setToken] = useLocalStorage('t')`, `const bearer = useLocalStorage('b')`.
  const name = id.type === 'ArrayPattern' ? id.elements[1] : id;
  const variable = name?.type === 'Identifier' ? file.variableOf(name) : undefined;
  for (const written of variable ? writesTo(variable, file) : []) {
    const credential = credentialIn(written, context);
    if (!credential?.isCertain) continue;
    const at = `${file.filename}:${written.loc.start.line}`;
    return { ...credential.role, confidence: 'likely', evidence: [{ kind: 'source', text: `What is put into it is called "${credential.name}".`, at }, ...credential.role.evidence] };
  }
  return undefined;
}

function writesTo({ references }: Variable, file: SourceFile): Node[] {
  return references.slice(0, maxUses).flatMap(({ identifier }) => {
    const use = identifier as Node;
    const parent = file.parentOf(use);
    if (parent?.type === 'CallExpression') return parent.callee === use ? parent.arguments.slice(0, 1).map(plainNode) : [];
    const around = parent?.type === 'MemberExpression' && parent.object === use ? file.parentOf(parent) : undefined;
    if (around?.type === 'AssignmentExpression' && around.left === parent) return [around.right];
    return around?.type === 'CallExpression' && around.callee === parent && /\.set$/.test(file.textOf(parent!).slice(-8)) ? around.arguments.slice(0, 1) : [];
  });
}
