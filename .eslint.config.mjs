import tseslint from 'typescript-eslint';

const houseRules = [
  {
    selector:
      "CallExpression[callee.property.name='transaction'] > :function MemberExpression[object.type='ThisExpression'][property.name='db']",
    message: 'Inside a transaction use its tx: this.db is another connection.',
  },
  {
    selector: "CallExpression[callee.property.name='createQueryRunner']",
    message: 'Use db.transaction or db.reads: only database/ opens connections.',
  },
  {
    selector: "CallExpression[callee.property.name='save']",
    message: "save() overwrites other people's changes: use tx.insert or tx.update.",
  },
];

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
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/return-await': ['error', 'always'],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      'max-params': ['error', 6],
      'no-restricted-syntax': ['error', ...houseRules],
    },
  },
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-explicit-any': 'off' } },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/**/*.spec.ts', 'src/demo/**'],
    rules: {
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/config/**', 'src/**/*.spec.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only config/ reads the environment.' },
      ],
    },
  },
  {
    files: ['src/database/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', houseRules[0], houseRules[2]] },
  },
  {
    files: ['src/**/*.rules.ts'],
    rules: { 'no-restricted-syntax': ['error', ...houseRules, ...pureRules] },
  },
);
