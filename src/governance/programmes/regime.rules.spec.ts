import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { OWN_ANNEX_ROLES } from './document-role.rules.js';
import { regimeTables } from './regime-tables.js';
import { RegimeCode, regimeInForce, stepsFor } from './regime.rules.js';
import { REGIMES, regime } from './regimes.js';
import type { Party, PartyRole } from './transaction.rules.js';

const PAGE = readFileSync(new URL('../../../docs/regimes.md', import.meta.url), 'utf8');

/** The tables under the heading of a regime, cell by cell, whatever their column widths. */
function tablesUnder(heading: string): string[][][] {
  const section = PAGE.split(/^## /m).find((text) => text.startsWith(heading)) ?? '';
  return section
    .split(/\n\n+/)
    .filter((block) => block.startsWith('|'))
    .map((block) =>
      block
        .trim()
        .split('\n')
        .filter((line) => !/^\|[ :|-]+\|$/.test(line)),
    )
    .map((lines) =>
      lines.map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      ),
    );
}

const ft = (trustId: string, role: PartyRole): Party => ({
  trustId,
  trustKind: 'FOUNDATION_TRUST',
  role,
});
const nhs = (trustId: string, role: PartyRole): Party => ({
  trustId,
  trustKind: 'NHS_TRUST',
  role,
});

const DERBY = ft('derby', 'ACQUIRING');
const BURTON = ft('burton', 'ACQUIRED');
const ESSEX = [ft('a', 'MERGING'), ft('b', 'MERGING'), nhs('c', 'MERGING')];
const MIXED = [ft('a', 'MERGING'), nhs('b', 'MERGING')];

const fbc = (steps: ReturnType<typeof stepsFor>) => steps.find((step) => step.code === 'FBC')!;
const trustsOf = (kind: string, steps: ReturnType<typeof stepsFor>) =>
  fbc(steps)
    .deciders.filter((decider) => decider.bodyKind === kind)
    .map(({ trustId }) => trustId);

describe.each(REGIMES.map((template) => [template.code, template] as const))(
  '%s',
  (code, template) => {
    it('stands in docs/regimes.md as it is here', () => {
      expect(tablesUnder(code)).toEqual(regimeTables(template));
    });

    it('numbers its steps from 1 and names each once', () => {
      const { steps } = template;
      expect(steps.map((step) => step.ordinal)).toEqual(steps.map((_step, index) => index + 1));
      expect(new Set(steps.map((step) => step.code)).size).toBe(steps.length);
    });

    it('never asks for a paper of one body alone in the common part', () => {
      const asked = template.steps.flatMap((step) => step.requiredDocuments);
      expect(asked.filter((role) => OWN_ANNEX_ROLES.includes(role))).toEqual([]);
    });

    it('asks no body for the same thing twice at one gate', () => {
      for (const step of template.steps) {
        const asked = step.deciders.map(({ bodyKind, purpose }) => `${bodyKind} ${purpose}`);
        expect(new Set(asked).size).toBe(asked.length);
      }
    });

    it('goes: rating, boards, governors, then the grant, then the legal date (R8)', () => {
      const asked = template.steps.flatMap(({ deciders }) =>
        [...deciders].sort((a, b) => a.order - b.order).map(({ purpose }) => purpose),
      );
      const places = ['RATE', 'FINAL_APPROVE', 'COUNCIL_APPROVAL', 'GRANT'].map((purpose) =>
        asked.lastIndexOf(purpose as (typeof asked)[number]),
      );
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(places).not.toContain(-1);
      const codes = template.steps.map((step) => step.code);
      expect(codes.indexOf('DAY_1')).toBeGreaterThan(codes.indexOf('GRANT'));
    });
  },
);

describe('who decides on the full business case', () => {
  it.each([
    [
      'R3: Derby and Burton',
      [DERBY, BURTON],
      'ACQUISITION_S56A',
      ['derby', 'burton'],
      ['derby', 'burton'],
    ],
    ['R3: three Trusts, one an NHS trust', ESSEX, 'MERGER_S56', ['a', 'b', 'c'], ['a', 'b']],
    ['R3: a foundation trust and an NHS trust', MIXED, 'MERGER_S56', ['a', 'b'], ['a']],
    [
      'a transfer scheme',
      [ft('a', 'TRANSFERRING'), ft('b', 'RECEIVING')],
      'TRANSFER_SCHEME_S69A',
      ['a', 'b'],
      [],
    ],
  ] as const)('%s', (_case, parties, type, boards, councils) => {
    for (const template of REGIMES) {
      const steps = stepsFor(template, parties, type);
      expect(trustsOf('TRUST_BOARD', steps)).toEqual(boards);
      expect(trustsOf('COUNCIL_OF_GOVERNORS', steps)).toEqual(councils);
      expect(trustsOf('NHS_ENGLAND', steps)).toEqual([null]);
    }
  });
});

describe('what else hangs on the parties and the transaction', () => {
  const grantOf = (
    code: RegimeCode,
    parties: readonly Party[],
    type: 'MERGER_S56' | 'ACQUISITION_S56A',
  ) => stepsFor(regime(code), parties, type).find((step) => step.code === 'GRANT')!;

  it.each([
    ['2015, foundation trusts alone', 'REGIME_2015_SOC_OBC_FBC', [DERBY, BURTON], ['GRANT']],
    ['2015, with an NHS trust', 'REGIME_2015_SOC_OBC_FBC', MIXED, ['SUPPORT', 'GRANT']],
    [
      '2022, foundation trusts alone',
      'REGIME_2022_STATUTORY_TRANSACTION',
      [DERBY, BURTON],
      ['APPROVE_GRANT', 'GRANT'],
    ],
  ] as const)('the grant in %s', (_case, code, parties, purposes) => {
    const { deciders } = grantOf(code, parties, 'MERGER_S56');
    expect(deciders.map((decider) => decider.purpose)).toEqual(purposes);
  });

  it('property and liabilities pass in a merger, not in an acquisition', () => {
    const documents = (type: 'MERGER_S56' | 'ACQUISITION_S56A') =>
      grantOf('REGIME_2022_STATUTORY_TRANSACTION', MIXED, type).requiredDocuments;
    expect(documents('MERGER_S56')).toContain('PROPERTY_AND_LIABILITIES');
    expect(documents('ACQUISITION_S56A')).not.toContain('PROPERTY_AND_LIABILITIES');
  });

  it("after the grant it is the acquirer's board that is asked", () => {
    const steps = stepsFor(regime('REGIME_2015_SOC_OBC_FBC'), [BURTON, DERBY], 'ACQUISITION_S56A');
    expect(steps.at(-1)?.deciders.map(({ trustId }) => trustId)).toEqual(['derby']);
  });
});

it.each([
  ['the SOC of 2016', '2016-10-07', 'REGIME_2015_SOC_OBC_FBC'],
  ['the FBC of 2018', '2018-06-12', 'REGIME_2017_STRATEGIC_FBC'],
  ['a strategic case of 2024', '2024-07-01', 'REGIME_2022_STATUTORY_TRANSACTION'],
  ['before them all', '2014-12-31', undefined],
])('the regime in force at %s', (_case, day, code) => {
  expect(regimeInForce(day, REGIMES)?.code).toBe(code);
});
