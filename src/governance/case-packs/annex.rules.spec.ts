import { describe, expect, it } from '@jest/globals';
import { annexManifest, mayEditAnnex, mayHaveAnnex, maySealAnnex } from './annex.rules.js';
import type { AnnexFacts } from './annex.rules.js';

const paper = (position: number, change: Partial<AnnexFacts['documents'][number]> = {}) => ({
  position,
  title: `Paper ${position}`,
  role: 'LEGAL_ADVICE' as const,
  privileged: true,
  fileName: `paper-${position}.pdf`,
  mediaType: 'application/pdf',
  bytes: '10',
  sha256: String(position).repeat(64),
  ...change,
});
const facts: AnnexFacts = {
  practice: true,
  programme: { code: 'UHDB', title: 'Derby and Burton' },
  pack: 'FBC/1',
  body: { code: 'DERBY-BOARD', name: 'Board of Derby' },
  title: 'For our board alone',
  documents: [paper(1), paper(2)],
};

describe("what a body's annex is sealed as", () => {
  it('names its programme, its pack, its body and every document', () => {
    expect(annexManifest(facts)).toEqual({
      format: 'watersmeet.annex/2',
      practice: true,
      programme: { code: 'UHDB', title: 'Derby and Burton' },
      pack: 'FBC/1',
      body: { code: 'DERBY-BOARD', name: 'Board of Derby' },
      title: 'For our board alone',
      documents: [
        {
          position: '1',
          title: 'Paper 1',
          role: 'LEGAL_ADVICE',
          privileged: true,
          fileName: 'paper-1.pdf',
          mediaType: 'application/pdf',
          bytes: '10',
          sha256: '1'.repeat(64),
        },
        {
          position: '2',
          title: 'Paper 2',
          role: 'LEGAL_ADVICE',
          privileged: true,
          fileName: 'paper-2.pdf',
          mediaType: 'application/pdf',
          bytes: '10',
          sha256: '2'.repeat(64),
        },
      ],
    });
  });

  it('is the same in whatever order its documents are read, and however a letter is composed', () => {
    const turned = { ...facts, documents: [paper(2), paper(10), paper(1)] };
    const positions = annexManifest(turned).documents.map(({ position }) => position);
    expect(positions).toEqual(['1', '2', '10']);
    expect(turned.documents.map(({ position }) => position)).toEqual([2, 10, 1]);
    const title = (text: string) => annexManifest({ ...facts, title: text }).title;
    expect(title('Cafe\u0301')).toBe(title('Caf\u00e9'));
  });

  it('carries nothing of the programme or the body but what it names', () => {
    const more = { id: 'x', vision: 'secret' };
    const odd = {
      ...facts,
      programme: { ...facts.programme, ...more },
      body: { ...facts.body, ...more },
    };
    expect(annexManifest(odd)).toEqual(annexManifest(facts));
  });
});

describe('an annex', () => {
  it.each([
    ['a draft', 'DRAFT', null],
    ['a pack in review', 'IN_REVIEW', null],
    ['a sealed pack', 'SEALED', null],
    ['a pack that was replaced', 'SUPERSEDED', 'PACK_SUPERSEDED'],
    ['a pack that was withdrawn', 'WITHDRAWN', 'WRONG_STATE'],
  ] as const)('belongs to %s or not', (_case, status, code) => {
    expect(mayHaveAnnex(status)?.code ?? null).toBe(code);
  });

  it('is changed until it is sealed', () => {
    expect(mayEditAnnex(false)).toBeNull();
    expect(mayEditAnnex(true)?.code).toBe('SEALED');
  });

  const whole = { id: 'w', title: 'Advice', intact: true };
  const broken = { id: 'b', title: 'Due diligence', intact: false };
  it.each([
    ['with its documents', false, [whole], null, []],
    ['twice', true, [whole], 'SEALED', []],
    ['empty', false, [], 'PACK_INCOMPLETE', []],
    ['with a document that did not arrive whole', false, [whole, broken], 'PACK_INCOMPLETE', ['b']],
  ] as const)('is sealed %s or not', (_case, sealed, documents, code, missing) => {
    const refusal = maySealAnnex(sealed, documents);
    expect(refusal?.code ?? null).toBe(code);
    expect(refusal?.blockers?.map(({ subjectId }) => subjectId) ?? []).toEqual(missing);
  });
});
