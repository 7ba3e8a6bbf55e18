import tseslint from 'typescript-eslint';

const oneDoor = {
  selector: "CallExpression[callee.property.name='createQueryRunner']",
  message: 'Use db.transaction or db.reads: only database/ opens connections.',
};

const houseRules = [
  {
    selector:
      "CallExpression[callee.property.name='transaction'] > :function MemberExpression[object.type='ThisExpression'][property.name='db']",
    message: 'Inside a transaction use its tx: this.db is another connection.',
  },
  {
    selector: "CallExpression[callee.property.name='save']",
    message: "save() overwrites other people's changes: use tx.insert or tx.update.",
  },
  {
    selector: ":not(MethodDefinition[kind='constructor']) > :function[params.length>6]",
    message:
      'More than six parameters: give one object. (A constructor may ask for as many as it needs.)',
  },
];

/** What a spread's value can be, through `? :`, `&&`, `||`, `??` and a cast. */
function outcomes(node) {
  if (node.type === 'ConditionalExpression')
    return [...outcomes(node.consequent), ...outcomes(node.alternate)];
  if (node.type === 'LogicalExpression') return [...outcomes(node.left), ...outcomes(node.right)];
  if (node.type.startsWith('TS') && node.expression) return outcomes(node.expression);
  return [node];
}

/** TypeScript checks no excess property within the spread of a literal: a misspelt column would pass. */
const noLiteralSpread = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      literal:
        'Write the properties or elements themselves: within the spread of a literal the compiler checks no names. A property that may be missing is written `name: condition ? value : undefined`.',
    },
  },
  create: (context) => ({
    SpreadElement(node) {
      const literal = outcomes(node.argument).some((one) =>
        ['ObjectExpression', 'ArrayExpression'].includes(one.type),
      );
      if (literal) context.report({ node, messageId: 'literal' });
    },
  }),
};

const pureRules = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Rules take today or now as a parameter.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Rules take now as a parameter.',
  },
  { selector: ':function[async=true]', message: 'Rules are pure: nothing to wait for.' },
];

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'coverage/**'] },
  {
    files: ['src/**/*.ts', 'test/**/*.ts', 'migrations/**/*.ts'],
    extends: [tseslint.configs.base],
    languageOptions: {
      parserOptions: { project: './test/tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    plugins: { watersmeet: { rules: { 'no-literal-spread': noLiteralSpread } } },
    rules: {
      'watersmeet/no-literal-spread': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/return-await': ['error', 'always'],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      'no-restricted-syntax': ['error', ...houseRules, oneDoor],
    },
  },
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-explicit-any': 'off' } },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/**/*.spec.ts', 'src/demo/**'],
    rules: {
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 12],
      'max-statements': ['error', 20],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/platform/config/**', 'src/**/*.spec.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only config/ reads the environment.' },
      ],
    },
  },
  {
    files: ['src/platform/database/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...houseRules] },
  },
  {
    files: ['src/**/*.rules.ts'],
    rules: { 'no-restricted-syntax': ['error', ...houseRules, oneDoor, ...pureRules] },
  },
);
